"""The 目录 as a row of the table: the divisions and annexes of each version in its order, changed names marked."""

from collections.abc import Sequence

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Row, Table
from workbench.model.identity import Id
from workbench.model.level import DIVISIONS, Level, rank
from workbench.rendering.comparison.heads import head
from workbench.rendering.comparison.options import TableOptions, Unchanged
from workbench.rendering.comparison.runs import tidy
from workbench.rendering.comparison.sheet import Mark, Paragraphs, Place, Run, SheetRow

_NAME = "目录"


def contents_row(table: Table, options: TableOptions) -> SheetRow | None:
    """The row; None without divisions, when it is not wanted, or when it would be left out as unchanged."""
    entries = [row for row in table.rows if row.level in DIVISIONS or row.level is Level.ANNEX]
    entries = [row for row in entries if any(cell and (cell.heading or cell.label) for cell in row.cells)]
    if not options.contents or not any(row.level in DIVISIONS for row in entries):
        return None
    cells = tuple(_cell(_in_order(entries, table, place), place) for place in range(len(table.columns)))
    is_same = len(set(cells)) == 1
    if is_same and options.unchanged is Unchanged.OMITTED:
        return None
    if is_same and options.unchanged is Unchanged.SAME:
        cells = (cells[0], *(_same() for _ in cells[1:]))
    kind = Kind.UNCHANGED if is_same else Kind.CHANGED
    return SheetRow(Place.CONTENTS, kind, Level.ROOT, _NAME, cells, is_changed=not is_same)


def _in_order(entries: Sequence[Row], table: Table, place: int) -> list[Row]:
    """The entries that a text has, in its own order: the rows of a table are in that of the newest."""
    found = [(cell.id, row) for row in entries if (cell := row.cells[place]) is not None]
    return [row for _, row in sorted(found, key=lambda each: table.orders[place].get(each[0] or Id(""), 0))]


def _same() -> Paragraphs:
    return ((Run(_NAME, Mark.HEADING),), (Run("同左", Mark.REMARK),))


def _cell(entries: Sequence[Row], place: int) -> Paragraphs:
    outermost = min((rank(row.level) for row in entries), default=0)
    lines = [_entry(row, place, _depth(row, outermost)) for row in entries]
    return ((Run(_NAME, Mark.HEADING),), *lines) if lines else ()


def _depth(row: Row, outermost: int) -> int:
    return 0 if row.level is Level.ANNEX else rank(row.level) - outermost


def _entry(row: Row, place: int, depth: int) -> tuple[Run, ...]:
    runs = [run for run in head(row, place) if run.mark is not Mark.REMARK]
    plain = [Run(run.text, Mark.NONE if run.mark in (Mark.HEADING, Mark.LABEL) else run.mark) for run in runs]
    return tidy([Run("\u3000" * depth), *plain])
