"""The scene: the ground with what the earlier changes of one amendment have already made of it."""

from dataclasses import replace

from workbench.amendments.ground import Ground
from workbench.amendments.token_form import stored
from workbench.amendments.values import Place
from workbench.model.identity import Id
from workbench.model.provision import Heading, Provision
from workbench.model.tokens import decode


class Scene:
    """Cheap to make: holds only what differs from the ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.texts: dict[Id, str] = {}
        self.headings: dict[Id, Heading | None] = {}
        self.children: dict[Id, list[Id]] = {}
        self._parents: dict[Id, Id | None] = {}
        self._new: dict[Id, Provision] = {}

    def __contains__(self, id: Id) -> bool:
        if id in self._parents:
            return self._parents[id] is not None
        return id in self.ground.labels

    def node(self, id: Id) -> Provision:
        """The provision as it stood before, or as it was put in."""
        return self._new.get(id) or self.ground.labels.node(id)

    def text(self, id: Id) -> str:
        """Its words in the token form."""
        found = self.texts.get(id)
        return stored(self.node(id)) if found is None else found

    def heading(self, id: Id) -> Heading | None:
        """Its heading."""
        return self.headings[id] if id in self.headings else self.node(id).heading

    def holders(self, id: Id) -> list[Id]:
        """Where the words of a provision may be now."""
        if id in self._new:
            return [id] if id in self else []
        return [holder for holder in self.ground.holders(id) if holder in self]

    def inside(self, id: Id) -> list[Id]:
        """What stands directly in a provision."""
        if id not in self.children:
            return [child.id for child in self.node(id).children]
        return self.children[id]

    def built(self, id: Id) -> Provision:
        """The provision as it stands now, with all below it."""
        text = decode(self.texts[id]) if id in self.texts else self.node(id).text
        children = tuple(self.built(child) for child in self.inside(id))
        return replace(self.node(id), text=text, heading=self.heading(id), children=children)

    def place(self, id: Id) -> Place | None:
        """Where a provision stands; None for the root."""
        parent = self._parent(id)
        if parent is None:
            return None
        if id not in self._parents and parent not in self.children and parent not in self._new:
            return self.ground.place(id)
        siblings = self.inside(parent)
        at = siblings.index(id)
        after = siblings[at - 1] if at else None
        return Place(parent, after, siblings[at + 1] if at + 1 < len(siblings) else None)

    def _parent(self, id: Id) -> Id | None:
        if id in self._parents:
            return self._parents[id]
        above = self.ground.labels.parent(id)
        return None if above is None else above.id

    def take_out(self, id: Id) -> None:
        """It and what is below it stand nowhere any more."""
        parent = self._parent(id)
        if parent is not None:
            self.children[parent] = [child for child in self.inside(parent) if child != id]
        self._leave(id)

    def _leave(self, id: Id) -> None:
        for child in self.inside(id):
            self._leave(child)
        self._parents[id] = None

    def move(self, id: Id, parent: Id, index: int) -> None:
        """It stands elsewhere; ``index`` counts without it."""
        old = self._parent(id)
        if old is not None:
            self.children[old] = [child for child in self.inside(old) if child != id]
        self._hang(id, parent, index)

    def put_in(self, provision: Provision, parent: Id, index: int) -> None:
        """A new provision, or one that comes back, with all below it."""
        for part in provision.walk():
            self._new[part.id] = part
            self._parents.update((child.id, part.id) for child in part.children)
            self.children.pop(part.id, None)
            self.texts.pop(part.id, None)
            self.headings.pop(part.id, None)
        self._hang(provision.id, parent, index)

    def _hang(self, id: Id, parent: Id, index: int) -> None:
        siblings = self.inside(parent)
        self.children[parent] = [*siblings[:index], id, *siblings[index:]]
        self._parents[id] = parent
