"""xlsx: a worksheet for each sheet, which prints as it stands. Every word is a string, never a formula."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Paragraphs, Run
from workbench.rendering.comparison.spreadsheet_cells import Cells
from workbench.rendering.comparison.spreadsheet_lines import count, parts
from workbench.rendering.opinions.sheets import Line, Sheet

#: Points a line of 12 pt takes, the most a row may have, and the lines that fit into it.
_PITCH, _HIGHEST = 17.5, 405.0
_LINES = int((_HIGHEST - 6) / _PITCH)
_PAPER_A4 = 9
#: Width of a Han character in units of the workbook, and what the edges of a cell take.
_UNIT = 2.3


def write(sheets: Sequence[Sheet]) -> bytes:
    """The file."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": sheets[0].title[:255], "comments": ""})
        cells = Cells(book, Marks.SHADED)
        for sheet in sheets:
            _Page(book.add_worksheet(sheet.name), sheet, cells).write()
    return file.getvalue()


class _Page:
    """Writes one worksheet, top to bottom."""

    def __init__(self, page: Any, sheet: Sheet, cells: Cells) -> None:
        self._page, self._sheet, self._cells = page, sheet, cells
        self._rooms = [share * 2 for share in sheet.shares]
        self._at = 0

    def write(self) -> None:
        """Everything, and how it prints."""
        for column, share in enumerate(self._sheet.shares):
            self._page.set_column(column, column, share * _UNIT)
        self._page.set_landscape()
        self._page.set_paper(_PAPER_A4)
        self._page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self._page.fit_to_pages(1, 0)
        self._page.set_footer("&C第 &P 页 共 &N 页")
        self._page.outline_settings(symbols_below=False)
        self._top()
        for line in self._sheet.lines:
            self._line(line)
        self._page.print_area(0, 0, max(self._at - 1, 0), len(self._rooms) - 1)

    def _top(self) -> None:
        self._across(self._sheet.title, "title")
        for words in (*(["\u3000\u3000".join(self._sheet.cover)] if self._sheet.cover else []), *self._sheet.notes):
            self._across(words, "plain")
        for column, head in enumerate(self._sheet.heads):
            self._cells.write(self._page, self._at, column, _paragraphs(head), "head")
        heads = [count(_paragraphs(head), room) for head, room in zip(self._sheet.heads, self._rooms, strict=True)]
        self._page.set_row(self._at, _height(max(heads)))
        self._page.freeze_panes(self._at + 1, 0)
        self._page.repeat_rows(self._at)
        self._at += 1
        if self._sheet.lines:
            self._page.autofilter(self._at - 1, 0, self._at - 1 + len(self._sheet.lines), len(self._rooms) - 1)

    def _line(self, line: Line) -> None:
        """One row, and further ones below it where it is higher than a row can be."""
        if line.across:
            self._across(line.cells[0], "across")
            return
        columns = [parts(_paragraphs(words), room, _LINES) for words, room in zip(line.cells, self._rooms, strict=True)]
        last = max(map(len, columns)) - 1
        for place in range(last + 1):
            found = [column[place] if place < len(column) else () for column in columns]
            self._page.set_row(self._at, _height(max(map(count, found, self._rooms))))
            for column, cell in enumerate(found):
                self._cells.write(self._page, self._at, column, cell, _look(place, last))
            self._at += 1

    def _across(self, words: str, look: str) -> None:
        room = sum(self._rooms)
        for part in parts(_paragraphs(words), room, _LINES):
            self._page.set_row(self._at, _height(count(part, room)) * (1.6 if look == "title" else 1))
            self._cells.write_across(self._page, self._at, len(self._rooms) - 1, part, look)
            self._at += 1


def _paragraphs(words: str) -> Paragraphs:
    return tuple((Run(line),) if line else () for line in words.split("\n"))


def _height(lines: int) -> float:
    return min(lines * _PITCH + 6, _HIGHEST)


def _look(place: int, last: int) -> str:
    """A row that goes on has no line between its parts."""
    if last == 0:
        return "cell"
    return "first" if place == 0 else "last" if place == last else "middle"
