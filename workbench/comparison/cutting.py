"""Cutting the words of one line among the places they went to: exactly where it can be seen, else at sentence ends."""

from collections.abc import Hashable, Mapping, Sequence
from operator import add
from typing import TypeVar

from workbench.comparison.pairing import Stretch
from workbench.language.sentences import split
from workbench.language.typesetting import fold
from workbench.model.identity import Id

K = TypeVar("K", bound=Hashable)


def grams(words: str) -> set[str]:
    """Pairs of neighbouring characters."""
    plain = fold(words)
    return set(map(add, plain, plain[1:])) or {plain}


def coverage(part: str, whole: set[str]) -> float:
    """Which share of the character pairs of ``part`` stand in ``whole``, 0 to 1."""
    own = grams(part)
    return len(own & whole) / len(own)


def cut(words: str, wholes: Mapping[K, str]) -> list[tuple[int, K]]:
    """Where each part of ``words`` begins, and whose it is: each sentence is of the one whose words cover it best.

    ``wholes``: the words of each, the first being preferred.
    """
    known = {key: grams(text) for key, text in wholes.items()}
    starts: list[tuple[int, K]] = []
    end = 0
    for sentence in split(words):
        start, end = end, end + len(sentence)
        best = max(known, key=lambda key: coverage(sentence, known[key]))
        if not starts or starts[-1][1] != best:
            starts.append((start, best))
    return starts or [(0, next(iter(wholes)))]


def tiled(words: str, pieces: Sequence[tuple[K, str]]) -> list[tuple[int, K]] | None:
    """The same when the pieces, each used once, make up ``words`` to the letter; None when they do not.

    ``pieces``: each with whose it is. Where several fit, the longest is taken.
    """
    left = sorted(((key, piece) for key, piece in pieces if piece), key=lambda found: -len(found[1]))
    starts: list[tuple[int, K]] = []
    at = 0
    while left:
        found = next((piece for piece in left if words.startswith(piece[1], at)), None)
        if found is None:
            return None
        left.remove(found)
        if not starts or starts[-1][1] != found[0]:
            starts.append((at, found[0]))
        at += len(found[1])
    return starts if at == len(words) and starts else None


def shared_out(words: str, pieces: Sequence[tuple[K, str]]) -> list[tuple[int, K]]:
    """Where each part of ``words`` begins, and whose it is: to the letter where that can be seen, else by sentences."""
    wholes: dict[K, str] = {}
    for key, piece in pieces:
        wholes[key] = wholes.get(key, "") + piece
    return tiled(words, pieces) or cut(words, wholes)


def stretches(starts: Sequence[tuple[int, Id]]) -> tuple[Stretch, ...]:
    """The parts of a line as stretches; the last goes on to its end."""
    ends = [start for start, _ in starts[1:]]
    return tuple(Stretch(start, end, unit) for (start, unit), end in zip(starts, [*ends, None], strict=True))
