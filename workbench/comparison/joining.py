"""Joining: an article without counterpart may be a piece of one that was split, or was taken in by another."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.comparison.fragments import Fragments
from workbench.comparison.pieces import Pieces

#: A piece must be this much like what other counterparts leave of the whole, beside them and further away.
PIECE, FAR = 0.3, 0.6
#: Pieces stand beside one another; a decision may turn them round or put one more article between them.
_BESIDE = 3


class Joining:
    """``inexact``: old and new places that have no equal; ``like``: for each place of either side what is like it."""

    def __init__(
        self,
        found: Fragments,
        pieces: Pieces,
        inexact: tuple[Sequence[int], Sequence[int]],
        like: tuple[Mapping[int, set[int]], Mapping[int, set[int]]],
    ) -> None:
        self._found, self._pieces, self._like = found, pieces, like
        self._inexact, self._wholes_of = inexact, tuple(map(set, inexact))

    def join(self, least: float = PIECE) -> None:
        """Join pieces to articles whose other counterparts leave just that much unexplained, the best first."""
        for fit, side, whole, piece in sorted(self._fits(least), reverse=True):
            i, j = (whole, piece) if side == 0 else (piece, whole)
            counted, taken = (self._found.count_new(j), i) if side == 0 else (self._found.count_old(i), j)
            if not counted and self._is_open(side, taken):
                self._found.add(i, j, fit)

    def _fits(self, least: float) -> Iterator[tuple[float, int, int, int]]:
        """Fit, side of the whole, whole and piece, for every article that has no counterpart."""
        for side in (0, 1):
            matched = self._found.matched(1 - side)
            for piece in self._inexact[1 - side]:
                if piece not in matched:
                    yield from ((fit, side, whole, piece) for fit, whole in self._fitting(side, piece, least))

    def _fitting(self, side: int, piece: int, least: float) -> Iterator[tuple[float, int]]:
        rival = self._rival(side, piece)
        for whole in self._candidates(side, piece):
            known = [other for other, _ in self._found.matched(side).get(whole, ())]
            fit = self._pieces.fit(side, whole, known, piece)
            is_beside = min(abs(other - piece) for other in known) <= _BESIDE
            if fit > rival and fit >= (least if is_beside else max(least, FAR)):
                yield fit, whole

    def _candidates(self, side: int, piece: int) -> set[int]:
        """Articles that may hold ``piece``: those that are like it, and the counterparts of its neighbours."""
        matched = self._found.matched(1 - side)
        wholes = {other for place in (piece - 1, piece + 1) for other, _ in matched.get(place, ())}
        return {whole for whole in wholes | self._like[side].get(piece, set()) if self._is_open(side, whole)}

    def _is_open(self, side: int, whole: int) -> bool:
        """Whether an article has a counterpart that leaves something of it, and is no piece itself."""
        known, others = self._found.matched(side).get(whole, ()), self._found.matched(1 - side)
        return whole in self._wholes_of[side] and bool(known) and all(len(others[other]) == 1 for other, _ in known)

    def _rival(self, side: int, piece: int) -> float:
        """Its best likeness to an article that has no counterpart either: it may simply have moved there."""
        free = [other for other in self._like[side].get(piece, ()) if other not in self._found.matched(side)]
        ends = ((other, piece) if side == 0 else (piece, other) for other in free)
        return max((self._pieces.between(*end) for end in ends), default=0.0)
