"""Passages two texts share word for word, wherever they stand."""

from typing import NamedTuple

from workbench.language.typesetting import fold

#: Shorter runs are common phrases of the field.
SHORTEST = 10


class Passage(NamedTuple):
    """Characters ``start`` to ``end`` of a text."""

    start: int
    end: int


def shared(text: str, other: str, shortest: int = SHORTEST) -> tuple[Passage, ...]:
    """The longest runs of ``text`` (at least ``shortest`` characters, typesetting aside) that ``other`` has too."""
    kept = [place for place, character in enumerate(text) if fold(character)]
    plain, known = fold(text), fold(other)
    passages: list[Passage] = []
    start = 0
    while start + shortest <= len(plain):
        end = start + shortest
        if plain[start:end] not in known:
            start += 1
            continue
        while end < len(plain) and plain[start : end + 1] in known:
            end += 1
        passages.append(Passage(kept[start], kept[end - 1] + 1))
        start = end
    return tuple(passages)
