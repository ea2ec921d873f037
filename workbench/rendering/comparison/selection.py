"""Which rows of a table are printed: unchanged articles may be left out, unchanged divisions folded."""

from collections.abc import Iterator, Sequence

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Row
from workbench.language.redline import is_marked
from workbench.model.level import Level, rank
from workbench.rendering.comparison.options import TableOptions, Unchanged

QUIET = (Kind.UNCHANGED, Kind.RENUMBERED, Kind.TYPESETTING)
#: These stand outside every division.
_OUTSIDE = (Level.ANNEX, Level.PREAMBLE)
#: A row, and the rows that its fold line stands for.
Selected = tuple[Row, Sequence[Row]]


def is_quiet(row: Row) -> bool:
    """Whether nothing in a row was amended, in any column, and nothing is said about it."""
    if row.note or any(cell is None for cell in row.cells):
        return False
    if row.kind is Kind.DIVISION:
        return not any(is_marked(redline) for redline in row.redlines)
    return all(kind in QUIET for kind in row.kinds)


def selected(rows: Sequence[Row], options: TableOptions) -> Iterator[Selected]:
    """The rows to print, each with those folded below it."""
    at = 0
    while at < len(rows):
        row, inside = rows[at], extent(rows, at)
        if row.kind is Kind.DIVISION and is_quiet(row) and all(map(is_quiet, inside)):
            if options.unchanged is Unchanged.OMITTED:
                at += 1 + len(inside)
                continue
            if options.fold and any(below.kind is not Kind.DIVISION for below in inside):
                yield row, inside
                at += 1 + len(inside)
                continue
        if not _is_left_out(row, options):
            yield row, ()
        at += 1


def _is_left_out(row: Row, options: TableOptions) -> bool:
    omitted = options.unchanged is Unchanged.OMITTED
    return omitted and row.kind is not Kind.DIVISION and not row.is_front and is_quiet(row)


def extent(rows: Sequence[Row], at: int) -> Sequence[Row]:
    """The rows that stand in the division of row ``at``; none for any other row."""
    if rows[at].kind is not Kind.DIVISION:
        return ()
    end = at + 1
    while end < len(rows) and not _ends(rows[end], rows[at]):
        end += 1
    return rows[at + 1 : end]


def _ends(row: Row, division: Row) -> bool:
    if row.level in _OUTSIDE:
        return True
    return row.kind is Kind.DIVISION and rank(row.level) <= rank(division.level)
