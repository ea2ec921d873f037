"""Where the provisions of an older version stand in the newer one, so that citations can be compared by target."""

from functools import cached_property

from workbench.comparison.line_alignment import pair_lines
from workbench.comparison.line_pieces import GONE
from workbench.comparison.pairing import Pairing
from workbench.comparison.version import Version
from workbench.model.identity import Id


class Targets:
    """Maps ids of the old version of a pairing to ids of the new one."""

    def __init__(self, old: Version, new: Version, pairing: Pairing) -> None:
        self._old, self._new, self._pairing = old, new, pairing
        self._lines: dict[Id, dict[Id, Id]] = {}

    @cached_property
    def _taken_in(self) -> dict[Id, Id]:
        return {gone: part.id for part in self._new.instrument.root.walk() for gone in part.merged}

    def of(self, id: Id) -> frozenset[Id]:
        """The places an old provision became; with common ids a provision without counterpart stays itself."""
        if self._pairing.by_identity:
            if id in self._new.names:
                return frozenset((id,))
            return frozenset((self._taken_in[id],)) if id in self._taken_in else frozenset((id, GONE))
        if id in self._old.units:
            return frozenset(match.new for match in self._pairing.successors.get(id, ()))
        line = self._old.lines.get(id)
        found = self._line(line.unit).get(id) if line else None
        return frozenset((found,)) if found is not None else frozenset()

    def _line(self, unit: Id) -> dict[Id, Id]:
        """The counterparts of the lines of an old unit, looked for in all counterparts of the unit."""
        found = self._lines.get(unit)
        if found is None:
            old = self._old.units[unit].lines
            new = [line for m in self._pairing.successors.get(unit, ()) for line in self._new.units[m.new].lines]
            keys = [self._old.key(line) for line in old], [self._new.key(line) for line in new]
            pairs = pair_lines(*keys)
            found = self._lines[unit] = {old[i].id: new[j].id for i, j in pairs}
        return found
