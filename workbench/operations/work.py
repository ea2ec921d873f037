"""One piece of work: the tree while an operation is carried out, and the way back."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem
from workbench.model.provision import Number
from workbench.model.reference import Pointer, Reference
from workbench.numbering.counting import count
from workbench.numbering.labels import Labels
from workbench.operations.lastwords import LastWords
from workbench.operations.pointers import nth_references
from workbench.operations.tree import Tree
from workbench.operations.values import Operation


class Work:
    """The instrument in work. ``head`` is the instrument apart from its root, which ``tree`` holds.

    ``touched``: provisions whose nesting is to be looked at when all is done; between two steps it may be wrong.
    ``reordered``: something was put elsewhere. ``only_texts``: nothing but texts was changed so far.
    """

    def __init__(self, instrument: Instrument, wording: Wording | None = None) -> None:
        self.head = instrument
        self.tree = Tree(instrument.root) if wording is None else Tree.over(wording.labels)
        self._begin(instrument, wording)

    def go_on(self) -> None:
        """The next operation is to be carried out on what the one before made."""
        self._begin(self.instrument, None)

    def _begin(self, before: Instrument, wording: Wording | None) -> None:
        self._before = before
        self._wording = wording
        self.problems: list[Problem] = []
        self.touched: set[Id] = set()
        self.reordered = False
        self.only_texts = True
        self._back: list[Operation] = []

    @property
    def wording(self) -> Wording:
        """The words as they were before the work began."""
        if self._wording is None:
            self._wording = Wording(self._before)
        return self._wording

    @property
    def labels(self) -> Labels:
        """What everything was called before the work began."""
        return self.wording.labels

    @property
    def instrument(self) -> Instrument:
        """The instrument as it stands now."""
        return replace(self.head, root=self.tree.root)

    def undone_by(self, *operations: Operation) -> None:
        """Note how the last small step is undone: ``operations`` in this order, before the steps noted so far."""
        self._back[:0] = operations

    @property
    def way_back(self) -> tuple[Operation, ...]:
        """The steps that restore the instrument, in order."""
        return tuple(self._back)

    def last_words(self, pointer: Pointer, at: Id) -> str:
        """How this end of a reference in ``at`` was shown before the work began."""
        return LastWords(self.wording).of(pointer, at)

    def name(self, id: Id) -> str:
        """What a provision was called before the work began, for messages."""
        return self.labels.full(id) if id in self.labels else "新的条款"

    def numbers_now(self) -> dict[Id, Number]:
        """The number every provision has in the tree as it stands now."""
        return count(self.instrument)

    @property
    def heirs(self) -> dict[Id, Id]:
        """Provisions that are gone because others took them in: gone id → the one that has its words."""
        parts = self.tree.root.walk()
        return {gone: part.id for part in parts for gone in part.merged if gone not in self.tree}

    def citations(self, *ids: Id) -> Iterator[tuple[Id, int, Reference]]:
        """Every reference that names one of ``ids``: where it stands, its ordinal there, and itself."""
        wanted = set(ids)
        for holder in self.tree.citing(ids):
            for nth, reference in nth_references(self.tree.node(holder).text):
                if any(wanted.intersection(pointer.targets) for pointer in reference.pointers):
                    yield holder, nth, reference
