"""Find words in the shown text: numbers and references as they are shown today."""

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from workbench.model.identity import Id
from workbench.session.view import View

_AROUND = 18


@dataclass(frozen=True, slots=True)
class Hit:
    """``words``: an excerpt around the first of ``count`` occurrences; ``heading``: in 条旨 or 章名."""

    at: Id
    words: str
    count: int
    heading: bool = False


def find(view: View, words: str) -> Iterator[Hit]:
    """Every provision whose words or heading hold ``words``, in document order."""
    words = normalize("NFC", words)
    for id in view.labels:
        heading = view.node(id).heading
        if heading and words in heading.words:
            yield Hit(id, heading.words, heading.words.count(words), heading=True)
        shown = view.wording.text(id)
        if words and words in shown:
            yield Hit(id, _excerpt(shown, shown.index(words), len(words)), shown.count(words))


def _excerpt(shown: str, start: int, length: int) -> str:
    first, last = max(0, start - _AROUND), start + length + _AROUND
    before, after = "……" * (first > 0), "……" * (last < len(shown))
    return before + shown[first:last].replace("\n", " ") + after
