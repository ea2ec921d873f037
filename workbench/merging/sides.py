"""One side of a merge: its tree as an index, in which provisions can be taken into others."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.model.text import Text, join


class Side:
    """``nodes`` in document order; their ``children`` and ``parents`` by id. The root has no parent."""

    def __init__(self, root: Provision) -> None:
        self.root = root.id
        self.nodes: dict[Id, Provision] = {}
        self.parents: dict[Id, Id] = {}
        self._take(root)
        self.children = self._children()

    def _take(self, outer: Provision) -> None:
        self.nodes[outer.id] = outer
        for child in outer.children:
            self.parents[child.id] = outer.id
            self._take(child)

    def _children(self) -> dict[Id, list[Id]]:
        found: dict[Id, list[Id]] = {}
        for id in self.nodes:
            if id in self.parents:
                found.setdefault(self.parents[id], []).append(id)
        return found

    def __contains__(self, id: object) -> bool:
        return id in self.nodes

    def before(self, id: Id) -> Id | None:
        """The sibling in front of it; None for a first child."""
        siblings = self.children[self.parents[id]]
        place = siblings.index(id)
        return siblings[place - 1] if place else None

    def take_in(self, heirs: Mapping[Id, Id]) -> None:
        """Join what stands here alone still to what has taken it in on another side."""
        gone = [id for id in self.nodes if id in heirs]
        for id in gone:
            self._join(id, heirs[id])
        if gone:
            self.children = self._children()

    def _join(self, gone: Id, heir: Id) -> None:
        part = self.nodes[gone]
        if heir not in self.nodes:
            self.nodes = {heir if id == gone else id: node for id, node in self.nodes.items()}
            self.nodes[heir] = replace(part, id=heir)
            self.parents[heir] = self.parents.pop(gone)
        else:
            self.nodes[heir] = self._joined(gone, heir)
            if heir in self._above(heir, gone):
                self.parents[heir] = self.parents[gone]
            del self.nodes[gone], self.parents[gone]
        self.parents |= {id: heir for id, above in self.parents.items() if above == gone}

    def _above(self, id: Id, outer: Id) -> Iterable[Id]:
        """``id`` and what holds it, when ``outer`` is among that; nothing otherwise."""
        here: Id | None = id
        line = []
        while here is not None and here != outer:
            line.append(here)
            here = self.parents.get(here)
        return line if here is not None else []

    def _joined(self, gone: Id, heir: Id) -> Provision:
        first, second = (self.nodes[id] for id in self.nodes if id in (gone, heir))
        into = self.nodes[heir]
        text: Text = join((*first.text, *second.text))
        return replace(into, text=text, heading=into.heading or self.nodes[gone].heading)
