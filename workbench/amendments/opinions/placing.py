"""Paragraphs of a document that came back, matched to the provisions of the version that was sent out."""

import re
from collections import defaultdict
from collections.abc import Sequence

from workbench.citing.wording import Wording
from workbench.comparison.similarity import Similarity
from workbench.language.display import one_line
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.level import DIVISIONS

#: What stands before the words of a provision in print: its number, the 条旨 in brackets, the mark of an item.
_LABEL = re.compile(
    r"^(?:第[零一二三四五六七八九十百千〇0-9]+(?:分编|[编章节条])(?:之[一二三四五六七八九十]+)?[ 　]*"
    r"(?:[【〖（][^】〗）]{1,30}[】〗）][ 　]*)?|[（(][一二三四五六七八九十0-9]+[)）]|[0-9]+[.．、])"
)
_LEAST = 0.3


def placed(paragraphs: Sequence[str], wording: Wording) -> list[Id | None]:
    """The provision of each paragraph; None for titles and what is not in the version.

    Equal words first, twins in their order; then the most similar provision, when it is similar enough.
    """
    known = _Known(wording)
    found: list[Id | None] = []
    last = -1
    for words in paragraphs:
        at = known.after(words, last)
        last = last if at is None else at
        found.append(None if at is None else known.ids[at])
    _fill(paragraphs, found, known)
    return found


class _Known:
    """The words of every provision of a version."""

    def __init__(self, wording: Wording) -> None:
        labels = wording.labels
        self.ids: list[Id] = []
        self.texts: list[str] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for id in labels:
            node = labels.node(id)
            words = (
                wording.text(id)
                if node.text
                else node.heading.words
                if node.heading and node.level in DIVISIONS
                else ""
            )
            if words:
                self._places[fold(one_line(words))].append(len(self.ids))
                self.ids.append(id)
                self.texts.append(words)

    def after(self, words: str, last: int) -> int | None:
        """The provision that reads like this, the next one behind ``last`` where several do."""
        for form in (words, _LABEL.sub("", words.strip())):
            places = self._places.get(fold(one_line(form)), ()) if form.strip() else ()
            if places:
                return next((place for place in places if place > last), places[0])
        return None


def _fill(paragraphs: Sequence[str], found: list[Id | None], known: _Known) -> None:
    left = [place for place, id in enumerate(found) if id is None and len(paragraphs[place].strip()) >= 6]
    texts = [_LABEL.sub("", paragraphs[place].strip()) for place in left]
    for old, new, _ in sorted(Similarity(texts, known.texts).candidates(_LEAST, 1), key=lambda one: one.score):
        found[left[old]] = known.ids[new]
