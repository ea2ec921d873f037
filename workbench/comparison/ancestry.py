"""Ancestry: what the provisions of a version were made of, as their ids and their marks of descent tell."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from workbench.comparison.version import Version
from workbench.model.identity import Id
from workbench.model.provision import Provision


class Ancestry:
    """What became of the units and lines of ``old`` in ``new``, which shares its ids.

    ``goes``: old line → the new lines that hold its words, ``comes``: the reverse; a line that simply stayed in its
    unit is left out of both. ``flows``: how many lines went from an old unit into a new one.
    """

    def __init__(self, old: Version, new: Version) -> None:
        self._old, self._new = old, new
        every = new.instrument.root.walk() if new.has_descent else ()
        parts = [part for part in every if part.merged or part.split_from]
        self._taken_in = {gone: part.id for part in parts for gone in part.merged}
        self._split_off = {part.id: part.split_from for part in parts if part.split_from}
        self.goes: dict[Id, list[Id]] = defaultdict(list)
        self.comes: dict[Id, list[Id]] = defaultdict(list)
        self.flows: Counter[tuple[Id, Id]] = Counter()
        self._trace()
        self._outlets, self._springs = Counter(a for a, _ in self.flows), Counter(b for _, b in self.flows)

    def _trace(self) -> None:
        shared = {*self._taken_in, *self._split_off.values()}
        for line in self._new.lines.values():
            id, unit = line.provision.id, line.unit
            before = self._old.lines.get(id)
            if before is not None and before.unit == unit and id not in shared and not line.provision.merged:
                self.flows[unit, unit] += 1
                continue
            for source in self._sources(line.provision):
                self.goes[source].append(id)
                self.comes[id].append(source)
                self.flows[self._old.lines[source].unit, unit] += 1

    def heir(self, id: Id) -> Id | None:
        """The new provision that took in one that is gone."""
        return None if id in self._new.names else self._taken_in.get(id)

    def origin(self, id: Id) -> Id | None:
        """The old provision a new one was split from, directly or through others."""
        if id in self._old.names:
            return None
        seen = {id}
        above = self._split_off.get(id)
        while above is not None and above not in seen:
            if above in self._old.names:
                return above
            seen.add(above)
            above = self._split_off.get(above)
        return None

    def unit_origin(self, id: Id) -> Id | None:
        """The same for a unit; where what it was split from is gone itself, its lines tell."""
        found = self.origin(id)
        if found is not None or id in self._old.names or id not in self._split_off:
            return found
        return next((self._old.lines[source].unit for source in self._lines_from(id)), None)

    def _lines_from(self, unit: Id) -> Iterator[Id]:
        return (source for line in self._new.units[unit].lines for source in self.comes.get(line.id, ()))

    def is_empty(self, old: Id, new: Id) -> bool:
        """Whether no words went from one unit to the other, while they did go to, or came from, elsewhere."""
        return not self.flows[old, new] and bool(self._outlets[old] or self._springs[new])

    def continued(self) -> Iterator[tuple[Id, Id]]:
        """Old and new units of different ids where all that is left of the one makes up all that was in the other."""
        for old, new in self.flows:
            fresh = old not in self._new.units and new not in self._old.units
            if fresh and self._outlets[old] == self._springs[new] == 1:
                yield old, new

    def _sources(self, new: Provision) -> list[Id]:
        """The old lines a new one was made of."""
        if not new.merged and new.id in self._old.lines:
            return [new.id]
        own = new.id if new.id in self._old.lines else self.origin(new.id)
        found = [own, *new.merged]
        return [id for id in dict.fromkeys(found) if id is not None and id in self._old.lines]
