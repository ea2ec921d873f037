"""Rows that show a name: 题名 and 题注 in front of the text, and the names of divisions."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.comparison.cell_redline import Difference
from workbench.comparison.judging import of_row
from workbench.comparison.kinds import Kind
from workbench.comparison.table import FRONT, Cell, Row
from workbench.comparison.version import Version
from workbench.language.redline import Change, is_marked, joined, redline
from workbench.model.level import Level


def front_rows(versions: Sequence[Version]) -> Iterator[Row]:
    """The row of the titles, and that of the notes where a version has any."""
    titles = [version.instrument.title for version in versions]
    notes = ["\n".join(version.instrument.notes) for version in versions]
    for label, texts in zip(FRONT, (titles, notes), strict=True):
        if any(texts):
            yield _row(label, texts)


def _row(label: str, texts: Sequence[str]) -> Row:
    cells = tuple(Cell(label, None, "", text) if text else None for text in texts)
    redlines = tuple(redline(old, new) for old, new in pairwise(texts))
    kinds = tuple(_kind(old, new, found) for (old, new), found in zip(pairwise(texts), redlines, strict=True))
    return Row(of_row(kinds, cells), 1.0, True, Level.ROOT, cells, kinds, redlines, tuple(() for _ in redlines))


def _kind(old: str, new: str, found: Sequence[Change]) -> Kind | None:
    if not old or not new:
        return Kind.ADDED if new else Kind.DELETED if old else None
    if is_marked(found):
        return Kind.CHANGED
    return Kind.UNCHANGED if old == new else Kind.TYPESETTING


def named(old: Cell | None, new: Cell | None, found: Difference) -> Difference:
    """The difference of two divisions: of their names, then of what stands in them before the first article."""
    names = [cell.heading if cell else "" for cell in (old, new)]
    changes = list(redline(*names))
    if found.changes:
        between = [bool(cell and cell.heading and cell.lines) for cell in (old, new)]
        changes += redline(*("\n" if there else "" for there in between))
    return found._replace(changes=tuple(joined([*changes, *found.changes])))
