"""Where words stand in a text as shown: never inside a longer numeral, never half a citation."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.language.citation_scanner import scan
from workbench.model.identity import Id
from workbench.session.view import View

_NUMERIC = frozenset("零一二三四五六七八九十百千万亿〇○两廿0123456789０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """``start`` counts characters in the words of ``at`` as shown."""

    at: Id
    start: int


def occurrences(view: View, scope: list[Id], words: str) -> tuple[list[Occurrence], int]:
    """The places of ``words`` in these provisions, in order, and how many were left out for cutting something."""
    found, cut = list[Occurrence](), 0
    for id in scope:
        shown = view.wording.text(id)
        if words in shown:
            spans = _spans(view, id, shown)
            for start in _starts(shown, words):
                if _cuts(shown, start, start + len(words), spans):
                    cut += 1
                else:
                    found.append(Occurrence(id, start))
    return found, cut


def _starts(shown: str, words: str) -> Iterator[int]:
    start = shown.find(words)
    while start >= 0:
        yield start
        start = shown.find(words, start + len(words))


def _spans(view: View, id: Id, shown: str) -> list[tuple[int, int]]:
    bound = [(reference.start, reference.end) for reference in view.wording.shown(view.node(id).text, id)]
    return bound + [(citation.start, citation.end) for citation in scan(shown)]


def _cuts(shown: str, start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether [start, end) begins or ends inside a numeral or a citation."""
    if any(first < edge < last for first, last in spans for edge in (start, end)):
        return True
    front = start > 0 and {shown[start - 1], shown[start]} <= _NUMERIC
    back = end < len(shown) and {shown[end - 1], shown[end]} <= _NUMERIC
    return front or back
