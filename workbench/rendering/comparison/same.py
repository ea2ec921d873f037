"""同左: lines that were not amended, shortened wherever it stays clear which line of the older text is meant."""

from collections.abc import Iterator, Sequence

from workbench.comparison.table import Cell, Row
from workbench.language.typesetting import fold
from workbench.rendering.comparison.sheet import Mark, Run

SAME = "同左"
_OPEN = (Mark.NONE, Mark.MOVED)
_Lines = Sequence[list[list[Run]]]


def same_lines(row: Row, place: int, lines: _Lines) -> set[int]:
    """The lines of a cell that read as in the column before, under the same number, with nothing marked in them.

    A line whose citations are numbered differently now is shown: 同左 would hide it. The front matter too is
    told by its words alone.
    """
    left, cell = row.cells[place - 1] if place else None, row.cells[place]
    if left is None or cell is None:
        return set()
    if not cell.lines or not left.lines:
        return set(range(len(lines))) if fold(left.text) == fold(cell.text) and _is_open(lines) else set()
    return {
        pair.new
        for pair in row.inner[place - 1]
        if pair.old is not None and pair.new is not None and pair.same
        if _reads_alike(left, pair.old, cell, pair.new) and _is_open([lines[pair.new]])
    }


def _reads_alike(left: Cell, old: int, cell: Cell, new: int) -> bool:
    """Whether words and mark agree, and the place among the 款."""
    one, other = left.lines[old], cell.lines[new]
    if one.mark != other.mark or fold(one.words) != fold(other.words):
        return False
    return _paragraphs_before(left, old) == _paragraphs_before(cell, new)


def _paragraphs_before(cell: Cell, place: int) -> int:
    return sum(not line.mark for line in cell.lines[:place])


def _is_open(lines: _Lines) -> bool:
    return all(run.mark in _OPEN or not run.text for line in lines for paragraph in line for run in paragraph)


def shortened(left: Cell | None, cell: Cell, lines: _Lines, same: set[int]) -> list[list[Run]]:
    """The paragraphs of a cell. All of it, a 款 with all its 项, or a run of 项 becomes one 同左.

    A whole is the same only when it lost nothing either.
    """
    if left is None or not cell.lines or not left.lines:
        return [[_said()]] if same and len(same) == len(lines) else [runs for line in lines for runs in line]
    before, now = list(_blocks(left)), list(_blocks(cell))
    if len(same) == len(cell.lines) == len(left.lines):
        return [[_said()]]
    lost = {at for at, block in enumerate(now) if at >= len(before) or len(before[at]) != len(block)}
    said = [runs for at, block in enumerate(now) for runs in _block(cell, block, lines, same, at not in lost)]
    # One 同左 by itself would be read as the whole cell.
    return said if said != [[_said()]] else [runs for line in lines for runs in line]


def _said(which: str = "") -> Run:
    return Run(which + SAME, Mark.REMARK)


def _blocks(cell: Cell) -> Iterator[range]:
    """A line without a mark and the marked ones below it."""
    starts = [at for at, line in enumerate(cell.lines) if not line.mark or not at]
    for start, end in zip(starts, [*starts[1:], len(cell.lines)], strict=True):
        yield range(start, end)


def _block(cell: Cell, block: range, lines: _Lines, same: set[int], is_whole: bool) -> Iterator[list[Run]]:
    if is_whole and same.issuperset(block):
        yield [_said()]
        return
    at = block.start
    while at < block.stop:
        end = at
        while end < block.stop and end in same and _shape(cell, end) == _shape(cell, at):
            end += 1
        if end == at:
            yield from lines[at]
            end += 1
        else:
            first, last = cell.lines[at].mark, cell.lines[end - 1].mark
            yield [_said(first if first == last else f"{first}至{last}")]
        at = end


def _shape(cell: Cell, place: int) -> str:
    """The kind of mark a line has: only marks of one list make a run."""
    mark = cell.lines[place].mark
    return f"{mark[:1] if mark[:1] in '（(' else ''}…{mark[-1:]}" if mark else ""
