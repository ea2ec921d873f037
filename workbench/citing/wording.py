"""The words of a provision as shown today: a reference keeps its written style while true, else it is said in full."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.citing.composing import compose
from workbench.citing.elision import fitted
from workbench.citing.fuller import fuller_pointers, plain
from workbench.citing.places import Places
from workbench.citing.reading import Origin, Reading
from workbench.citing.resolution import Found, resolve
from workbench.language.citation_scanner import RANGE, is_read_whole, scan
from workbench.language.citations import Citation, Head
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.numbering.labels import Labels

_NEAR = (Head.THIS, Head.PREVIOUS)


@dataclass(frozen=True, slots=True)
class Shown:
    """A reference as shown: ``start`` and ``end`` count characters in the words of its provision.

    ``fell_back``: its written form is no longer true, so that a fuller one is shown.
    """

    reference: Reference
    start: int
    end: int
    words: str
    fell_back: bool


class Wording:
    """Words and reference wording of one instrument under one set of labels."""

    def __init__(self, instrument: Instrument, labels: Labels | None = None) -> None:
        self.labels = labels or Labels(instrument)
        self.places = Places(self.labels)
        self._names = instrument.self_names
        self._shown: dict[Id, tuple[Text, tuple[Shown, ...]]] = {}

    def text(self, id: Id) -> str:
        """The words of one provision as shown, without its mark."""
        return self.words(self.labels.node(id).text, id)

    def words(self, text: Text, at: Id) -> str:
        """The words of ``text`` as they would be shown at the provision ``at``."""
        if not text:
            return ""
        if len(text) == 1 and isinstance(text[0], str):
            return text[0]
        return "".join(words for _, words, _ in self._pieces(text, at))

    def shown(self, text: Text, at: Id) -> tuple[Shown, ...]:
        """The references of ``text`` with their places in its words; remembered for the text asked for last."""
        asked, found = self._shown.get(at, (None, ()))
        if asked is not text:
            found = self._found(text, at)
            self._shown[at] = text, found
        return found

    def take_over(self, at: Id, other: "Wording") -> None:
        """Remember what ``other`` found at ``at``: the text and all that decides about its words are the same here."""
        if at in other._shown:
            self._shown[at] = other._shown[at]

    def _found(self, text: Text, at: Id) -> tuple[Shown, ...]:
        found, end = list[Shown](), 0
        for piece, words, fell_back in self._pieces(text, at):
            start, end = end, end + len(words)
            if isinstance(piece, Reference):
                found.append(Shown(piece, start, end, words, fell_back))
        return tuple(found)

    def _pieces(self, text: Text, at: Id) -> Iterator[tuple[str | Reference, str, bool]]:
        reading, ends = Reading(at, self._names), fitted(text, self.labels)
        for position, piece in enumerate(text):
            if isinstance(piece, str):
                read_literal(piece, reading)
                yield piece, piece, False
            else:
                ahead = text[position + 1] if position + 1 < len(text) else ""
                reading.ahead = ahead if isinstance(ahead, str) else ""
                words, fell_back = self._reference(ends[position], reading)
                yield piece, words, fell_back

    def _reference(self, ends: tuple[Pointer, ...], reading: Reading) -> tuple[str, bool]:
        words, fell_back = "", False
        for pointer in ends:
            if words:
                reading.words(RANGE)
                words += RANGE
            said, fell = self._pointer(pointer, reading)
            words, fell_back = words + said, fell_back or fell
            known = pointer.target in self.labels
            reading.cited(Origin.OWN, pointer.target if known else None)
        return words, fell_back

    def _pointer(self, pointer: Pointer, reading: Reading) -> tuple[str, bool]:
        if pointer.lost or any(target not in self.labels for target in pointer.targets):
            return pointer.lost or "（条款已不存在）", False
        citation = compose(pointer, reading, self.places)
        if citation is not None and self._is_true(citation, pointer, reading):
            return citation.words, False
        return self._fuller(pointer, reading), True

    def _is_true(self, citation: Citation, pointer: Pointer, reading: Reading) -> bool:
        return self._names_it(citation, pointer, reading) and is_read_whole(citation, reading.ahead)

    def _names_it(self, citation: Citation, pointer: Pointer, reading: Reading) -> bool:
        level = self.labels.node(pointer.target).level
        if citation.head in _NEAR and not citation.components and not citation.count and citation.unit == level.value:
            # 前款 and 本条, half of all citations: ``compose`` says them only where it found the target in that place.
            return reading.origin(citation) is Origin.OWN
        found = resolve(citation, reading, self.places)
        return isinstance(found, Found) and found.targets == pointer.targets

    def _fuller(self, pointer: Pointer, reading: Reading) -> str:
        """本条第一款 in the own article, else 本条例第八条第一款; several are said as a list (本条第一款、第三款)."""
        said: list[str] = []
        for target in pointer.targets:
            if said:
                reading.words("、")
            said.append(self._fuller_one(replace(pointer, targets=(target,)), reading))
            reading.cited(Origin.OWN, target)
        return "、".join(said)

    def _fuller_one(self, pointer: Pointer, reading: Reading) -> str:
        for again in fuller_pointers(pointer, reading, self.places):
            citation = compose(again, reading, self.places)
            if citation and self._is_true(citation, again, reading):
                return citation.words
        name = self._names[0] if self._names and not reading.anchored else ""
        citation = compose(plain(pointer), reading, self.places)
        return name + (citation.words if citation else self.labels.full(pointer.target))


def read_literal(words: str, reading: Reading) -> None:
    """Go past words outside references; the citations left in them are of other instruments, or were not bound."""
    end = 0
    if "第" in words:
        for citation in scan(words):
            reading.words(words[end : citation.start])
            origin = reading.origin(citation)
            if origin is Origin.LOOSE:
                reading.words(words[citation.start : citation.end])
            else:
                reading.cited(origin, None)
            end = citation.end
    reading.words(words[end:])
