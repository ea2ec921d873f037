"""Quotations: words of a provision that an opinion repeats between quotation marks, and what stands around them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from workbench.citing.wording import Wording
from workbench.language.display import one_line
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.level import Level

_MARKED = re.compile('[“「『"]([^“”「」『』"]{2,200})[”」』"]')
#: Shorter words are a term, which many provisions use.
SHORTEST = 6
_AROUND = 12


class Quoted(NamedTuple):
    """``quoted`` as the provision has it, and up to twelve characters before and after it."""

    quoted: str
    before: str
    after: str


class Quoting:
    """The words of one version, in which quotations are looked for."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._known: dict[Id, str] = {}

    def within(self, id: Id, text: str) -> Quoted | None:
        """The longest quotation of ``text`` that stands exactly once in the provision ``id``."""
        if not _MARKED.search(text):
            return None
        there = self._folded(id)
        found = [words for words in quotations(text) if there.count(words) == 1]
        return around(self._words(id), max(found, key=len)) if found else None

    def anywhere(self, text: str) -> Iterator[tuple[Id, Quoted]]:
        """Provisions in which alone a quotation of ``text`` stands."""
        for words in quotations(text):
            if len(words) < SHORTEST:
                continue
            holders = {id for id in self._with[words[:SHORTEST]] if words in self._own(id)}
            if len(holders) == 1:
                id = holders.pop()
                yield id, around(self._words(id), words)

    @cached_property
    def _with(self) -> dict[str, set[Id]]:
        """The provisions that have words of their own, by every run of ``SHORTEST`` characters in them."""
        found: dict[str, set[Id]] = defaultdict(set)
        labels = self._wording.labels
        for id in labels:
            if labels.node(id).text and labels.node(id).level is not Level.BLOCK:
                words = self._own(id)
                for start in range(len(words) - SHORTEST + 1):
                    found[words[start : start + SHORTEST]].add(id)
        return found

    def _folded(self, id: Id) -> str:
        if id not in self._known:
            self._known[id] = fold(self._words(id))
        return self._known[id]

    def _own(self, id: Id) -> str:
        """The words of a provision alone, folded."""
        return fold(one_line(self._wording.text(id)))

    def _words(self, id: Id) -> str:
        """The words of a provision with all that stands in it."""
        texts = (self._wording.text(node.id) for node in self._wording.labels.node(id).walk() if node.text)
        return one_line("".join(texts))


def quotations(text: str) -> list[str]:
    """What stands between quotation marks, folded, without the marks that end a sentence."""
    return [words for found in _MARKED.findall(text) if len(words := fold(found).strip("。，；,;.")) >= 2]


def around(there: str, words: str) -> Quoted:
    """The place of ``words``, which are folded, in ``there``, which is not and has them."""
    kept = [place for place, character in enumerate(there) if fold(character)]
    at = fold(there).index(words)
    start, end = kept[at], kept[at + len(words) - 1] + 1
    return Quoted(there[start:end], there[max(start - _AROUND, 0) : start], there[end : end + _AROUND])
