"""The last words of a reference whose target goes: the only label that is ever stored."""

import re

from workbench.citing.wording import Wording
from workbench.language.citation_scanner import RANGE
from workbench.model.identity import Id
from workbench.model.reference import Pointer
from workbench.operations.pointers import UNKNOWN_WORDS

_NOT_STORABLE = re.compile(r"[{}\n]")


class LastWords:
    """How the ends of references were shown in the tree that ``wording`` speaks of."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._labels = wording.labels

    def of(self, pointer: Pointer, at: Id) -> str:
        """The words of this end of a reference in the text of ``at``; its label where it was not shown before."""
        words = self._shown(pointer, at) or self._label(pointer)
        return _NOT_STORABLE.sub("", words) or UNKNOWN_WORDS

    def _shown(self, pointer: Pointer, at: Id) -> str:
        if at not in self._labels:
            return ""
        for shown in self._wording.shown(self._labels.node(at).text, at):
            pointers = shown.reference.pointers
            ends = shown.words.split(RANGE) if len(pointers) > 1 else [shown.words]
            if pointer in pointers and len(ends) == len(pointers):
                return ends[pointers.index(pointer)]
        return ""

    def _label(self, pointer: Pointer) -> str:
        return self._labels.full(pointer.target) if pointer.target in self._labels else UNKNOWN_WORDS
