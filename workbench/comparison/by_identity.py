"""Alignment of two versions of one draft: by id and ancestry, never by guess."""

from collections import defaultdict

from workbench.comparison.cutting import cut
from workbench.comparison.pairing import Match, Pairing, Role, Stretch
from workbench.comparison.version import Version
from workbench.model.identity import Id
from workbench.model.provision import Provision


def share_ids(old: Version, new: Version) -> bool:
    """Whether two instruments are versions of one draft; ids are drawn at random, so one in common tells."""
    return any(id in new.units for id in old.units) or any(id in new.lines for id in old.lines)


def by_identity(old: Version, new: Version) -> Pairing:
    """The pairing of two versions that share ids."""
    return _Identity(old, new).run()


class _Identity:
    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.pairing = Pairing(by_identity=True)
        self.taken_in = _taken_in(new)
        self.split_off = {part.id: part.split_from for part in _provisions(new) if part.split_from}

    def run(self) -> Pairing:
        for id in self.old.units:
            if id in self.new.units:
                self.pairing.add(Match(id, id, 1.0))
        self._split_units()
        self._merged_units()
        self._lines()
        return self.pairing

    def origin(self, id: Id) -> Id | None:
        """The provision of the old version a new one was split from, directly or through others."""
        seen = {id}
        above = self.split_off.get(id)
        while above is not None and above not in seen:
            if above in self.old.labels:
                return above
            seen.add(above)
            above = self.split_off.get(above)
        return None

    def _split_units(self) -> None:
        for id in self.new.units:
            origin = None if id in self.old.units else self.origin(id)
            if origin is not None and origin in self.old.units:
                self.pairing.add(Match(origin, id, 1.0, Role.SPLIT))
                self.pairing.turn(origin, origin, Role.SPLIT)

    def _merged_units(self) -> None:
        for id in self.old.units:
            into = None if id in self.new.units else self.taken_in.get(id)
            if into is not None and into in self.new.units:
                self.pairing.add(Match(id, into, 1.0, Role.MERGE))
                self.pairing.turn(into, into, Role.MERGE)

    def _lines(self) -> None:
        """Lines that changed their unit, and lines whose words were shared out among several units."""
        goes, comes = defaultdict(list), defaultdict(list)
        for line in self.new.lines.values():
            for source in self._sources(line.provision):
                goes[source].append(line.id)
                comes[line.id].append(source)
        self.pairing.forward = self._stretches(self.old, self.new, goes)
        self.pairing.backward = self._stretches(self.new, self.old, comes)
        for line in self.old.lines.values():
            for target in goes[line.id]:
                self._joined(line.unit, self.new.lines[target].unit)

    def _sources(self, new: Provision) -> list[Id]:
        """The old lines a new one was made of."""
        own = new.id if new.id in self.old.lines else self.origin(new.id)
        found = [own, *new.merged]
        return [id for id in dict.fromkeys(found) if id is not None and id in self.old.lines]

    def _stretches(self, here: Version, there: Version, links: dict[Id, list[Id]]) -> dict[Id, tuple[Stretch, ...]]:
        """The lines of ``here`` that do not go where their unit goes by default, cut where units part them."""
        forward, result = here is self.old, {}
        for id, line in here.lines.items():
            others = [there.lines[other] for other in links.get(id, ())]
            units = list(dict.fromkeys(other.unit for other in others))
            usual = self.pairing.successor(line.unit) if forward else self.pairing.predecessor(line.unit)
            if len(units) > 1:
                texts = {unit: "".join(there.words(o) for o in others if o.unit == unit) for unit in units}
                result[id] = cut(here.words(line), texts)
            elif units and units[0] != usual:
                result[id] = (Stretch(0, None, units[0]),)
        return result

    def _joined(self, old: Id, new: Id) -> None:
        if self.pairing.between(old, new) is None:
            self.pairing.add(Match(old, new, 1.0, Role.LINES))


def _provisions(version: Version) -> list[Provision]:
    return list(version.instrument.root.walk())


def _taken_in(new: Version) -> dict[Id, Id]:
    """Gone id → the provision that took it in."""
    return {gone: part.id for part in _provisions(new) for gone in part.merged}
