"""Cells: what one version shows in a row, with the remark that leads to its counterpart."""

from collections import Counter
from collections.abc import Sequence

from workbench.comparison.alignment import Alignment
from workbench.comparison.chains import Share
from workbench.comparison.moves import moved_matches
from workbench.comparison.pairing import Match, Role
from workbench.comparison.shown_units import Shown, ShownUnits, shown
from workbench.comparison.table import Cell
from workbench.comparison.version import Unit, Version
from workbench.model.identity import Id

_WHOLE = Role.WHOLE


class Cells:
    """Makes the cells of all rows."""

    def __init__(self, alignment: Alignment, shares: Sequence[Share]) -> None:
        self._alignment = alignment
        self._shown = ShownUnits(alignment)
        self._times = [Counter(column) for column in zip(*[share.chain for share in shares], strict=True)]
        self.moved = [moved_matches(alignment, place) for place in range(len(alignment.pairings))]
        self._told = [self._with_remark(place) for place in range(len(alignment.pairings))]
        self._remarked: set[tuple[int, Id | None]] = {
            (place + side, ends[side]) for place, told in enumerate(self._told) for ends in told for side in (0, 1)
        }

    def _with_remark(self, place: int) -> dict[tuple[Id, Id], Match]:
        """The matches of a pairing of which there is something to say."""
        matches, moved = self._alignment.pairings[place].matches, self.moved[place]
        return {found[:2]: found for found in matches if found.role is not _WHOLE or found[:2] in moved}

    def cells(self, share: Share) -> tuple[Cell | None, ...]:
        """The cells of a row, None where a version has nothing."""
        return tuple([None if id is None else self._cell(share, place, id) for place, id in enumerate(share.chain)])

    def _cell(self, share: Share, place: int, id: Id) -> Cell:
        version = self._alignment.versions[place]
        unit = version.units[id]
        partial = self._times[place][id] > 1
        return cell_of(version, unit, self._lines(share, place, unit), self._remark(share, place), partial)

    def _lines(self, share: Share, place: int, unit: Unit) -> Shown:
        if place in share.whole:
            return self._shown.whole(place, unit)
        return shown(self._alignment.versions[place], share.portions.get(place, ()))

    def _remark(self, share: Share, place: int) -> str:
        if (place, share.chain[place]) not in self._remarked:
            return ""
        came = self._came(place, *share.chain[place - 1 : place + 1]) if place else ""
        went = self._went(place, *share.chain[place : place + 2]) if place < len(share.chain) - 1 else ""
        return f"{came}，{went}" if came and went else came or went

    def _came(self, place: int, before: Id | None, here: Id | None) -> str:
        match = None if before is None or here is None else self._told[place - 1].get((before, here))
        if match is None:
            return ""
        pairing, old = self._alignment.pairings[place - 1], self._alignment.versions[place - 1]
        sources = [found for found in pairing.predecessors[match.new] if found.role is not Role.LINES]
        if match in sources and len(sources) > 1:
            return "合并自" + _listed(old, [found.old for found in sources])
        return f"由{label(old, match.old)}移来" if match[:2] in self.moved[place - 1] else ""

    def _went(self, place: int, here: Id | None, after: Id | None) -> str:
        match = None if here is None or after is None else self._told[place].get((here, after))
        if match is None:
            return ""
        pairing, new = self._alignment.pairings[place], self._alignment.versions[place + 1]
        pieces = [found for found in pairing.successors[match.old] if found.role is not Role.LINES]
        if match in pieces and len(pieces) > 1:
            return "拆分为" + _listed(new, [found.new for found in pieces])
        return f"移至{label(new, match.new)}" if match[:2] in self.moved[place] else ""


def cell_of(version: Version, unit: Unit, lines: Shown, remark: str = "", partial: bool = False) -> Cell:
    """The cell of these lines of a unit."""
    text = "\n".join([mark + words for _, mark, words, _ in lines])
    name = unit.provision.heading.words if unit.provision.heading else ""
    if unit.is_division and name:
        text = f"{name}\n{text}" if lines else name
    return Cell(label(version, unit.provision.id), unit.provision.id, name, text, remark, lines, partial)


def label(version: Version, id: Id) -> str:
    """The number of a unit alone; its name where it has none."""
    return version.names.own(id)


def _listed(version: Version, ids: Sequence[Id]) -> str:
    return "、".join(label(version, id) for id in sorted(ids, key=version.order.__getitem__))
