"""Labels: what a provision is called today. One index of one tree, composed lazily."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from workbench.language.marks import write_mark
from workbench.language.numerals import chinese
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import BODY, DIVISIONS, LISTED, TIERS, Level
from workbench.model.provision import Number, Provision
from workbench.numbering.components import annex_mark, with_unit
from workbench.numbering.counting import count

_DEFAULT_MARKS = {Level.ITEM: "（一）", Level.SUBITEM: "1．", Level.POINT: "（1）"} | {t: t.value for t in TIERS}
_NO_UNITS = (*BODY, Level.ROOT)
_COUNTED = frozenset((*DIVISIONS, Level.ARTICLE, Level.PARAGRAPH, *LISTED))


class Labels:
    """Index of one instrument: nodes, parents, numbers and what they are called.

    ``source_numbers`` (id → Number) answers with the numbers a source printed instead of the computed ones:
    words are always bound to the revision whose numbers they use.
    """

    def __init__(self, instrument: Instrument, source_numbers: Mapping[Id, Number] | None = None) -> None:
        self.instrument = instrument
        self._nodes: dict[Id, Provision] = {instrument.root.id: instrument.root}
        self._parents: dict[Id, Id] = {}
        self._index(instrument.root)
        self._numbers = count(instrument) | dict(source_numbers or {})
        self._full: dict[Id, str] = {}
        self._own: dict[Id, str] = {}
        self._several_annexes = sum(child.level is Level.ANNEX for child in instrument.root.children) > 1

    def _index(self, outer: Provision) -> None:
        for child in outer.children:
            self._nodes[child.id] = child
            self._parents[child.id] = outer.id
            if child.children:
                self._index(child)

    def __contains__(self, id: object) -> bool:
        return id in self._nodes

    def __iter__(self) -> Iterator[Id]:
        """Every id, in document order."""
        return iter(self._nodes)

    @cached_property
    def units(self) -> tuple[Provision, ...]:
        """All that is not inside another's words: 编, 章, 节, 条 and their like, in document order."""
        return tuple(node for node in self._nodes.values() if node.level not in _NO_UNITS)

    @property
    def nodes(self) -> Collection[Provision]:
        """Every provision, in document order."""
        return self._nodes.values()

    def copied(self) -> tuple[dict[Id, Provision], dict[Id, Id]]:
        """Every provision and what holds it, by id, for somebody who goes on to change them."""
        return self._nodes.copy(), self._parents.copy()

    def node(self, id: Id) -> Provision:
        """The provision of this id; KeyError when there is none."""
        return self._nodes[id]

    def get(self, id: Id) -> Provision | None:
        """The provision of this id, or None."""
        return self._nodes.get(id)

    def parent(self, id: Id) -> Provision | None:
        """The provision that holds this one; None for the root."""
        above = self._parents.get(id)
        return None if above is None else self._nodes[above]

    def ancestors(self, id: Id) -> Iterator[Provision]:
        """The provision itself, then what holds it, up to the root."""
        here: Id | None = id
        while here is not None:
            yield self._nodes[here]
            here = self._parents.get(here)

    def above(self, id: Id, level: Level) -> Provision | None:
        """The provision of ``level`` in which this one stands (itself counts), or None."""
        return next((provision for provision in self.ancestors(id) if provision.level is level), None)

    def siblings(self, id: Id) -> tuple[Provision, ...]:
        """The children of its parent that share its level, itself among them."""
        parent, level = self.parent(id), self._nodes[id].level
        return tuple(child for child in parent.children if child.level is level) if parent else ()

    def number(self, id: Id) -> Number | None:
        """Its number, or None where it has none (附则 of a code, the preamble)."""
        return self._numbers.get(id)

    def own(self, id: Id) -> str:
        """Its own component: 第十五条, 第二款, 第三项, 第一百二十条之一, 附件一, 序言, （二）."""
        said = self._own.get(id)
        if said is None:
            said = self._own[id] = self._component(id)
        return said

    def _component(self, id: Id) -> str:
        provision, number = self._nodes[id], self._numbers.get(id)
        if number is not None and provision.level in _COUNTED:
            return with_unit(number, self._unit_word(provision))
        match provision.level:
            case Level.ROOT:
                return self.instrument.title
            case Level.PREAMBLE:
                return "序言"
            case Level.ANNEX:
                return annex_mark(provision, number, self._several_annexes)
            case Level.BLOCK:
                return (provision.block or "图表") + (chinese(number.n) if number else "")
            case level if level in TIERS:
                return self.mark(id)
            case level:
                return provision.heading.words if provision.heading else level.value

    def _unit_word(self, provision: Provision) -> str:
        parent = self.parent(provision.id) if provision.level is Level.PARAGRAPH else None
        if parent is None or parent.level is Level.ARTICLE:
            return provision.level
        return "自然段" if parent.level is Level.PREAMBLE else "段"

    def mark(self, id: Id) -> str:
        """What is printed in front of it: 第十五条, 第三章, （二）, 1．; "" where nothing is."""
        provision, number = self._nodes[id], self._numbers.get(id)
        if provision.level in LISTED or provision.level in TIERS:
            sample = provision.mark or _DEFAULT_MARKS[provision.level]
            return write_mark(sample, number.n) if number else ""
        if provision.level in (*DIVISIONS, Level.ARTICLE) and number:
            return self.own(id)
        return self.own(id) if provision.level is Level.ANNEX else ""

    def full(self, id: Id) -> str:
        """The whole label, as people say it: 第十五条第二款第三项, 第三章第一节, 附件一第二段.

        The only 款 of an article is left out in front of its 项.
        """
        said = self._full.get(id)
        if said is None:
            said = self._full[id] = self._compose(self._nodes[id])
        return said

    def learn(self, id: Id, label: str) -> None:
        """Remember a whole label that somebody knew how to say without composing it."""
        self._full[id] = label

    def _compose(self, provision: Provision) -> str:
        if provision.level is Level.ARTICLE:
            return self.own(provision.id)
        if provision.level in BODY:
            return self._stem(self._nodes[self._parents[provision.id]]) + self.own(provision.id)
        return "".join(self.own(step.id) for step in self.path(provision.id))

    def _stem(self, outer: Provision) -> str:
        """What stands before the own component of a provision inside ``outer``."""
        if outer.level is Level.PARAGRAPH and not self._is_counted(outer):
            return self._stem(self._nodes[self._parents[outer.id]])
        return "" if outer.level is Level.ROOT else self.full(outer.id)

    def path(self, id: Id) -> tuple[Provision, ...]:
        """The provisions named in its label, from the outside in (an article ends the way up)."""
        steps = [self._nodes[id]]
        for provision in list(self.ancestors(id))[1:]:
            if steps[-1].level in (Level.ARTICLE, Level.PREAMBLE, Level.ANNEX, Level.ROOT):
                break
            if provision.level is not Level.ROOT and self._is_named(provision, steps[-1]):
                steps.append(provision)
        return tuple(reversed(steps))

    def _is_named(self, outer: Provision, inner: Provision) -> bool:
        """Whether ``outer`` is part of the label of what stands in it."""
        if outer.level is Level.PARAGRAPH:
            return self._is_counted(outer)
        if inner.level in DIVISIONS:
            return self._counts_inside(inner.level, outer.level)
        return True

    def _is_counted(self, paragraph: Provision) -> bool:
        """Whether a 款 is one of several, so that what stands in it is said with its number."""
        outer = self._nodes[self._parents[paragraph.id]]
        return outer.level is not Level.ARTICLE or sum(child.level is Level.PARAGRAPH for child in outer.children) > 1

    def _counts_inside(self, inner: Level, outer: Level) -> bool:
        return self.instrument.numbering.restart(inner) is outer
