"""The 目录 as a row of the table: the divisions and annexes of each version, with what changed in their names."""

from collections.abc import Sequence

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Row, Table
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
    is_same = all(cell is not None for row in entries for cell in row.cells) and all(map(_is_named_alike, entries))
    if is_same and options.unchanged is Unchanged.OMITTED:
        return None
    cells = tuple(_cell(entries, place) for place in range(len(table.columns)))
    if is_same and options.unchanged is Unchanged.SAME:
        cells = (cells[0], *(_same() for _ in cells[1:]))
    kind = Kind.UNCHANGED if is_same else Kind.CHANGED
    return SheetRow(Place.CONTENTS, kind, Level.ROOT, _NAME, cells, is_changed=not is_same)


def _is_named_alike(row: Row) -> bool:
    return len({(cell.label, cell.heading) for cell in row.cells if cell}) == 1


def _same() -> Paragraphs:
    return ((Run(_NAME, Mark.HEADING),), (Run("同左", Mark.REMARK),))


def _cell(entries: Sequence[Row], place: int) -> Paragraphs:
    outermost = min(rank(row.level) for row in entries)
    lines = [_entry(row, place, _depth(row, outermost)) for row in entries if row.cells[place] is not None]
    return ((Run(_NAME, Mark.HEADING),), *lines) if lines else ()


def _depth(row: Row, outermost: int) -> int:
    return 0 if row.level is Level.ANNEX else rank(row.level) - outermost


def _entry(row: Row, place: int, depth: int) -> tuple[Run, ...]:
    runs = [run for run in head(row, place) if run.mark is not Mark.REMARK]
    plain = [Run(run.text, Mark.NONE if run.mark in (Mark.HEADING, Mark.LABEL) else run.mark) for run in runs]
    return tidy([Run("\u3000" * depth), *plain])
