"""An article file as people read it: what ``git config diff.chinese.textconv "workbench show-file"`` shows.

Line by line and without looking at anything else: git asks for one blob at a time, of any version, whole or not.
"""

import re
from collections.abc import Iterator

from workbench.language.numerals import chinese

_HEADER = re.compile(r"\[\[([a-z.]+)\]\]")
_HEADING = re.compile(r'heading = "(.*)"')
_BLOCK = re.compile(r'(?:text|lines) = """')
_END = '"""'
_LINE = re.compile(r'text = "(?!"")(.*)"')


def readable(content: str) -> Iterator[str]:
    """The words, one sentence a line as in the file, 项 with their marks; what is no article is left as it is."""
    if not content.startswith('id = "'):
        yield from content.splitlines()
        return
    marks, mark, inside = _Marks(), "", False
    for line in content.splitlines():
        if header := None if inside else _HEADER.fullmatch(line):
            mark = marks.next(header[1])
            continue
        words = _words(line, inside)
        inside = line != _END if inside else _BLOCK.fullmatch(line) is not None
        if words is not None:
            yield mark + words
            mark = ""


def _words(line: str, inside: bool) -> str | None:
    """What a line says to a reader, None for what only the program needs."""
    if inside:
        return None if line == _END else line
    if heading := _HEADING.fullmatch(line):
        return f"【{heading[1]}】"
    found = _LINE.fullmatch(line)
    return found[1] if found else None


class _Marks:
    """What stands before a provision in print, counted as the headers come."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def next(self, path: str) -> str:
        self._counts = {known: count for known, count in self._counts.items() if not known.startswith(f"{path}.")}
        count = self._counts[path] = self._counts.get(path, 0) + 1
        kind = path.rpartition(".")[2]
        if kind == "item":
            return f"（{chinese(count)}）"
        return f"{count}．" if kind == "subitem" else ""
