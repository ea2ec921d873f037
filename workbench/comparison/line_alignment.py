"""Lines of two units that correspond: equal ones in order, then alike ones in order."""

from collections.abc import Sequence

from workbench.comparison.chain import heaviest
from workbench.comparison.cutting import grams
from workbench.comparison.similarity import Candidate
from workbench.language.matching import differences

ALIKE = 0.4
#: Beyond this many pairs in one gap the lines are taken as they come.
_MOST = 40_000


def pair_lines(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of corresponding lines, rising on both sides; ``old`` and ``new`` are comparison keys."""
    if len(old) == len(new) == 1:
        return [(0, 0)]
    pairs: list[tuple[int, int]] = []
    i = j = 0
    for gap in differences(old, new):
        pairs += zip(range(i, gap.i1), range(j, gap.j1), strict=True)
        pairs += _alike(old, new, range(gap.i1, gap.i2), range(gap.j1, gap.j2))
        i, j = gap.i2, gap.j2
    pairs += zip(range(i, len(old)), range(j, len(new)), strict=True)
    return pairs


def _alike(old: Sequence[str], new: Sequence[str], left: range, right: range) -> list[tuple[int, int]]:
    if len(left) == len(right) == 1:
        return [(left[0], right[0])]
    if len(left) * len(right) > _MOST:
        return list(zip(left, right, strict=False))
    ours, theirs = {i: grams(old[i]) for i in left}, {j: grams(new[j]) for j in right}
    candidates = [Candidate(i, j, _dice(ours[i], theirs[j])) for i in left for j in right]
    return [(found.old, found.new) for found in heaviest([c for c in candidates if c.score >= ALIKE])]


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
