"""Chains: of scored pairs, the heaviest set in which both sides rise.

This is Needleman–Wunsch with free gaps, in n log n.
"""

from collections.abc import Sequence
from itertools import pairwise

from workbench.comparison.similarity import Candidate


def heaviest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The pairs of the heaviest rising chain, in order; each text occurs once at most."""
    ordered = sorted(candidates, key=lambda found: (found.old, -found.new))
    if all(a.old < b.old and a.new < b.new for a, b in pairwise(ordered)):
        return ordered
    size = max((found.new for found in candidates), default=-1) + 1
    best = _Prefixes(size)
    before: dict[int, int] = {}
    for at, found in enumerate(ordered):
        weight, last = best.below(found.new)
        before[at] = last
        best.put(found.new, weight + found.score, at)
    return _back(ordered, before, best.below(size)[1])


def _back(candidates: Sequence[Candidate], before: dict[int, int], at: int) -> list[Candidate]:
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


class _Prefixes:
    """Heaviest chain that ends below a place (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._cells: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def below(self, place: int) -> tuple[float, int]:
        """Weight and last pair of the heaviest chain that ends at a place smaller than ``place``."""
        found, cells = (0.0, -1), self._cells
        while place > 0:
            if cells[place] > found:
                found = cells[place]
            place &= place - 1
        return found

    def put(self, place: int, weight: float, at: int) -> None:
        """A chain of this weight ends at ``place`` with the pair ``at``."""
        place += 1
        cells, found = self._cells, (weight, at)
        size = len(cells)
        while place < size:
            if found > cells[place]:
                cells[place] = found
            place += place & -place
