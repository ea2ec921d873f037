"""pdf: the sheet set by typst, with every font embedded."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from workbench.model.level import rank
from workbench.rendering.comparison.appearance import PLAIN, Appearance, appearances, worded
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.print_fonts import Fonts, found, known
from workbench.rendering.comparison.sheet import CENTRED, Mark, Paragraph, Paragraphs, Place, Run, Sheet, SheetRow

#: The 说明 column beside one of text.
_NOTES = 0.6
#: typst draws no waves.
_INSTEAD = {"波浪线": "虚下划线"}
_ORDER = list(Mark)


def write(sheet: Sheet) -> bytes:
    """The file."""
    return _compiled(json.dumps(_data(sheet, found()), ensure_ascii=False))


def fonts_used() -> Fonts:
    """Which fonts of the machine, or of the program, the pages are set in."""
    return found()


def _compiled(data: str) -> bytes:
    import typst

    template = _template()
    pages = typst.compile(template, font_paths=known(), sys_inputs={"sheet": data}, format="pdf")
    assert isinstance(pages, bytes)
    return pages


@cache
def _template() -> bytes:
    return (files("workbench.rendering.comparison") / "print_page.typ").read_bytes()


def _data(sheet: Sheet, fonts: Fonts) -> dict[str, Any]:
    looks, runs = appearances(sheet.marks), _Runs(sheet.marks)
    return {
        "fonts": fonts._asdict(),
        "looks": [_look(looks[mark]) for mark in _ORDER],
        "title": sheet.title,
        "cover": list(sheet.cover),
        "summary": list(sheet.summary),
        "notices": list(sheet.notices),
        "legend": runs.line(_spoken(sheet.legend)),
        "heads": list(sheet.heads),
        "notes": sheet.has_notes,
        "widths": _widths(sheet),
        "rows": [_row(row, runs) for row in sheet.rows],
    }


def _row(row: SheetRow, runs: "_Runs") -> dict[str, Any]:
    """``level``: of a heading inside the table, 1 for the outermost there can be; 0 for any other row."""
    return {
        "across": row.across,
        "centred": row.place in CENTRED,
        "level": rank(row.level) if row.place is Place.DIVISION else 0,
        "cells": [runs.cell(cell) for cell in row.cells],
    }


def _look(look: Appearance) -> dict[str, Any]:
    underline = "dashed" if look.underline == "wave" else look.underline
    return {
        "hei": look.hei,
        "kai": look.kai,
        "shade": look.shade,
        "strike": look.strike,
        "red": look.red,
        "underline": underline,
    }


class _Runs:
    """Runs as data: words alone where nothing is marked, else the number of the mark and the words."""

    def __init__(self, marks: Marks) -> None:
        self._looks = appearances(marks)

    def cell(self, paragraphs: Paragraphs) -> list[list[Any]]:
        """The paragraphs of a cell."""
        return [self.line(paragraph) for paragraph in paragraphs]

    def line(self, paragraph: Paragraph) -> list[Any]:
        """The runs of one paragraph."""
        return [self._run(run) for run in paragraph]

    def _run(self, run: Run) -> Any:
        words = worded(run, self._looks[run.mark])
        return words if self._looks[run.mark] == PLAIN else [_ORDER.index(run.mark), words]


def _spoken(legend: Paragraph) -> Paragraph:
    def said(words: str) -> str:
        for missing, instead in _INSTEAD.items():
            words = words.replace(missing, instead)
        return words

    return tuple(Run(said(run.text), run.mark) for run in legend)


def _widths(sheet: Sheet) -> list[float]:
    shares = [1.0] * len(sheet.heads)
    return [*shares[:-1], _NOTES] if sheet.has_notes else shares
