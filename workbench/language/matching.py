"""Matching two sequences of segments: the gaps between what they have in common."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.language.segments import Segment

#: Pairs of segments matched at once: beyond it some 30 MB would be needed.
_MOST = 250_000_000
_ENDS = ("。", "；", ";", "\n")


class Gap(NamedTuple):
    """``old[i1:i2]`` stands where ``new[j1:j2]`` stands now; everything outside the gaps is common."""

    i1: int
    i2: int
    j1: int
    j2: int


def gaps(old: Sequence[Segment], new: Sequence[Segment]) -> list[Gap]:
    """The fewest segments marked, and a pure addition or deletion put at the border of a sentence or clause."""
    found = differences([piece.key for piece in old], [piece.key for piece in new])
    result: list[Gap] = []
    for place, gap in enumerate(found):
        front = gap.i1 - (result[-1].i2 if result else 0)
        back = (found[place + 1].i1 if place + 1 < len(found) else len(old)) - gap.i2
        result.append(slide(gap, old, new, front, back))
    return united(result)


def differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Gap]:
    """The gaps of a longest common subsequence; very long texts are matched by sentences first, to spare memory."""
    if len(old) * len(new) <= _MOST:
        return _differences(old, new)
    sentences = [_sentences(side) for side in (old, new)]
    found = _differences(
        *([tuple(side[i:j]) for i, j in pairwise(ends)] for side, ends in zip((old, new), sentences, strict=True))
    )
    return united(inner for gap in found for inner in _within(gap, old, new, *sentences))


def _sentences(keys: Sequence[Hashable]) -> list[int]:
    """Where sentences begin, and the end of the last."""
    ends = [place + 1 for place, key in enumerate(keys) if key in _ENDS and place + 1 < len(keys)]
    return [0, *ends, len(keys)]


def _within(
    gap: Gap, old: Sequence[Hashable], new: Sequence[Hashable], olds: Sequence[int], news: Sequence[int]
) -> Iterator[Gap]:
    """The gaps inside a gap of whole sentences."""
    i1, i2, j1, j2 = olds[gap.i1], olds[gap.i2], news[gap.j1], news[gap.j2]
    for inner in _differences(old[i1:i2], new[j1:j2]):
        yield Gap(i1 + inner.i1, i1 + inner.i2, j1 + inner.j1, j1 + inner.j2)


def _differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Gap]:
    from rapidfuzz.distance import Indel

    codes: dict[Hashable, int] = {}
    left = [codes.setdefault(key, len(codes)) for key in old]
    right = [codes.setdefault(key, len(codes)) for key in new]
    found = [op for op in Indel.opcodes(left, right) if op.tag != "equal"]
    return united([Gap(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in found])


def united(found: Iterable[Gap]) -> list[Gap]:
    """The same with gaps that touch made one."""
    result: list[Gap] = []
    for gap in found:
        if result and result[-1].i2 == gap.i1 and result[-1].j2 == gap.j1:
            result[-1] = Gap(result[-1].i1, gap.i2, result[-1].j1, gap.j2)
        else:
            result.append(gap)
    return result


def slide(gap: Gap, old: Sequence[Segment], new: Sequence[Segment], front: int, back: int) -> Gap:
    """An addition of 「。甲乙」 before 「。」 is one of 「甲乙。」 just as well; take the place a person would.

    ``front`` and ``back``: how many segments in common stand before it and behind it.
    """
    if gap.i1 < gap.i2 and gap.j1 < gap.j2:
        return gap
    side, start, end = (new, gap.j1, gap.j2) if gap.i1 == gap.i2 else (old, gap.i1, gap.i2)
    shifts = [0, *_shifts(side, start, end, -1)[:front], *_shifts(side, start, end, 1)[:back]]
    best = max(shifts, key=lambda shift: (_border(side, start + shift), -abs(shift)))
    return Gap(*(place + best for place in gap))


def _shifts(side: Sequence[Segment], start: int, end: int, step: int) -> list[int]:
    """How far the run may move while what stays outside it reads the same."""
    shifts: list[int] = []
    while True:
        shift = len(shifts) * step
        out, into = (start + shift - 1, end + shift - 1) if step < 0 else (end + shift, start + shift)
        if not (0 <= out < len(side)) or side[out].key != side[into].key:
            return shifts
        shifts.append(shift + step)


def _border(side: Sequence[Segment], at: int) -> int:
    """How good a place the one before ``side[at]`` is to begin a mark."""
    if at < len(side) and side[at].text.startswith("\n"):
        return 4
    before = "\n" if at == 0 else side[at - 1].text.rstrip()[-1:]
    return {"\n": 3, "。": 3, "；": 3, "：": 2, "，": 2}.get(
        before, 1 if at < len(side) and side[at].text == "、" else 0
    )
