"""Lines to rows: what stands on each row of the screen, kept from key to key for all lines that did not change."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from workbench.language.cells import cells, offset_at
from workbench.language.wrapping import Rows, rewrap, wrap
from workbench.tui.editor.model.body import Body, Place, marks
from workbench.tui.editor.model.line import Line

#: 款 and what stands below them begin two Han characters in, as they are printed.
INDENT = "\u3000\u3000"


class Row(NamedTuple):
    """One row: the words of line ``line`` from ``start`` up to ``end``, behind ``lead``, which the program draws."""

    line: int
    start: int
    end: int
    lead: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """A line with its lead and rows; ``above`` are rows that hold only the lead, where it is too long."""

    line: Line
    lead: str
    above: tuple[str, ...]
    room: int
    rows: Rows

    @property
    def height(self) -> int:
        return len(self.above) + len(self.rows.starts)


class Layout:
    """The rows of one body at one width. ``heading`` is drawn in front of the first line: 第十条　【区域协同】."""

    def __init__(self, width: int, heading: str = "") -> None:
        self.width = max(2, width)
        self.heading = heading
        self.marks: tuple[str, ...] = ()
        self._laid: list[_Laid] = []
        self._tops: list[int] = [0]

    @property
    def height(self) -> int:
        """The number of rows."""
        return self._tops[-1]

    def update(self, body: Body) -> None:
        """Lay out ``body``; lines that are the same as last time keep their rows."""
        self.marks = marks(body)
        old, lines = self._laid, body.lines
        front = _same(old, lines)
        back = min(_same(old[::-1], lines[::-1]), len(old) - front, len(lines) - front)
        laid: list[_Laid] = []
        for index, line in enumerate(lines):
            before = index if index < len(lines) - back else index - len(lines) + len(old)
            lead = self._lead(index, line, self.marks[index])
            laid.append(self._lay(line, lead, old[before] if before < len(old) else None))
        self._laid = laid
        self._tops = list(accumulate((part.height for part in laid), initial=0))

    def _lead(self, index: int, line: Line, mark: str) -> str:
        if index == 0 and self.heading:
            return self.heading
        return "" if line.is_block else INDENT + mark

    def _lay(self, line: Line, lead: str, before: _Laid | None) -> _Laid:
        if before and before.line is line and before.lead == lead:
            return before
        above, taken = self._above(line, lead)
        if line.is_block:
            return _Laid(line, lead, above, taken, _block_rows(line.words, self.width))
        if before and before.room == taken and not before.line.is_block:
            same = before.line.words == line.words
            rows = before.rows if same else rewrap(before.rows, before.line.words, line.words, self.width, taken)
            return _Laid(line, lead, above, taken, rows)
        return _Laid(line, lead, above, taken, wrap(line.words, self.width, taken))

    def _above(self, line: Line, lead: str) -> tuple[tuple[str, ...], int]:
        """Rows for a lead that leaves too little room, or stands over a block; and the cells taken on the first row."""
        taken = cells(lead)
        if taken <= max(self.width // 2, 4) and not (line.is_block and lead):
            return (), min(taken, self.width - 2)
        starts = wrap(lead, self.width).starts
        return tuple(lead[a:b] for a, b in pairwise((*starts, len(lead)))), 0

    def row(self, number: int) -> Row:
        """Row ``number``, from 0 up to ``height``."""
        index = self.line_of(number)
        laid, inner = self._laid[index], number - self._tops[index]
        at = inner - len(laid.above)
        if at < 0:
            return Row(index, 0, 0, laid.above[inner], False)
        starts = laid.rows.starts
        is_last = at == len(starts) - 1
        end = len(laid.line.words) if is_last else starts[at + 1]
        return Row(index, starts[at], end, laid.lead if at == 0 and not laid.above else "", is_last)

    def has_words(self, number: int) -> bool:
        """Whether the caret can stand on row ``number``: a lead that is too long has rows of its own."""
        index = self.line_of(number)
        return number - self._tops[index] >= len(self._laid[index].above)

    def line_of(self, number: int) -> int:
        """The line of which row ``number`` is a part."""
        return min(bisect_right(self._tops, number) - 1, len(self._laid) - 1)

    def rows_of(self, index: int) -> range:
        """The rows of line ``index``."""
        return range(self._tops[index], self._tops[index + 1])

    def row_of(self, place: Place, trailing: bool = False) -> int:
        """The row on which a caret stands; ``trailing``: at the end of one row, not the beginning of the next."""
        laid = self._laid[place.line]
        inner = laid.rows.row_of(place.offset)
        if trailing and inner and laid.rows.starts[inner] == place.offset:
            inner -= 1
        return self._tops[place.line] + len(laid.above) + inner

    def cell_of(self, place: Place, trailing: bool = False) -> tuple[int, int]:
        """The cell of a caret: (column, row)."""
        number = self.row_of(place, trailing)
        row = self.row(number)
        return cells(row.lead) + cells(self.words(row, place.offset)), number

    def words(self, row: Row, upto: int | None = None) -> str:
        """The words of a row, without the line end of a block."""
        words = self._laid[row.line].line.words[row.start : row.end if upto is None else upto]
        return words.removesuffix("\n")

    def place_at(self, column: int, number: int, *, nearest: bool = False) -> tuple[Place, bool]:
        """The place at a cell, and whether it is the end of a row that goes on; rows outside are clamped."""
        row = self.row(max(0, min(number, self.height - 1)))
        line = self._laid[row.line].line
        inner = max(0, column - cells(row.lead))
        if line.is_block:
            return Place(row.line, 0 if row.start == 0 and not inner else len(line.words)), False
        offset = offset_at(line.words, row.start, row.end, inner, nearest=nearest)
        return Place(row.line, offset), offset == row.end and not row.is_last


def _same(old: Sequence[_Laid], lines: Sequence[Line]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = enumerate(zip(old, lines, strict=False))
    return next((count for count, (laid, line) in pairs if laid.line is not line), min(len(old), len(lines)))


def _block_rows(words: str, width: int) -> Rows:
    """A block keeps its lines; those that are too long go on below."""
    starts: list[int] = []
    at = 0
    for line in words.split("\n"):
        starts += [at + start for start in wrap(line, width).starts]
        at += len(line) + 1
    return Rows(tuple(starts), tuple(len(words) + 1 for _ in starts))


def plain_rows(layout: Layout) -> Sequence[str]:
    """Every row as text, for tests and for looking at it."""
    return [row.lead + layout.words(row) for row in map(layout.row, range(layout.height))]
