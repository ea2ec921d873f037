"""Three-way merge of texts: what two sides made of one base, woven together where they keep out of each other's way.

Works on segments, so numbers and citations are changed whole or not at all. What differs in typesetting only is no
change, but is carried along.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.language.matching import Gap, gaps
from workbench.language.segments import Segment

Segments = tuple[Segment, ...]


class Edit(NamedTuple):
    """``base[start:end]`` became ``new``."""

    start: int
    end: int
    new: Segments


class Clash(NamedTuple):
    """Both sides changed ``base[start:end]``, or what touches it, and not to the same words."""

    start: int
    end: int
    ours: Segments
    theirs: Segments


class Woven(NamedTuple):
    """The base with the edits of both sides; where they clash it stays as it was.

    ``distance``: the fewest segments nobody changed between an edit of ours and one of theirs, edits that both made
    not counted; None when one side has no edits of its own.
    """

    segments: Segments
    clashes: tuple[Clash, ...]
    distance: int | None


def edits(base: Sequence[Segment], side: Sequence[Segment]) -> tuple[Edit, ...]:
    """What ``side`` changed, from left to right; no two edits touch."""
    return _edits(side, gaps(base, side))


def weave(base: Sequence[Segment], ours: Sequence[Segment], theirs: Sequence[Segment]) -> Woven:
    """Both sides' edits made; identical ones once. Different ones that overlap or touch clash.

    The same for (theirs, ours), but for the order inside a clash.
    """
    found = [gaps(base, side) for side in (ours, theirs)]
    kept = [_as_kept(base, side, made) for side, made in zip((ours, theirs), found, strict=True)]
    mine, others = (_edits(side, made) for side, made in zip((ours, theirs), found, strict=True))
    ground = [_settled(*three) for three in zip(base, *kept, strict=True)]
    result: list[Segment] = []
    clashes: list[Clash] = []
    at = 0
    for start, end in _stretches([*mine, *others]):
        left, right = _carried(start, end, mine, kept[0]), _carried(start, end, others, kept[1])
        agreed = _agreed(_keys(base[start:end]), left, right)
        if agreed is None:
            clashes.append(Clash(start, end, left, right))
        result += [*ground[at:start], *(ground[start:end] if agreed is None else agreed)]
        at = end
    return Woven((*result, *ground[at:]), tuple(clashes), _distance(mine, others))


def _edits(side: Sequence[Segment], found: Iterable[Gap]) -> tuple[Edit, ...]:
    return tuple(Edit(gap.i1, gap.i2, tuple(side[gap.j1 : gap.j2])) for gap in found)


def _as_kept(base: Sequence[Segment], side: Sequence[Segment], found: Iterable[Gap]) -> list[Segment]:
    """The base as ``side`` typeset it, segment by segment; what it changed stands as in the base."""
    result: list[Segment] = []
    at = 0
    for gap in found:
        result += [*side[at : gap.j1], *base[gap.i1 : gap.i2]]
        at = gap.j2
    return [*result, *side[at:]]


def _settled(base: Segment, ours: Segment, theirs: Segment) -> Segment:
    """A segment all have: as the side has it that typeset it anew; of two, always the same one."""
    changed = [piece for piece in (ours, theirs) if piece.text != base.text]
    return min(changed, key=lambda piece: piece.text) if changed else base


def _stretches(made: Iterable[Edit]) -> Iterator[tuple[int, int]]:
    """The stretches of the base that edits cover, those that overlap or touch as one."""
    spans = sorted({(edit.start, edit.end) for edit in made})
    if not spans:
        return
    start, end = spans[0]
    for first, last in spans[1:]:
        if first > end:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end


def _carried(start: int, end: int, made: Sequence[Edit], kept: Sequence[Segment]) -> Segments:
    """What one side has in the place of ``base[start:end]``."""
    result: list[Segment] = []
    for edit in made:
        if start <= edit.start and edit.end <= end:
            result += [*kept[start : edit.start], *edit.new]
            start = edit.end
    return (*result, *kept[start:end])


def _agreed(base: list[object], ours: Segments, theirs: Segments) -> Segments | None:
    """The words both can live with: those of the only side that changed any, or the same ones; None when they clash."""
    left, right = _keys(ours), _keys(theirs)
    if left == right:
        return min(ours, theirs, key=lambda side: [piece.text for piece in side])
    if base == left:
        return theirs
    return ours if base == right else None


def _keys(side: Iterable[Segment]) -> list[object]:
    return [piece.key for piece in side]


def _distance(ours: Sequence[Edit], theirs: Sequence[Edit]) -> int | None:
    mine, others = ({(edit.start, edit.end, tuple(_keys(edit.new))): edit for edit in side} for side in (ours, theirs))
    shared = [mine[sign] for sign in mine.keys() & others.keys()]
    own = [(edit.start, edit.end, 0) for sign, edit in mine.items() if sign not in others]
    own += [(edit.start, edit.end, 1) for sign, edit in others.items() if sign not in mine]
    apart = [_between(one[1], other[0], shared) for one, other in pairwise(sorted(own)) if one[2] != other[2]]
    return min(apart, default=None)


def _between(end: int, start: int, shared: Iterable[Edit]) -> int:
    """How many segments of the base stand between the two that no shared edit took."""
    common = sum(edit.end - edit.start for edit in shared if end <= edit.start and edit.end <= start)
    return max(0, start - end - common)
