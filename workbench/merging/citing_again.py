"""References of the merged draft: lost exactly where their target is gone, with the words they were last shown by."""

from dataclasses import replace

from workbench.merging.findings import Findings
from workbench.merging.values import Notice
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text, join
from workbench.numbering.labels import Labels
from workbench.operations.pointers import UNKNOWN_WORDS, changed


class CitingAgain:
    """``known``: what is in the merged draft. ``sides``: where labels of what is gone are looked up."""

    def __init__(self, known: set[Id], sides: tuple[Instrument, ...], findings: Findings) -> None:
        self._known = known
        self._instruments = sides
        self._labels: list[Labels] = []
        self._findings = findings

    def tree(self, part: Provision) -> Provision:
        """A provision and all in it, with its references settled; the same one where nothing changes."""
        children = tuple(map(self.tree, part.children))
        text = self._text(part.text, part.id) if part.text else part.text
        same = text is part.text and all(old is new for old, new in zip(part.children, children, strict=True))
        return part if same else replace(part, text=text, children=children)

    def _text(self, text: Text, at: Id) -> Text:
        settled = [self._reference(piece, at) if isinstance(piece, Reference) else piece for piece in text]
        return text if all(old is new for old, new in zip(text, settled, strict=True)) else join(settled)

    def _reference(self, reference: Reference, at: Id) -> Reference:
        ends = [bool(end.lost) is self._known.issuperset(end.targets) for end in reference.pointers]
        if not any(ends):
            return reference
        settled = changed(reference, self._pointer)
        if settled.lost and not reference.lost:
            self._findings.show(Notice.LOST_REFERENCE, at, *settled.start.targets)
        return settled

    def _pointer(self, pointer: Pointer) -> Pointer:
        if self._known.issuperset(pointer.targets):
            return replace(pointer, lost="")
        return pointer if pointer.lost else replace(pointer, lost=self._last_words(pointer.target))

    def _last_words(self, target: Id) -> str:
        if not self._labels:
            self._labels = [Labels(instrument) for instrument in self._instruments]
        names = [labels.full(target) for labels in self._labels if target in labels]
        return min(names, default=UNKNOWN_WORDS)
