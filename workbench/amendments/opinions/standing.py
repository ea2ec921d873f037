"""What became of a place an opinion is about: followed by id, never by number."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from workbench.amendments.opinions.links import Anchor
from workbench.citing.wording import Wording
from workbench.language.display import one_line
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import UNITS
from workbench.numbering.labels import Labels


class Stand(StrEnum):
    """EXACT: the place is called what it was, and the words quoted are there. MOVED: it, or the words, are elsewhere.

    GONE: the place was deleted, or the words quoted are in it no more.
    """

    EXACT = "准确"
    MOVED = "已移动"
    GONE = "失效"


@dataclass(frozen=True, slots=True)
class Standing:
    """``at``: where the place is today, None when it is gone. ``label``: what it is called today."""

    stand: Stand
    at: Id | None = None
    label: str = ""


class Today:
    """The draft as it is now, in which anchors are followed."""

    def __init__(self, instrument: Instrument, labels: Labels | None = None, wording: Wording | None = None) -> None:
        self.labels = labels or Labels(instrument)
        self._wording = wording
        self._instrument = instrument

    def standing(self, anchor: Anchor) -> Standing:
        """Where an anchor stands."""
        at: Id | None = anchor.at if anchor.at in self.labels else self._heirs.get(anchor.at)
        if at is None:
            return Standing(Stand.GONE)
        if anchor.quoted and (found := self._quoted(anchor, at)) != at:
            return Standing(Stand.MOVED, found, self.labels.full(found)) if found else Standing(Stand.GONE, at, "")
        label = self.labels.full(at)
        return Standing(Stand.EXACT if at == anchor.at and label == anchor.label else Stand.MOVED, at, label)

    def article(self, id: Id) -> Id:
        """The unit (条, or a division) a provision stands in."""
        return next(step.id for step in self.labels.ancestors(id) if step.level in UNITS or step.id == self._root)

    @property
    def _root(self) -> Id:
        return self._instrument.root.id

    @cached_property
    def _heirs(self) -> dict[Id, Id]:
        """Merged provisions and the one that took them in."""
        return {gone: node.id for node in self._instrument.root.walk() for gone in node.merged}

    @cached_property
    def _split(self) -> dict[Id, list[Id]]:
        found: dict[Id, list[Id]] = {}
        for node in self._instrument.root.walk():
            if node.split_from:
                found.setdefault(node.split_from, []).append(node.id)
        return found

    def _quoted(self, anchor: Anchor, at: Id) -> Id | None:
        """The place that has the quoted words: ``at``, a piece that was split from it, or the article around it."""
        around = self.article(at)
        places: tuple[Id, ...] = (at, *self._split.get(at, ()), *self._split.get(around, ()), around)
        quoted = fold(anchor.quoted)
        for place in places:
            if quoted in self._words(place):
                return place
        return None

    def _words(self, id: Id) -> str:
        self._wording = self._wording or Wording(self._instrument, self.labels)
        texts = (self._wording.text(node.id) for node in self.labels.node(id).walk() if node.text)
        return fold(one_line("".join(texts)))
