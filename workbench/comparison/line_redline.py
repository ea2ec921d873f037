"""The redline of lines that stand opposite each other, in whole words."""

from collections.abc import Sequence

from workbench.comparison.line_pieces import LinePieces
from workbench.language.matching import differences
from workbench.language.redline import Change, redline_segments
from workbench.language.segments import Segment, common_ends
from workbench.language.typesetting import fold


def stretch_redline(
    old: Sequence[LinePieces], olds: range, new: Sequence[LinePieces], news: range, *, is_first: bool
) -> Sequence[Change]:
    """The changes of some lines of two cells; of a single pair only what stands between common sentences is cut.

    ``is_first``: line 0 of either side begins its cell.
    """
    ends = (0, 0)
    if len(olds) == len(news) == 1 and not old[olds[0]].cites and not new[news[0]].cites:
        ends = common_ends(old[olds[0]].line.words, new[news[0]].line.words)
    sides = [_segments(side, places, ends, is_first) for side, places in ((old, olds), (new, news))]
    return redline_segments(*sides)


def _segments(lines: Sequence[LinePieces], places: range, ends: tuple[int, int], is_first: bool) -> list[Segment]:
    front, back = ends
    return [piece for at in places for piece in lines[at].segments(first=is_first and not at, front=front, back=back)]


def typesetting(left: Sequence[LinePieces], right: Sequence[LinePieces], pairs: Sequence[tuple[int, int]]) -> int:
    """Segments of corresponding lines that differ in typesetting alone."""
    return sum(_typesetting(left[i].segments(first=True), right[j].segments(first=True)) for i, j in pairs)


def _typesetting(one: Sequence[Segment], other: Sequence[Segment]) -> int:
    count = a = b = 0
    for gap in [*differences([s.key for s in one], [s.key for s in other]), None]:
        end = gap.i1 if gap else len(one)
        for old, new in zip(one[a:end], other[b:], strict=False):
            count += old.text != new.text and fold(old.text) == fold(new.text)
        a, b = (gap.i2, gap.j2) if gap else (a, b)
    return count
