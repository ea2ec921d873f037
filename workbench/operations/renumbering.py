"""The renumbering an operation caused: every full label that is another one now."""

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels
from workbench.operations.results import Renumbered


class Labelling:
    """The labels of two states of one instrument, compared once; ``only_texts``: they differ in texts alone."""

    def __init__(self, before: Labels, after: Labels, only_texts: bool) -> None:
        self._before, self._after = before, after
        old, new = before.instrument, after.instrument
        self.same_names = (old.self_names, old.numbering) == (new.self_names, new.numbering)
        self.nothing_moved = only_texts and self.same_names
        self.renumbered = () if self.nothing_moved else self._all_renumbered(new.root)
        self._changed = {one.id for one in self.renumbered}

    def is_same(self, id: Id) -> bool:
        """Whether a provision stands in both trees under the same label."""
        return id in self._before and id in self._after and id not in self._changed

    def is_inside(self, target: Id, at: Id) -> bool:
        """Whether ``target`` stands, as a 款 or below, in the article around ``at``, in which nothing changed."""
        article = self._after.above(at, Level.ARTICLE)
        if article is None or self._before.get(article.id) is not article:
            return False
        return target != article.id and self._after.above(target, Level.ARTICLE) is article

    def _all_renumbered(self, root: Provision) -> tuple[Renumbered, ...]:
        found: list[Renumbered] = []
        self._below(root, found)
        return tuple(found)

    def _below(self, outer: Provision, found: list[Renumbered]) -> None:
        """Labels that changed, in document order. The root has a title, not a label."""
        for child in outer.children:
            then = self._before.get(child.id)
            old, new = self._before.full(child.id) if then else "", self._after.full(child.id)
            if then and old != new:
                found.append(Renumbered(child.id, old, new))
            if then is not child or child.level is not Level.ARTICLE:
                self._below(child, found)
            elif old != new:
                self._inside(child, len(old), new, found)

    def _inside(self, outer: Provision, cut: int, new: str, found: list[Renumbered]) -> None:
        """An untouched article: the labels in it begin with its own, ``cut`` long, and go on as they did."""
        for part in outer.children:
            old = self._before.full(part.id)
            now = new + old[cut:]
            self._after.learn(part.id, now)
            found.append(Renumbered(part.id, old, now))
            if part.children:
                self._inside(part, cut, new, found)
