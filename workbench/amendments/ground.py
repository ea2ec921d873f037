"""The ground amendments are held against: one state of a draft, indexed once for all of them."""

from collections.abc import Iterator
from functools import cached_property

from workbench.amendments.values import Place
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels


class Ground:
    """One instrument with what became of provisions that are gone or were cut.

    ``heirs``: gone id → the provision that took it in. ``pieces``: id → the provisions cut from it, in order.
    """

    def __init__(self, instrument: Instrument, labels: Labels | None = None, wording: Wording | None = None) -> None:
        self.instrument = instrument
        self.labels = labels or Labels(instrument)
        self._wording = wording
        self.heirs: dict[Id, Id] = {}
        self.pieces: dict[Id, list[Id]] = {}
        self._positions: dict[Id, dict[Id, int]] = {}
        for id in self.labels:
            self._note(self.labels.node(id))

    def _note(self, provision: Provision) -> None:
        for gone in provision.merged:
            if gone not in self.labels:
                self.heirs[gone] = provision.id
        if provision.split_from is not None:
            self.pieces.setdefault(provision.split_from, []).append(provision.id)

    @cached_property
    def wording(self) -> Wording:
        """The words of every provision as shown."""
        return self._wording or Wording(self.instrument, self.labels)

    def name(self, id: Id) -> str:
        """What a provision is called; what it was taken into, where it is gone."""
        if id in self.labels:
            return self.labels.full(id)
        heir = self.heirs.get(id)
        return f"并入{self.name(heir)}的条款" if heir and heir != id else "已删去的条款"

    def place(self, id: Id) -> Place | None:
        """Where a provision stands; None for the root."""
        parent = self.labels.parent(id)
        if parent is None:
            return None
        if parent.id not in self._positions:
            self._positions[parent.id] = {child.id: at for at, child in enumerate(parent.children)}
        at, siblings = self._positions[parent.id][id], parent.children
        after = siblings[at - 1].id if at else None
        return Place(parent.id, after, siblings[at + 1].id if at + 1 < len(siblings) else None)

    def from_on(self, id: Id, count: int) -> tuple[Provision, ...]:
        """A provision and those that follow it in the same place, ``count`` in all."""
        here = self.place(id)
        if here is None:
            return ()
        children = self.labels.node(here.parent).children
        at = self._positions[here.parent][id]
        return children[at : at + count]

    def holders(self, id: Id) -> Iterator[Id]:
        """Where the words of a provision may be now: itself and what was cut from it, else what took it in."""
        waiting, seen = [id], set[Id]()
        while waiting:
            here = waiting.pop(0)
            if here in seen:
                continue
            seen.add(here)
            if here in self.labels:
                yield here
            elif here in self.heirs:
                waiting.append(self.heirs[here])
            waiting += self.pieces.get(here, [])
