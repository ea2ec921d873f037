"""xlsx: the sheet as a workbook that prints as it stands. Every word is written as a string, never as a formula."""

from io import BytesIO
from typing import Any

import xlsxwriter

from workbench.rendering.comparison.sheet import CENTRED, Paragraphs, Place, Run, Sheet, SheetRow
from workbench.rendering.comparison.spreadsheet_cells import Cells
from workbench.rendering.comparison.spreadsheet_lines import count, parts
from workbench.rendering.comparison.spreadsheet_looks import SIZE, dressed, spoken

#: Widths in characters of the default font: a page of A4 across, what five columns need at a smaller scale, and
#: the one column of the summary, which programs do not scale.
_PAGE, _WIDE, _SUMMARY = 136, 190, 100
_NOTES = 0.6
#: Points a line takes in the highest of the fonts that may stand in for 仿宋, and the most a row may have.
PITCH, HIGHEST = SIZE * 1.46, 405.0
_PAPER_A4 = 9
_LINES = int((HIGHEST - 6) / PITCH)
#: The lines of each part of an article that no row can hold: short parts fill the pages.
_PART = 8


def write(sheet: Sheet) -> bytes:
    """The file."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": sheet.title[:255], "comments": ""})
        cells = Cells(book, sheet.marks)
        if sheet.summary:
            _summary(book.add_worksheet("修改情况汇总"), sheet, cells)
        page = book.add_worksheet("对照表")
        _Table(page, sheet, cells).write()
        page.activate()
    return file.getvalue()


def _summary(page: Any, sheet: Sheet, cells: Cells) -> None:
    """The lines of 修改情况汇总 on a page of their own, in front of the table."""
    page.set_column(0, 0, _SUMMARY)
    _print_setup(page)
    lines = [("修改情况汇总", "title"), *((line, "plain") for line in sheet.summary)]
    for row, (line, look) in enumerate(lines):
        paragraphs = ((Run(line),),)
        page.set_row(row, _height(count(paragraphs, _room(_SUMMARY))) * (1.6 if look == "title" else 1))
        cells.write(page, row, 0, paragraphs, look)


def _print_setup(page: Any) -> None:
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.set_margins(left=0.59, right=0.59, top=0.75, bottom=0.75)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.set_footer("&C第 &P 页 共 &N 页")


def _room(width: float) -> int:
    """Halves of a Han character that fit into a column; a unit of width is 7 pixels, 5 more are its edges."""
    return int((width * 7 - 6) / (SIZE * 96 / 72) * 2)


def _height(lines: int) -> float:
    return lines * PITCH + 6


class _Table:
    """Writes the page of the table, top to bottom."""

    def __init__(self, page: Any, sheet: Sheet, cells: Cells) -> None:
        self._page, self._sheet, self._cells = page, sheet, cells
        self._widths = _widths(sheet)
        self._at = 0
        self._divided = False

    def write(self) -> None:
        """Everything."""
        for column, width in enumerate(self._widths):
            self._page.set_column(column, column, width)
        _print_setup(self._page)
        self._page.outline_settings(symbols_below=False)
        self._top()
        self._heads()
        for row in self._sheet.rows:
            self._row(row)
        self._page.print_area(0, 0, self._at - 1, len(self._widths) - 1)

    def _top(self) -> None:
        sheet = self._sheet
        self._across(((Run(sheet.title),),), "title")
        if sheet.cover:
            self._across(((Run("\u3000\u3000".join(sheet.cover)),),), "plain")
        for line in sheet.notices:
            self._across(((Run(line),),), "plain")
        if sheet.legend:
            self._across(dressed((spoken(sheet.legend),), sheet.marks), "plain")

    def _heads(self) -> None:
        rooms = [_room(width) for width in self._widths]
        heads = [((Run(head),),) for head in self._sheet.heads]
        self._page.set_row(self._at, _height(max(map(count, heads, rooms))))
        for column, head in enumerate(heads):
            self._cells.write(self._page, self._at, column, head, "head")
        self._page.freeze_panes(self._at + 1, 0)
        self._page.repeat_rows(self._at)
        self._at += 1

    def _row(self, row: SheetRow) -> None:
        """One row, and further ones below it where it is higher than a row can be; a division can be folded."""
        self._divided |= row.place is Place.DIVISION
        level = int(self._divided and row.place is not Place.DIVISION)
        dress = self._sheet.marks
        if row.across:
            self._across(dressed(row.cells[0], dress), "across" if row.place in CENTRED else "whole", level)
            return
        rooms = [_room(width) for width in self._widths]
        cells = [dressed(cell, dress) for cell in row.cells]
        lines = _LINES if max(map(count, cells, rooms)) <= _LINES else _PART
        columns = [parts(cell, room, lines) for cell, room in zip(cells, rooms, strict=True)]
        last = max(map(len, columns)) - 1
        for place in range(last + 1):
            found = [column[place] if place < len(column) else () for column in columns]
            self._line(found, rooms, "across" if row.place in CENTRED and not last else _look(place, last), level)

    def _line(self, found: list[Paragraphs], rooms: list[int], look: str, level: int) -> None:
        self._page.set_row(self._at, _height(max(map(count, found, rooms))), None, {"level": level})
        for column, cell in enumerate(found):
            self._cells.write(self._page, self._at, column, cell, look)
        self._at += 1

    def _across(self, paragraphs: Paragraphs, look: str, level: int = 0) -> None:
        room = _room(sum(self._widths))
        for part in parts(paragraphs, room, _LINES):
            high = _height(count(part, room)) * (1.6 if look == "title" else 1)
            self._page.set_row(self._at, min(high, HIGHEST), None, {"level": level})
            self._cells.write_across(self._page, self._at, len(self._widths) - 1, part, look)
            self._at += 1


def _look(place: int, last: int) -> str:
    """A row that goes on has no line between its parts."""
    if last == 0:
        return "cell"
    return "first" if place == 0 else "last" if place == last else "middle"


def _widths(sheet: Sheet) -> list[float]:
    """Equal columns, the 说明 narrower."""
    shares = [1.0] * len(sheet.heads)
    if sheet.has_notes:
        shares[-1] = _NOTES
    total = _PAGE if len(shares) <= 3 else _WIDE
    return [round(total * share / sum(shares), 2) for share in shares]
