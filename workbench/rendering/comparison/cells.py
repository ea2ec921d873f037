"""Cells: what one column shows in a row."""

from collections.abc import Sequence

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Cell, Row
from workbench.model.level import TIERS
from workbench.rendering.comparison.heads import head, is_apart
from workbench.rendering.comparison.options import TableOptions, Unchanged
from workbench.rendering.comparison.runs import marked, paragraphs, tidy
from workbench.rendering.comparison.same import same_lines, shortened
from workbench.rendering.comparison.sheet import Mark, Paragraphs, Run
from workbench.rendering.tables import is_rule

NEW, GONE = "（新增）", "（删除）"


def cell_paragraphs(row: Row, place: int, options: TableOptions) -> Paragraphs:
    """The paragraphs of column ``place``; （新增） or （删除） opposite what has no counterpart."""
    cell = row.cells[place]
    if cell is None:
        return _absent(row, place)
    opening = head(row, place)
    body = _body(row, place, cell, options)
    if opening and body and not is_apart(row, cell):
        body[0] = [*opening, *_joint(row, opening), *body[0]]
    elif opening:
        body.insert(0, opening)
    return tuple(found for runs in body if (found := tidy(runs)))


def _joint(row: Row, opening: Sequence[Run]) -> list[Run]:
    """U+3000 after 第×条; its mark is that of the number, so that a new article is marked in one piece."""
    return [] if row.level in TIERS else [Run("\u3000", opening[0].mark)]


def _absent(row: Row, place: int) -> Paragraphs:
    if place and row.cells[place - 1] is not None:
        return ((Run(GONE, Mark.REMARK),),)
    if place < len(row.kinds) and row.cells[place + 1] is not None:
        return ((Run(NEW, Mark.REMARK),),)
    return ()


def _body(row: Row, place: int, cell: Cell, options: TableOptions) -> list[list[Run]]:
    """The words without number and name."""
    lines = _lines(row, place, cell)
    if options.unchanged is not Unchanged.SAME or row.kind is Kind.DIVISION:
        return [paragraph for line in lines for paragraph in line]
    return shortened(row.cells[place - 1] if place else None, cell, lines, same_lines(row, place, lines))


def _lines(row: Row, place: int, cell: Cell) -> list[list[list[Run]]]:
    """For each line of a cell its paragraphs: a 图表 has several, any other line one."""
    before = row.redlines[place - 1] if place else None
    after = row.redlines[place] if place < len(row.redlines) else None
    found = paragraphs(marked(cell.text, before, after, _base(row, place)))
    if row.kind is Kind.DIVISION and cell.heading:
        found = found[1 + cell.heading.count("\n") :]
    if not cell.lines:
        return [[paragraph] for paragraph in found if any(run.text for run in paragraph)]
    lines, at = [], 0
    for line in cell.lines:
        end = at + 1 + line.text.count("\n")
        lines.append([words for words in found[at:end] if end - at == 1 or not _is_rule(words)])
        at = end
    return lines


def _is_rule(words: Sequence[Run]) -> bool:
    """Whether a line of a 图表 is the rule under its header row, which is no text."""
    return is_rule("".join(run.text for run in words))


def _base(row: Row, place: int) -> Mark:
    """What was kept of a provision that moved is marked as moved, on both sides."""
    around = (row.kinds[place - 1] if place else None, row.kinds[place] if place < len(row.kinds) else None)
    return Mark.MOVED if Kind.MOVED in around else Mark.NONE
