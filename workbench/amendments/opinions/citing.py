"""Citations in an opinion: 第八条第二款, 第8条, 第三章 – resolved by the numbers of the version it speaks about."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from workbench.amendments.opinions.links import Anchor, How, Link
from workbench.amendments.opinions.own_names import OwnNames
from workbench.amendments.opinions.quoting import Quoting
from workbench.citing.places import Places
from workbench.citing.reading import Origin, Reading
from workbench.citing.resolution import Found, Unresolved, resolve
from workbench.citing.wording import Wording
from workbench.language.citation_scanner import RANGE, scan
from workbench.language.citations import Citation, Head
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.numbering.labels import Labels

#: A range of more articles than this is no place an opinion is about, but a part of the draft.
_WIDEST = 30


class Citing:
    """Finds the provisions of one published version that opinions name."""

    def __init__(self, instrument: Instrument) -> None:
        self.labels = Labels(instrument)
        self.wording = Wording(instrument, self.labels)
        self._places = Places(self.labels)
        self._names = OwnNames(instrument)
        self._own = instrument.self_names
        self._root = instrument.root.id
        self._quoting = Quoting(self.wording)
        self._articles = [id for id in self.labels if self.labels.node(id).level is Level.ARTICLE]
        self._order = {id: place for place, id in enumerate(self._articles)}
        # Thousands of letters of one campaign, and as many cells of one column, say the same.
        self._read_once = lru_cache(20_000)(self._read)

    def links(self, text: str, place: str = "") -> tuple[Link, ...]:
        """The links of an opinion: what its column 条款 names, and what its words cite, each place once."""
        found = dict.fromkeys((*self._named(place), *self._named(text)))
        return tuple(Link(self.anchor(id, text), How.CITED) for id in found if not self._is_covered(id, found))

    def anchor(self, id: Id, text: str = "") -> Anchor:
        """The anchor at a provision, with the words of it that ``text`` quotes, if any."""
        quoted = self._quoting.within(id, text) if text else None
        label = self.labels.full(id)
        return Anchor(id, label, *quoted) if quoted else Anchor(id, label)

    def _is_covered(self, id: Id, found: Collection[Id]) -> bool:
        """第八条 beside 第八条第二款 adds nothing."""
        return any(other != id and self._places.is_inside(other, id) for other in found)

    def missing(self, text: str, place: str = "") -> tuple[str, ...]:
        """Citations of the draft that name nothing in this version: 第九百条."""
        return tuple(dict.fromkeys((*self._read_once(place)[1], *self._read_once(text)[1])))

    def _named(self, words: str) -> tuple[Id, ...]:
        return self._read_once(words)[0]

    def _read(self, words: str) -> tuple[tuple[Id, ...], tuple[str, ...]]:
        if not words:
            return (), ()
        if words.isascii() and words.replace(".", "").isdigit():
            words = f"第{words.partition('.')[0]}条"
        plain = self._names.said_plainly(words)
        missing: list[str] = []
        return tuple(self._over(plain, scan(plain), missing)), tuple(missing)

    def _over(self, words: str, citations: Sequence[Citation], missing: list[str]) -> Iterator[Id]:
        reading, end = Reading(self._root, self._own), 0
        last: Id | None = None
        for citation in citations:
            between = words[end : citation.start]
            reading.words(between)
            end = citation.end
            resolution = self._resolved(citation, reading)
            if isinstance(resolution, Unresolved):
                missing.append(citation.words)
            targets = resolution.targets if isinstance(resolution, Found) else ()
            origin = resolution if isinstance(resolution, Origin) else Origin.OWN
            reading.cited(origin, targets[-1] if targets else None)
            ranged = bool(targets) and between == RANGE and last is not None
            yield from self._between(last, targets[-1]) if ranged and last else targets
            last = targets[-1] if targets else None

    def _resolved(self, citation: Citation, reading: Reading) -> object:
        """本条 and 前款 in a letter name nothing; 总则 and 附则 do, though no article follows."""
        if citation.head in (Head.THIS, Head.PREVIOUS):
            return Origin.LOOSE
        if citation.head is Head.NAMED and not citation.components:
            headed = self._places.headed(citation.unit)
            return Found((headed[0].id,)) if len(headed) == 1 else Origin.LOOSE
        return resolve(citation, reading, self._places)

    def _between(self, first: Id, last: Id) -> tuple[Id, ...]:
        """The articles of 第三条至第五条, both ends among them."""
        start, stop = self._order.get(first), self._order.get(last)
        if start is None or stop is None or not 0 <= stop - start < _WIDEST:
            return (last,)
        return tuple(self._articles[start : stop + 1])
