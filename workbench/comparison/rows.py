"""Rows: what an alignment looks like as a table."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workbench.comparison.alignment import Alignment
from workbench.comparison.cell_redline import CellRedline, Difference
from workbench.comparison.cells import Cells
from workbench.comparison.chains import Chains, Share
from workbench.comparison.collection import uncollected
from workbench.comparison.front import front_rows, named
from workbench.comparison.judging import Judge, of_row
from workbench.comparison.row_order import ordered
from workbench.comparison.table import Cell, Row, Table
from workbench.comparison.targets import Targets
from workbench.model.identity import Id


@uncollected
def table(alignment: Alignment, columns: Sequence[str], notes: Mapping[Id, str] | None = None) -> Table:
    """The table of an alignment.

    ``columns``: what each version is, one for each. ``notes``: 说明 by id, of the newest version that has the id.
    """
    builder = _Builder(alignment, notes or {})
    rows, orders = tuple(builder.rows()), tuple(version.order for version in alignment.versions)
    return Table(tuple(columns), rows, builder.typesetting, orders)


class _Builder:
    def __init__(self, alignment: Alignment, notes: Mapping[Id, str]) -> None:
        self._alignment, self._notes = alignment, notes
        self._shares = ordered(Chains(alignment).shares(), alignment.versions)
        self._cells = Cells(alignment, self._shares)
        self._judge = Judge(alignment, self._cells.moved)
        self._comparisons = [
            CellRedline(old, new, Targets(old, new, pairing), by_identity=pairing.by_identity)
            for (old, new), pairing in zip(pairwise(alignment.versions), alignment.pairings, strict=True)
        ]
        self.typesetting = 0

    def rows(self) -> Iterator[Row]:
        """All rows in order."""
        yield from front_rows(self._alignment.versions)
        for share in self._shares:
            yield self._row(share)

    def _row(self, share: Share) -> Row:
        cells = tuple(self._cells.cell(share, place) for place in range(len(share.chain)))
        differences = [self._difference(place, cells) for place in range(len(cells) - 1)]
        kinds = tuple(self._judge.kind(place, share, cells, found) for place, found in enumerate(differences))
        score, confirmed = self._judge.certainty(share)
        self.typesetting += sum(found.typesetting for found in differences)
        redlines = tuple(found.changes for found in differences)
        inner = tuple(found.lines for found in differences)
        level = self._judge.level(share)
        return Row(of_row(kinds), score, confirmed, level, cells, kinds, redlines, inner, self._note(share))

    def _difference(self, place: int, cells: Sequence[Cell | None]) -> Difference:
        old, new = cells[place], cells[place + 1]
        found = self._comparisons[place].compare(old.lines if old else (), new.lines if new else ())
        if self._is_division(place, old) or self._is_division(place + 1, new):
            return named(old, new, found)
        return found

    def _is_division(self, place: int, cell: Cell | None) -> bool:
        return cell is not None and self._judge.is_division(cell.id, place)

    def _note(self, share: Share) -> str:
        ids = [id for id in reversed(share.chain) if id is not None]
        return next((self._notes[id] for id in ids if id in self._notes), "")
