"""All citations of an instrument, counted by kind, with the reasons of those that name nothing certain."""

from collections import Counter
from dataclasses import dataclass, field

from workbench.citing.reading import Origin, Reading
from workbench.citing.resolution import Found, Unresolved, resolve
from workbench.citing.wording import Wording
from workbench.language.citation_scanner import scan
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import DIVISIONS, Level
from workbench.model.reference import Form, Reference
from workbench.model.text import Text
from workbench.numbering.labels import Labels

KINDS = ("internal", "relative", "division", "external", "unresolved")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation: where it stands, its words, its kind (see KINDS); ``reference`` when it is bound."""

    at: Id
    words: str
    kind: str
    reference: Reference | None = None
    reason: str = ""
    code: str = ""
    fell_back: bool = False


@dataclass
class Survey:
    """Every citation in document order."""

    citations: list[Cited] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind, all kinds named."""
        found = Counter(cited.kind for cited in self.citations)
        return {kind: found[kind] for kind in KINDS}

    @property
    def unresolved(self) -> list[Cited]:
        """Citations of this instrument that are not bound, and bound ones whose target is gone."""
        return [cited for cited in self.citations if cited.kind == "unresolved"]


def survey(instrument: Instrument, wording: Wording | None = None) -> Survey:
    """Look at every text once."""
    wording = wording or Wording(instrument)
    result = Survey()
    for id in wording.labels:
        node = wording.labels.node(id)
        if node.text and node.level is not Level.BLOCK:
            _Look(instrument, wording, id, result).over(node.text)
    return result


class _Look:
    def __init__(self, instrument: Instrument, wording: Wording, at: Id, result: Survey) -> None:
        self._wording = wording
        self._at = at
        self._result = result
        self._reading = Reading(at, instrument.self_names)

    def over(self, text: Text) -> None:
        shown = iter(self._wording.shown(text, self._at))
        for piece in text:
            if isinstance(piece, str):
                self._literal(piece)
                continue
            found = next(shown)
            kind = kind_of(piece, self._wording.labels)
            self._result.citations.append(
                Cited(
                    self._at,
                    found.words,
                    kind,
                    piece,
                    "所引条款已删除" if piece.lost else "",
                    "reference-dangling" if piece.lost else "",
                    found.fell_back,
                )
            )
            target = piece.pointers[-1].target
            self._reading.cited(Origin.OWN, target if target in self._wording.labels else None)

    def _literal(self, words: str) -> None:
        end = 0
        for citation in scan(words):
            self._reading.words(words[end : citation.start])
            end = citation.end
            resolution = resolve(citation, self._reading, self._wording.places)
            if resolution is Origin.LOOSE:
                self._reading.words(citation.words)
                continue
            self._result.citations.append(self._cited(citation.words, resolution))
            self._reading.cited(self._reading.origin(citation), None)
        self._reading.words(words[end:])

    def _cited(self, words: str, resolution: Found | Unresolved | Origin) -> Cited:
        if resolution is Origin.EXTERNAL:
            return Cited(self._at, words, "external")
        if isinstance(resolution, Unresolved):
            return Cited(self._at, words, "unresolved", None, resolution.reason, resolution.code)
        return Cited(self._at, words, "unresolved", None, "还没有确认所引条款", "reference-unbound")


def kind_of(reference: Reference, labels: Labels) -> str:
    """internal, relative or division; unresolved when its target is gone."""
    target = labels.get(reference.start.target)
    if reference.lost or target is None:
        return "unresolved"
    if target.level in DIVISIONS:
        return "division"
    return "relative" if reference.start.form in (Form.RELATIVE, Form.THAT, Form.SAME) else "internal"
