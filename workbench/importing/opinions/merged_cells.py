"""Cells merged over several rows, which openpyxl does not tell of when it reads a worksheet row by row."""

import re
import zipfile
from pathlib import Path
from typing import Any

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"")
_CHUNK = 1 << 20


class MergedCells:
    """The list is looked up in the part itself. Only the first row holds the words; the others are given the same."""

    def __init__(self, path: Path, sheet: Any) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, tuple[int, str]] = {}
        part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
        for found in _MERGED.finditer(_tail(path, part)):
            first, last = int(found[2]), int(found[4])
            if found[1] == found[3] and last > first:
                self._spans.setdefault(first, []).append((_letters(found[1].decode()), last))

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """A row with the words of the cells that reach down into it."""
        for column, (last, words) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif column < len(cells) and not cells[column]:
                cells[column] = words
        for column, last in self._spans.get(number, ()):
            if column < len(cells):
                self._open[column] = last, cells[column]
        return cells


def _tail(path: Path, part: str) -> bytes:
    """What follows the rows of a worksheet, where its merged cells are listed."""
    with zipfile.ZipFile(path) as archive:
        if part not in archive.namelist():
            return b""
        with archive.open(part) as content:
            tail = b""
            while chunk := content.read(_CHUNK):
                _, found, after = (tail[-32:] + chunk).rpartition(b"sheetData>")
                tail = after if found else (tail + chunk if b"mergeCell" in tail else (tail + chunk)[-2 * _CHUNK :])
            return tail


def _letters(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
