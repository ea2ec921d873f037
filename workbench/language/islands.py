"""Islands: single characters left between two marks tell nothing and are hard to read; words must not drown."""

from collections.abc import Hashable, Iterator, Sequence

from workbench.language.matching import Gap, differences, united
from workbench.language.segments import Segment

_FEWEST = 2


def settle(found: Sequence[Gap], old: Sequence[Segment], new: Sequence[Segment]) -> list[Gap]:
    """Absorb one-character islands; then win back any word that both sides of the wider marks share."""
    absorbed = _absorb(found, new)
    if absorbed == list(found):
        return absorbed
    return _absorb(united(piece for gap in absorbed for piece in _refine(gap, old, new)), new)


def _absorb(found: Sequence[Gap], new: Sequence[Segment]) -> list[Gap]:
    result: list[Gap] = []
    for gap in found:
        if result and _is_island(new[result[-1].j2 : gap.j1]):
            result[-1] = Gap(result[-1].i1, gap.i2, result[-1].j1, gap.j2)
        else:
            result.append(gap)
    return result


def _is_island(between: Sequence[Segment]) -> bool:
    if any(piece.text.startswith("\n") or not isinstance(piece.key, str) for piece in between):
        return False
    return sum(len(str(piece.key)) for piece in between) < _FEWEST


def _refine(gap: Gap, old: Sequence[Segment], new: Sequence[Segment]) -> Iterator[Gap]:
    """The gap cut at the words it shares; single characters count only beside such a word."""
    left, right = old[gap.i1 : gap.i2], new[gap.j1 : gap.j2]
    if not left or not right:
        yield gap
        return
    for inner in differences(_long(left, 0), _long(right, 1)):
        i1, i2, j1, j2 = inner
        while i1 < i2 and j1 < j2 and j1 and left[i1].key == right[j1].key:
            i1, j1 = i1 + 1, j1 + 1
        while i1 < i2 and j1 < j2 and j2 < len(right) and left[i2 - 1].key == right[j2 - 1].key:
            i2, j2 = i2 - 1, j2 - 1
        if i1 < i2 or j1 < j2:
            yield Gap(gap.i1 + i1, gap.i1 + i2, gap.j1 + j1, gap.j1 + j2)


def _long(pieces: Sequence[Segment], side: int) -> list[Hashable]:
    """Keys under which single characters equal nothing."""
    return [
        (side, place) if isinstance(piece.key, str) and len(piece.key) < _FEWEST and piece.key != "\n" else piece.key
        for place, piece in enumerate(pieces)
    ]
