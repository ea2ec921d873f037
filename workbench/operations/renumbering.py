"""The renumbering an operation caused: every full label that is another one now."""

from collections.abc import Iterator

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
        self.renumbered = () if self.nothing_moved else tuple(self._below(new.root))
        self._changed = {one.id for one in self.renumbered}

    def is_same(self, id: Id) -> bool:
        """Whether a provision stands in both trees under the same label."""
        return id in self._before and id in self._after and id not in self._changed

    def _below(self, outer: Provision) -> Iterator[Renumbered]:
        """Labels that changed, in document order. The root has a title, not a label."""
        for child in outer.children:
            old, new = self._labels(child.id)
            if old is not None and old != new:
                yield Renumbered(child.id, old, new)
            if child.level is Level.ARTICLE and old is not None and self._before.node(child.id) is child:
                yield from self._inside(child, old, new)
            else:
                yield from self._below(child)

    def _labels(self, id: Id) -> tuple[str | None, str]:
        return self._before.full(id) if id in self._before else None, self._after.full(id)

    def _inside(self, article: Provision, old: str, new: str) -> Iterator[Renumbered]:
        """An untouched article: the labels in it begin with its own and go on as they did."""
        if old != new:
            for part in list(article.walk())[1:]:
                label = self._before.full(part.id)
                yield Renumbered(part.id, label, new + label[len(old) :])
