"""A sheet as rows of the screen: the columns side by side, each cell broken at its width, lines between the rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from workbench.language.cells import cells
from workbench.rendering.comparison.appearance import Appearance, appearances, worded
from workbench.rendering.comparison.sheet import Mark, Paragraph, Paragraphs, Run, Sheet, SheetRow
from workbench.tui.widgets.pieces import Item, Piece, Row, rows_of

_INDENT = Piece("\u3000\u3000")
#: The 说明 column beside one of text.
_NOTES = 0.6
_NARROWEST = 4


class GridLine(NamedTuple):
    """One row of the screen.

    ``columns``: what stands in each; a single one goes across. ``joints``: of a line between rows, the characters at
    the borders of columns; "" for words. ``row``: the row of the sheet to which it belongs, -1 for what stands before.
    """

    columns: tuple[Row, ...] = ()
    joints: str = ""
    row: int = -1


class Grid(NamedTuple):
    """``widths``: cells for the words of each column; ``head`` stays at the top; ``first``: where each row begins."""

    widths: tuple[int, ...]
    head: tuple[GridLine, ...]
    lines: tuple[GridLine, ...]
    first: tuple[int, ...]


def grid(sheet: Sheet, width: int) -> Grid:
    """The sheet at ``width`` cells."""
    maker = _Maker(sheet, width)
    lines, first = list(maker.front()), []
    for number, (row, below) in enumerate(zip_longest(sheet.rows, sheet.rows[1:])):
        first.append(len(lines))
        lines += maker.row(number, row)
        lines.append(maker.rule(row.across, below is None or below.across, below is None, number))
    return Grid(maker.widths, tuple(maker.head(sheet.rows[:1])), tuple(lines), tuple(first))


class _Maker:
    def __init__(self, sheet: Sheet, width: int) -> None:
        self._sheet, self._width = sheet, max(width, 20)
        self._looks = appearances(sheet.marks)
        self.widths = _widths(len(sheet.heads), sheet.has_notes, self._width)

    def front(self) -> Iterator[GridLine]:
        """Title, cover, 修改情况汇总, notices and legend, as they stand before the table."""
        sheet = self._sheet
        for row in self._broken((Piece(sheet.title, "title"),), self._width):
            yield GridLine((_centred(row, self._width),))
        if sheet.cover:
            yield from self._free((Piece("\u3000\u3000".join(sheet.cover)),))
        if sheet.summary:
            yield from self._free((Piece("修改情况汇总", "title"),))
        for words in (*sheet.summary, *sheet.notices):
            yield from self._free((_INDENT, Piece(words)) if words in sheet.summary else (Piece(words),))
        if sheet.legend:
            yield from self._free(self._pieces(sheet.legend))
        yield GridLine()

    def head(self, rows: Sequence[SheetRow]) -> Iterator[GridLine]:
        """What each column is; repeated on every page, and so always at the top of the screen."""
        yield GridLine(joints="┌┬┐")
        broken = [
            [_centred(row, width) for row in self._broken((Piece(words, "title"),), width)]
            for words, width in zip(self._sheet.heads, self.widths, strict=True)
        ]
        yield from (GridLine(columns) for columns in zip_longest(*broken, fillvalue=()))
        yield self.rule(False, not rows or rows[0].across, not rows, -1)

    def rule(self, above: bool, below: bool, last: bool, row: int) -> GridLine:
        """The line below a row; ``above`` and ``below``: whether the rows there go across."""
        if last:
            return GridLine(joints="└─┘" if above else "└┴┘", row=row)
        middle = {(False, False): "┼", (False, True): "┴", (True, False): "┬", (True, True): "─"}[above, below]
        return GridLine(joints=f"├{middle}┤", row=row)

    def row(self, number: int, row: SheetRow) -> Iterator[GridLine]:
        """A row of the sheet, as high as its longest cell."""
        if row.across:
            room = sum(self.widths) + 3 * (len(self.widths) - 1)
            for line in self._cell(row.cells[0], room, indented=False):
                yield GridLine((_centred(line, room),), row=number)
            return
        notes = len(row.cells) - 1 if self._sheet.has_notes else -1
        broken = [
            list(self._cell(cell, width, indented=place != notes))
            for place, (cell, width) in enumerate(zip(row.cells, self.widths, strict=True))
        ]
        yield from (GridLine(columns, row=number) for columns in zip_longest(*broken, fillvalue=()))

    def _cell(self, paragraphs: Paragraphs, width: int, *, indented: bool) -> Iterator[Row]:
        for paragraph in paragraphs:
            pieces = self._pieces(paragraph)
            yield from self._broken((_INDENT, *pieces) if indented else pieces, width)

    def _pieces(self, paragraph: Paragraph) -> Row:
        return tuple(Piece(self._worded(run), run.mark.value) for run in paragraph)

    def _worded(self, run: Run) -> str:
        return worded(run, self._looks[run.mark])

    def _free(self, pieces: Row) -> Iterator[GridLine]:
        return (GridLine((row,)) for row in self._broken(pieces, self._width))

    def _broken(self, pieces: Iterable[Piece], width: int) -> list[Row]:
        return rows_of(Item(tuple(pieces)), width)


def _widths(count: int, has_notes: bool, width: int) -> tuple[int, ...]:
    """Cells for words: a border and a blank on either side of each column are taken off."""
    shares = [1.0] * count
    if has_notes:
        shares[-1] = _NOTES
    room = width - 3 * count - 1
    found = [max(_NARROWEST, int(room * share / sum(shares))) for share in shares]
    found[0] += max(0, room - sum(found))
    return tuple(found)


def _centred(row: Row, width: int) -> Row:
    lead = (width - sum(cells(piece.words) for piece in row)) // 2
    return (Piece(" " * lead), *row) if lead > 0 else row


def looks_of(sheet: Sheet) -> dict[str, Appearance]:
    """How each kind of words looks."""
    found = {mark.value: look for mark, look in appearances(sheet.marks).items()}
    return found | {"title": Appearance(hei=True), "": found[Mark.NONE.value]}
