"""Where citations look: the provisions of one tree by number, and what lies around the place that cites."""

from collections import defaultdict
from functools import cached_property

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, LISTED, Level
from workbench.model.provision import Number, Provision
from workbench.numbering.labels import Labels


class Places:
    """Look-ups over one tree under one set of numbers."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels

    @cached_property
    def _numbered(self) -> dict[tuple[Level, Number], list[Id]]:
        found: dict[tuple[Level, Number], list[Id]] = defaultdict(list)
        for unit in self.labels.units:
            if (number := self.labels.number(unit.id)) is not None:
                found[unit.level, number].append(unit.id)
        return found

    @cached_property
    def _articles(self) -> dict[Id, int]:
        return {id: position for position, id in enumerate(self._article_order)}

    @cached_property
    def _article_order(self) -> list[Id]:
        return [unit.id for unit in self.labels.units if unit.level is Level.ARTICLE]

    def unit(self, level: Level, number: Number, inside: Id | None = None) -> list[Id]:
        """Units of this level and number, all of them or those inside one provision."""
        found = self._numbered.get((level, number), [])
        return found if inside is None else [id for id in found if self.is_inside(id, inside)]

    def is_inside(self, inner: Id, outer: Id) -> bool:
        """Whether ``inner`` stands in ``outer`` (or is it)."""
        return any(step.id == outer for step in self.labels.ancestors(inner))

    def own(self, at: Id, level: Level) -> Provision | None:
        """The provision of ``level`` that the place stands in; of nested 款, the one that counts in its article."""
        found = [step for step in self.labels.ancestors(at) if step.level is level]
        return None if not found else found[-1] if level is Level.PARAGRAPH else found[0]

    def previous(self, at: Id, level: Level, count: int) -> tuple[Id, ...]:
        """The ``count`` provisions just before the own one of ``level``, in order; () when there are not so many.

        前条 looks across chapters; 前款 and 前项 stay in their article and list.
        """
        own = self.own(at, level)
        if own is None:
            return ()
        if level is Level.ARTICLE:
            order, here = self._article_order, self._articles[own.id]
        else:
            order = [sibling.id for sibling in self.labels.siblings(own.id)]
            here = order.index(own.id)
        return tuple(order[here - count : here]) if 0 < count <= here else ()

    def body(self, outer: Provision, level: Level, number: Number) -> list[Provision]:
        """款, 项 or 目 of this number in ``outer``; a 款 left unsaid is looked through (several answers: ambiguous)."""
        here = [child for child in outer.children if child.level is level]
        if here or level is Level.PARAGRAPH:
            return [child for child in here if self.labels.number(child.id) == number]
        if outer.level in LISTED:
            return []
        inner = [child for child in outer.children if child.level in (Level.PARAGRAPH, Level.ITEM)]
        holders = [child for child in inner if any(below.level is level for below in child.children)]
        return [match for child in holders for match in self.body(child, level, number)]

    def headed(self, words: str) -> list[Provision]:
        """Divisions called ``words`` (总则); the preamble is called 序言."""
        return self._headed.get(words, [])

    @cached_property
    def _headed(self) -> dict[str, list[Provision]]:
        found: dict[str, list[Provision]] = defaultdict(list)
        for node in self.labels.units:
            if node.level is Level.PREAMBLE:
                found["序言"].append(node)
            elif node.level in DIVISIONS and node.heading is not None:
                found[node.heading.words].append(node)
        return found

    def written_path(self, target: Id, paragraph: str = "") -> list[Provision]:
        """What a citation of ``target`` may name, from the outermost division in.

        ``paragraph`` (see Style): "" leaves out the only 款 of an article before its 项, "+" never, "-" always.
        """
        steps = [step for step in self.labels.ancestors(target) if step.level is not Level.ROOT]
        steps.reverse()
        return [step for step in steps if step.id == target or self._is_said(step, paragraph)]

    def _is_said(self, step: Provision, paragraph: str) -> bool:
        if step.level is not Level.PARAGRAPH:
            return step.level not in BODY or step.level in LISTED
        parent = self.labels.parent(step.id)
        if parent is None or parent.level in LISTED:
            return False
        if paragraph:
            return paragraph == "+"
        return len(self.labels.siblings(step.id)) > 1
