"""Rows: what an alignment looks like as a table."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workbench.comparison.alignment import Alignment
from workbench.comparison.cell_redline import CellRedline, Difference, unmarked
from workbench.comparison.cells import Cells
from workbench.comparison.chains import Share, shares
from workbench.comparison.collection import uncollected
from workbench.comparison.front import front_rows, named
from workbench.comparison.judging import Judge, certainty, of_row
from workbench.comparison.kinds import Kind
from workbench.comparison.pairing import Match, Role
from workbench.comparison.row_order import ordered
from workbench.comparison.table import Cell, Row, Table
from workbench.comparison.targets import Targets
from workbench.comparison.untouched import Untouched
from workbench.model.identity import Id


@uncollected
def table(alignment: Alignment, columns: Sequence[str], notes: Mapping[Id, str] | None = None) -> Table:
    """The table of an alignment.

    ``columns``: what each version is, one for each. ``notes``: 说明 by id, of the newest version that has the id.
    """
    builder = _Builder(alignment, notes or {})
    rows, orders = tuple(builder.rows()), tuple(version.order for version in alignment.versions)
    return Table(tuple(columns), rows, builder.typesetting, orders)


_Step = tuple[Kind | None, Difference]


class _Builder:
    def __init__(self, alignment: Alignment, notes: Mapping[Id, str]) -> None:
        self._alignment, self._notes = alignment, notes
        found = shares(alignment)
        self._shares = found if alignment.is_straight else ordered(found, alignment.versions)
        self._cells = Cells(alignment, self._shares)
        self._untouched = Untouched(alignment, self._cells.moved)
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
            note = self._note(share) if self._notes else ""
            yield self._untouched.row(share, note) or self._row(share, note)

    def _row(self, share: Share, note: str) -> Row:
        cells = self._cells.cells(share)
        place, id = share.newest
        unit = self._alignment.versions[place].units[id]
        matches = self._judge.matches(share)
        steps = [self._step(at, match, cells[at], cells[at + 1]) for at, match in enumerate(matches)]
        if unit.is_division:
            steps = [(kind and Kind.DIVISION, found) for kind, found in steps]
        kinds = tuple([kind for kind, _ in steps])
        self.typesetting += sum([found.typesetting for _, found in steps])
        return Row(
            of_row(kinds, cells),
            *certainty(matches),
            unit.provision.level,
            cells,
            kinds,
            tuple([found.changes for _, found in steps]),
            tuple([found.lines for _, found in steps]),
            note,
        )

    def _step(self, place: int, match: Match | None, old: Cell | None, new: Cell | None) -> _Step:
        """What happened between two columns. Most articles are untouched, and cost next to nothing."""
        if old is not None and new is not None and self._is_untouched(place, match, old, new):
            kind = Kind.UNCHANGED if old.label == new.label else Kind.RENUMBERED
            return kind, unmarked(new.text, len(new.lines))
        found = self._comparisons[place].compare(old.lines if old else (), new.lines if new else ())
        if self._is_division(place, old) or self._is_division(place + 1, new):
            found = named(old, new, found)
        return self._judge.kind(place, match, old, new, found), found

    def _is_untouched(self, place: int, match: Match | None, old: Cell, new: Cell) -> bool:
        reads_alike = old.lines is new.lines and old.heading == new.heading and old.text == new.text
        in_place = match is not None and match.role is Role.WHOLE and match[:2] not in self._cells.moved[place]
        return reads_alike and in_place

    def _is_division(self, place: int, cell: Cell | None) -> bool:
        return cell is not None and self._alignment.versions[place].units[cell.id or Id("")].is_division

    def _note(self, share: Share) -> str:
        ids = [id for id in reversed(share.chain) if id is not None]
        return next((self._notes[id] for id in ids if id in self._notes), "")
