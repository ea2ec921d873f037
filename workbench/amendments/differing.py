"""From two states of a provision to the changes between them, in an order in which each can be made."""

from dataclasses import replace

from workbench.amendments.scene import Scene
from workbench.amendments.token_form import steady, stored
from workbench.amendments.values import Change, Deletion, Insertion, NewHeading, Place, Relocation, Rewording
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.model.provision import Provision


def differences(new: Provision, scene: Scene) -> tuple[Change, ...]:
    """What makes ``new`` of the provision of its id as it stands in ``scene``, which then shows the changes made.

    Ids say what was kept and moved. What changed its level is taken out and comes back as a new provision that
    was cut from the old one, so its id in ``new`` must not be the old one's.
    """
    old = {part.id for part in scene.built(new.id).walk()}
    writer = _Writer(scene, {part.id for part in new.walk()})
    writer.arrange(new)
    for id in old - writer.wanted:
        writer.drop(id)
    writer.reword(new)
    return tuple(writer.changes)


class _Writer:
    def __init__(self, scene: Scene, wanted: set[Id]) -> None:
        self.scene, self.wanted = scene, wanted
        self.changes: list[Change] = []

    def arrange(self, new: Provision) -> None:
        """The children of ``new`` in their order, those that are new put in, then what stands in each."""
        after: Id | None = None
        for child in new.children:
            if child.id in self.scene:
                self._follow(child, new.id, after)
            else:
                self._insert(child, new.id, after)
            after = child.id
        for child in new.children:
            self.arrange(child)

    def _follow(self, child: Provision, parent: Id, after: Id | None) -> None:
        """Left where it is when only what goes away stands between it and the one before it."""
        here = self.scene.place(child.id)
        if here is None or self.scene.node(child.id).level is not child.level:
            raise refuse("level-changed", "层级有变动的条款，不能作为修改建议。", hint="请分别提出删去和增加。")
        siblings = self.scene.inside(parent)
        start = siblings.index(after) + 1 if after else 0
        if here.parent == parent and not self.wanted.intersection(siblings[start : siblings.index(child.id)]):
            return
        place = self._place(parent, after, moving=child.id)
        self.changes.append(Relocation(child.id, here, place))
        self.scene.move(child.id, parent, self._index(parent, after, child.id))

    def _insert(self, child: Provision, parent: Id, after: Id | None) -> None:
        """Without what it takes over from elsewhere, which moves in afterwards."""
        bare = self._bare(child)
        self.changes.append(Insertion(self._place(parent, after), (bare,)))
        self.scene.put_in(bare, parent, self._index(parent, after))

    def _bare(self, new: Provision) -> Provision:
        return replace(new, children=tuple(self._bare(child) for child in new.children if child.id not in self.scene))

    def _index(self, parent: Id, after: Id | None, moving: Id | None = None) -> int:
        siblings = [id for id in self.scene.inside(parent) if id != moving]
        return siblings.index(after) + 1 if after else 0

    def _place(self, parent: Id, after: Id | None, moving: Id | None = None) -> Place:
        siblings = [id for id in self.scene.inside(parent) if id != moving]
        index = siblings.index(after) + 1 if after else 0
        return Place(parent, after, siblings[index] if index < len(siblings) else None)

    def drop(self, id: Id) -> None:
        """Take out what is not wanted; with what it holds, unless its holder goes with it."""
        here = self.scene.place(id) if id in self.scene else None
        if here is not None and here.parent in self.wanted:
            self.changes.append(Deletion(self.scene.built(id), here))
            self.scene.take_out(id)

    def reword(self, new: Provision) -> None:
        """Headings and words of what is there before and after."""
        for part in new.walk():
            heading, words = self.scene.heading(part.id), self.scene.text(part.id)
            if heading != part.heading:
                self.changes.append(NewHeading(part.id, heading, part.heading))
                self.scene.headings[part.id] = part.heading
            if steady(words) != steady(stored(part)):
                self.changes.append(Rewording(part.id, words, stored(part)))
                self.scene.texts[part.id] = stored(part)
