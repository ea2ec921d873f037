"""What stands before the words of a cell: number, 条旨 or name, and the remark that leads to its counterpart."""

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Cell, Row
from workbench.language.redline import redline
from workbench.model.level import DIVISIONS, TIERS, Level
from workbench.rendering.comparison.runs import marked
from workbench.rendering.comparison.sheet import Mark, Run

#: Units whose name stands on a line of its own.
_APART = (*DIVISIONS, *TIERS, Level.ANNEX)
_WIDE = "\u3000"


def is_apart(row: Row, cell: Cell) -> bool:
    """Whether number and name stand on a line of their own."""
    return row.level is Level.PREAMBLE or (row.level in _APART and bool(cell.heading or row.kind is Kind.DIVISION))


def head(row: Row, place: int) -> list[Run]:
    """Number, 条旨 in 【】 or name, and remark of a cell; nothing for 题名, 题注 and words above all articles."""
    cell = row.cells[place]
    if cell is None or row.level is Level.ROOT:
        return []
    name = _name(row, place, cell)
    joint = [Run(_WIDE, name[0].mark)] if name and row.level in (*DIVISIONS, Level.ANNEX) and cell.label else []
    label = [Run(cell.label, label_mark(row, place))] if cell.label and cell.label != cell.heading else []
    return [*label, *(joint if label else []), *name, *_remark(cell)]


def label_mark(row: Row, place: int) -> Mark:
    """The number of a provision is added or deleted with the whole of it, otherwise it is a mere number."""
    usual = Mark.HEADING if row.kind is Kind.DIVISION else Mark.LABEL
    is_new = place > 0 and row.cells[place - 1] is None and row.kinds[place - 1] is not None
    is_gone = place < len(row.kinds) and row.cells[place + 1] is None and row.kinds[place] is not None
    if is_new and is_gone:
        return Mark.BOTH
    return Mark.ADDED if is_new else Mark.DELETED if is_gone else usual


def _name(row: Row, place: int, cell: Cell) -> list[Run]:
    if not cell.heading:
        return []
    left = row.cells[place - 1] if place and row.kinds[place - 1] else cell
    right = row.cells[place + 1] if place < len(row.kinds) and row.kinds[place] else cell
    before = redline(left.heading if left else "", cell.heading)
    after = redline(cell.heading, right.heading if right else "")
    runs = marked(cell.heading, before, after, Mark.HEADING)
    if row.level in _APART or row.kind is Kind.DIVISION:
        return runs
    edge = label_mark(row, place)
    edge = Mark.HEADING if edge is Mark.LABEL else edge
    return [Run("【", edge), *runs, Run("】", edge)]


def _remark(cell: Cell) -> list[Run]:
    said = "，".join(filter(None, ("部分" if cell.partial else "", cell.remark)))
    return [Run(f"（{said}）", Mark.REMARK)] if said else []
