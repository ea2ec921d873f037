"""Hops: one version and its neighbour, as seen from the one."""

from collections.abc import Sequence

from workbench.comparison.alignment import Alignment
from workbench.comparison.line_alignment import pair_lines
from workbench.comparison.pairing import Stretch
from workbench.comparison.version import Line
from workbench.model.identity import Id


class Hop:
    """From version ``place`` of an alignment to the next one (``step`` 1) or to the one before (-1)."""

    def __init__(self, alignment: Alignment, place: int, step: int) -> None:
        pairing = alignment.pairings[min(place, place + step)]
        self.here, self.there = alignment.versions[place], alignment.versions[place + step]
        onwards = step > 0
        self.leads, self._returns = (pairing.forward, pairing.backward)[::step]
        self.target, self._origin = (pairing.successor, pairing.predecessor)[::step]
        self._links = pairing.goes if onwards else pairing.comes
        self._by_identity = pairing.by_identity
        self._paired: dict[tuple[Id, Id], dict[Id, Id]] = {}

    def ahead(self, line: Line) -> Sequence[Stretch]:
        """Where the words of a line here go."""
        return self.leads.get(line.provision.id) or (Stretch(0, None, self.target(line.unit)),)

    def back(self, line: Line) -> Sequence[Stretch]:
        """Where the words of a line there come from."""
        return self._returns.get(line.provision.id) or (Stretch(0, None, self._origin(line.unit)),)

    def links(self, line: Line, unit: Id) -> Sequence[Id]:
        """The lines of a unit there that hold the words of a line here, as far as that is known."""
        id = line.provision.id
        if not self._by_identity:
            found = self._pairs(line.unit, unit).get(id)
            return () if found is None else (found,)
        return [other for other in self._links.get(id, (id,)) if other in self.there.lines]

    def _pairs(self, unit: Id, other: Id) -> dict[Id, Id]:
        """Lines of two units that correspond by what they say."""
        found = self._paired.get((unit, other))
        if found is None:
            ours, theirs = self.here.units[unit].lines, self.there.units[other].lines
            pairs = pair_lines([self.here.key(line) for line in ours], [self.there.key(line) for line in theirs])
            found = self._paired[unit, other] = {ours[i].id: theirs[j].id for i, j in pairs}
        return found
