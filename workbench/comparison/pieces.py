"""Pieces: whether an article is a part of a longer one that was split, or that took it in.

What counts is the part of the longer article that its first counterpart does not explain: a short article inside a
long one is little of the whole, but most of what is left.
"""

from collections.abc import Mapping, Sequence

from workbench.comparison.cutting import grams
from workbench.language.sentences import split

_Grams = set[str]


class Pieces:
    """Measures pieces, given the comparison keys of the articles of both sides by their places."""

    def __init__(self, old: Mapping[int, str], new: Mapping[int, str]) -> None:
        self._keys = old, new
        self._cut: dict[tuple[int, int], list[_Grams]] = {}
        self._whole: dict[tuple[int, int], _Grams] = {}

    def fit(self, side: int, whole: int, known: Sequence[int], piece: int) -> float:
        """How alike ``piece`` is to the sentences of ``whole`` that it covers better than what is ``known``, 0 to 1.

        ``side``: 0 when ``whole`` is an old article that was split, 1 when it is a new one that took others in.
        """
        own = self._grams(1 - side, piece)
        others = [self._grams(1 - side, other) for other in known]
        left: _Grams = set()
        for sentence in self._sentences(side, whole):
            covered = len(sentence & own)
            if all(covered > len(sentence & other) for other in others):
                left |= sentence
        return alike(own, left)

    def between(self, old: int, new: int) -> float:
        """How alike two articles are by the same measure."""
        return alike(self._grams(0, old), self._grams(1, new))

    def _grams(self, side: int, place: int) -> _Grams:
        found = self._whole.get((side, place))
        if found is None:
            found = self._whole[side, place] = set().union(*self._sentences(side, place))
        return found

    def _sentences(self, side: int, place: int) -> list[_Grams]:
        found = self._cut.get((side, place))
        if found is None:
            lines = self._keys[side][place].split("\n")
            found = [grams(sentence) for line in lines for sentence in split(line) if sentence]
            self._cut[side, place] = found
        return found


def alike(one: _Grams, other: _Grams) -> float:
    """Dice's measure: twice what is common, by the sum of both."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
