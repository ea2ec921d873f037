"""Words to references: every citation of this instrument becomes ids with the style it was written in.

A binding is kept only if showing it gives back the very words that were read; anything else stays text with a problem.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.citing.reading import Origin, Reading
from workbench.citing.resolution import Found, Unresolved, resolve
from workbench.citing.styling import pointer_for
from workbench.citing.wording import Wording
from workbench.language.citation_scanner import RANGE, scan
from workbench.language.citations import Citation
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.problems import Problem, Severity
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text, join
from workbench.numbering.labels import Labels

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """An instrument whose citations are references, and what could not be bound."""

    instrument: Instrument
    problems: tuple[Problem, ...]


def bind(instrument: Instrument, labels: Labels) -> Bound:
    """Bind every text that is still plain words; ``labels`` carry the numbers those words use."""
    binder = Binder(instrument, labels)
    root = binder.provision(instrument.root)
    return Bound(replace(instrument, root=root), tuple(binder.problems))


def bind_text(words: str, at: Id, labels: Labels) -> tuple[Text, tuple[Problem, ...]]:
    """Bind one text as typed at the provision ``at``."""
    binder = Binder(labels.instrument, labels)
    return binder.text(words, at), tuple(binder.problems)


class Binder:
    """Binds texts of one instrument under one set of labels, and collects the problems."""

    def __init__(self, instrument: Instrument, labels: Labels) -> None:
        self.problems: list[Problem] = []
        self.wording = Wording(instrument, labels)
        self._names = instrument.self_names

    def provision(self, provision: Provision) -> Provision:
        """The same subtree with its texts bound; blocks are opaque."""
        children = tuple(self.provision(child) for child in provision.children)
        text = provision.text
        if provision.level is not Level.BLOCK and len(text) == 1 and isinstance(text[0], str):
            text = self.text(text[0], provision.id)
        same = text is provision.text and all(a is b for a, b in zip(children, provision.children, strict=True))
        return provision if same else replace(provision, text=text, children=children)

    def text(self, words: str, at: Id, kept: Mapping[Span, Reference] | None = None) -> Text:
        """Bind ``words``; ``kept`` holds references that are certain already, by their place in the words."""
        citations = scan(words)
        if not citations and not kept:
            return (words,) if words else ()
        text = _Pass(self, words, at).run(citations, kept or {})
        return text if self.wording.words(text, at) == words else self._unbound(words, at)

    def _unbound(self, words: str, at: Id) -> Text:
        self.report("reference-style", words[:20], at, "这段话里的引用不能按原样写出，留作文字", Severity.WARNING)
        return (words,)

    def report(self, code: str, words: str, at: Id, reason: str, severity: Severity) -> None:
        """Note that ``words`` at ``at`` stay text."""
        where = self.wording.labels.full(at)
        hint = "改正文字，或者用 refs bind 指定所引条款。"
        self.problems.append(Problem(code, f"{where}：「{words}」{reason}。", where, hint, severity))


class _Pass:
    """One pass over one text: literals and references in order."""

    def __init__(self, binder: Binder, words: str, at: Id) -> None:
        self._binder = binder
        self._places = binder.wording.places
        self._words = words
        self._at = at
        self._reading = Reading(at, binder._names)
        self._pieces: list[str | Reference] = []
        self._end = 0

    def run(self, citations: Iterable[Citation], kept: Mapping[Span, Reference]) -> Text:
        for start, end, known in _events(citations, kept):
            self._literal(start)
            if isinstance(known, Reference):
                self._reference(known, end)
            else:
                self._citation(known)
        self._literal(len(self._words))
        return join(self._pieces)

    def _literal(self, end: int) -> None:
        self._pieces.append(self._words[self._end : end])
        self._reading.words(self._words[self._end : end])
        self._end = end

    def _reference(self, reference: Reference, end: int) -> None:
        target = reference.pointers[-1].target
        self._pieces.append(reference)
        self._reading.cited(Origin.OWN, target if target in self._places.labels else None)
        self._end = end

    def _citation(self, citation: Citation) -> None:
        resolution = resolve(citation, self._reading, self._places)
        if not isinstance(resolution, Found) and (shorter := _without_suffix(citation)):
            again = resolve(shorter, self._reading, self._places)
            citation, resolution = (shorter, again) if isinstance(again, Found) else (citation, resolution)
        if resolution is Origin.LOOSE:
            return
        if isinstance(resolution, Found):
            self._found(citation, resolution.targets)
            return
        if isinstance(resolution, Unresolved):
            severity = Severity.ERROR if resolution.code == "reference-dangling" else Severity.WARNING
            self._binder.report(resolution.code, citation.words, self._at, resolution.reason, severity)
        self._pass(citation, self._reading.origin(citation))

    def _pass(self, citation: Citation, origin: Origin) -> None:
        self._pieces.append(self._words[citation.start : citation.end])
        self._reading.cited(origin, None)
        self._end = citation.end

    def _found(self, citation: Citation, targets: tuple[Id, ...]) -> None:
        pointer = pointer_for(citation, targets, self._reading, self._places)
        if pointer is None or citation.words != self._words[citation.start : citation.end]:
            self._binder.report("reference-style", citation.words, self._at, "的写法不能照样保存", Severity.WARNING)
            self._pass(citation, Origin.OWN)
            return
        self._append(pointer)
        self._reading.cited(Origin.OWN, pointer.target)
        self._end = citation.end

    def _append(self, pointer: Pointer) -> None:
        """A far end after 至 joins the reference before it into a range."""
        before = self._pieces[-2] if len(self._pieces) > 1 else None
        if self._pieces[-1:] == [RANGE] and isinstance(before, Reference) and before.through is None:
            self._pieces[-2:] = [replace(before, through=pointer)]
        else:
            self._pieces.append(Reference(pointer))


def _without_suffix(citation: Citation) -> Citation | None:
    """第八条 of 「第八条之一的」, where 之一 is no number."""
    if not citation.components or not citation.components[-1].number.k:
        return None
    last = citation.components[-1]
    plain = replace(last, number=last.number._replace(k=0))
    shorter = replace(citation, components=(*citation.components[:-1], plain))
    return replace(shorter, end=citation.end - len(citation.words) + len(shorter.words))


def _events(
    citations: Iterable[Citation], kept: Mapping[Span, Reference]
) -> list[tuple[int, int, Citation | Reference]]:
    """Certain references and the citations around them; one that a citation reaches beyond is not certain any more."""
    cited = list(citations)
    certain = {span: reference for span, reference in kept.items() if not any(_cuts(found, span) for found in cited)}
    loose = [found for found in cited if not any(a <= found.start and found.end <= b for a, b in certain)]
    events: list[tuple[int, int, Citation | Reference]] = [(found.start, found.end, found) for found in loose]
    return sorted([*events, *((a, b, reference) for (a, b), reference in certain.items())], key=lambda event: event[0])


def _cuts(found: Citation, span: Span) -> bool:
    start, end = span
    overlaps = found.start < end and start < found.end
    return overlaps and not (start <= found.start and found.end <= end)
