"""What stands before the words of a provision in the 花脸稿: number, 条旨 or name, and where it came from."""

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Cell, Row
from workbench.language.redline import redline
from workbench.model.level import DIVISIONS, TIERS, Level
from workbench.rendering.comparison.sheet import Mark, Run

_MARKS = {"-": Mark.DELETED, "+": Mark.ADDED}
WIDE = "\u3000"


def shown(row: Row) -> Cell:
    """The new cell, or the old one of what was deleted."""
    return next(cell for cell in (row.cells[-1], row.cells[-2]) if cell is not None)


def _edge(row: Row, usual: Mark) -> Mark:
    old, new = row.cells[-2:]
    return Mark.ADDED if old is None else Mark.DELETED if new is None else usual


def is_apart(row: Row) -> bool:
    """Whether number and name stand on a line of their own."""
    return row.level is Level.PREAMBLE or (row.level in TIERS and bool(shown(row).heading))


def opening_of(row: Row) -> list[Run]:
    """Number, 条旨 or name, and where it came from."""
    if row.level is Level.ROOT:
        return []
    cell, is_division = shown(row), row.kind is Kind.DIVISION
    label = cell.label if cell.label != cell.heading else ""
    named = row.level in (*DIVISIONS, Level.ANNEX) or row.level in TIERS
    edge, heading = _edge(row, Mark.HEADING if is_division else Mark.LABEL), _heading(row)
    joint = WIDE if label and heading and row.level in (*DIVISIONS, Level.ANNEX) else ""
    around = ("", "") if named or not heading else ("【", "】")
    runs = [Run(label + joint + around[0], edge), *heading, Run(around[1], edge)]
    return [*runs, *_remark(row)]


def _heading(row: Row) -> list[Run]:
    old, new = (cell.heading if cell else "" for cell in row.cells[-2:])
    return [Run(change.text, _MARKS.get(change.op, Mark.HEADING)) for change in redline(old, new)]


def _remark(row: Row) -> list[Run]:
    old, new = row.cells[-2:]
    if old is None or new is None:
        said = "" if new else "删除"
    elif row.kinds[-1] is Kind.SPLIT:
        said = f"拆分自{old.label}"
    else:
        said = _came(new) or (f"原{old.label}" if old.label != new.label else "")
    return [Run(f"（{said}）", Mark.REMARK)] if said else []


def _came(cell: Cell) -> str:
    """The part of a remark that tells where the words came from."""
    return "，".join(said for said in cell.remark.split("，") if said.startswith(("由", "合并自")))
