"""The words of provisions as displayed: clean, with every reference kept apart from the words around it."""

from collections.abc import Iterator

from workbench.citing.wording import Wording
from workbench.language.display import one_line
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.model.reference import Reference
from workbench.numbering.labels import Labels
from workbench.rendering.lines import Link, Words


class Displayed:
    """One instrument's words with today's labels and reference wording."""

    def __init__(self, instrument: Instrument) -> None:
        self.labels = Labels(instrument)
        self._wording = Wording(instrument, self.labels)

    def words(self, provision: Provision) -> Words:
        """The words of a provision on one line; a reference is a ``Link``."""
        text = provision.text
        if len(text) == 1 and isinstance(text[0], str):
            return (one_line(text[0]),)
        return tuple(self._pieces(provision))

    def _pieces(self, provision: Provision) -> Iterator[str | Link]:
        shown = iter(self._wording.shown(provision.text, provision.id))
        for piece in provision.text:
            yield one_line(piece) if isinstance(piece, str) else self._link(piece, one_line(next(shown).words))

    def _link(self, reference: Reference, words: str) -> Link:
        targets = tuple(target for pointer in reference.pointers for target in pointer.targets)
        lost = any(pointer.lost for pointer in reference.pointers) or any(id not in self.labels for id in targets)
        return Link(words, targets, lost)

    def raw(self, block: Provision) -> str:
        """The lines of a block as kept."""
        return self._wording.text(block.id)
