"""A working index over an immutable tree: a change copies the path to the root and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.model.text import Text, references
from workbench.numbering.labels import Labels
from workbench.operations.pointers import has_references


class Tree:
    """The tree being worked on; its nodes stay immutable, so the one it started from is never touched."""

    def __init__(self, root: Provision) -> None:
        self._root = root.id
        self._nodes: dict[Id, Provision] = {}
        self._parents: dict[Id, Id] = {}
        self._citing: dict[Id, dict[Id, None]] | None = None
        self._index(root)

    @classmethod
    def over(cls, labels: Labels) -> "Tree":
        """The tree of an index that is there already; copying that is cheaper than making one."""
        tree = cls.__new__(cls)
        tree._root, tree._citing = labels.instrument.root.id, None
        tree._nodes, tree._parents = labels.copied()
        return tree

    @property
    def root(self) -> Provision:
        return self._nodes[self._root]

    def __contains__(self, id: object) -> bool:
        return id in self._nodes

    def node(self, id: Id) -> Provision:
        """The provision of this id as it stands now; refuses an unknown one."""
        found = self._nodes.get(id)
        if found is None:
            raise refuse("unknown-id", f"没有编号为 {id} 的条款。", where=id, hint="它可能已被删除；请先查看目录。")
        return found

    def parent(self, id: Id) -> Provision | None:
        """What holds this provision; None for the root."""
        above = self._parents.get(id)
        return None if above is None else self._nodes[above]

    def owner(self, id: Id) -> Provision:
        """What holds this provision; refuses the root, which nothing holds."""
        self.node(id)
        above = self.parent(id)
        if above is None:
            raise refuse("root", "不能对全文本身作这一修改。", hint="请指明其中的编、章、节、条、款、项或目。")
        return above

    def index(self, id: Id) -> int:
        """Its position among the children of what holds it."""
        return [child.id for child in self.owner(id).children].index(id)

    def holds(self, outer: Id, inner: Id) -> bool:
        """Whether ``inner`` is ``outer`` or stands below it."""
        here: Id | None = inner
        while here is not None and here != outer:
            here = self._parents.get(here)
        return here is not None

    def put(self, provision: Provision) -> None:
        """Replace the provision of this id; its children must be the ones it has."""
        self._nodes[provision.id] = provision
        self._note(provision.id, provision.text)
        above = self._parents.get(provision.id)
        while above is not None:
            outer = self._nodes[above]
            children = tuple(provision if child.id == provision.id else child for child in outer.children)
            provision = self._nodes[above] = replace(outer, children=children)
            above = self._parents.get(above)

    def insert(self, parent: Id, index: int, provision: Provision) -> None:
        """Add a subtree whose ids are new."""
        self._index(provision)
        self._parents[provision.id] = parent
        outer = self._nodes[parent]
        self.put(replace(outer, children=(*outer.children[:index], provision, *outer.children[index:])))

    def remove(self, id: Id) -> Provision:
        """Take out a subtree and give it back."""
        outer, taken = self.owner(id), self._nodes[id]
        self.put(replace(outer, children=tuple(child for child in outer.children if child.id != id)))
        self._forget(taken)
        return taken

    def swap(self, provision: Provision) -> None:
        """Replace the subtree of this id by another one."""
        above = self._parents.get(provision.id)
        self._forget(self._nodes[provision.id])
        self._index(provision)
        if above is not None:
            self._parents[provision.id] = above
        self.put(provision)

    def _forget(self, top: Provision) -> None:
        for provision in top.walk():
            del self._nodes[provision.id]
            self._parents.pop(provision.id, None)

    def citing(self, ids: Iterable[Id]) -> list[Id]:
        """The provisions whose texts name one of these ids."""
        if self._citing is None:
            self._citing = {}
            for holder, provision in self._nodes.items():
                self._note(holder, provision.text)
        holders = {holder: None for id in ids for holder in self._citing.get(id, ()) if holder in self._nodes}
        return list(holders)

    def _index(self, top: Provision) -> None:
        waiting = [top]
        while waiting:
            provision = waiting.pop()
            self._nodes[provision.id] = provision
            self._note(provision.id, provision.text)
            for child in provision.children:
                self._parents[child.id] = provision.id
            waiting.extend(provision.children)

    def _note(self, holder: Id, text: Text) -> None:
        """Remember whom a text cites, once somebody asked. Never forgets: who asks looks at the text as it stands."""
        if self._citing is None or not has_references(text):
            return
        for reference in references(text):
            for pointer in reference.pointers:
                for target in pointer.targets:
                    self._citing.setdefault(target, {})[holder] = None
