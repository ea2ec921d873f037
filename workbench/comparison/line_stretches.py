"""Stretches of lines: which lines of two cells are compared together, and which stand opposite each other."""

from collections.abc import Sequence
from typing import NamedTuple

Stretch = tuple[range, range, bool]


class LinePair(NamedTuple):
    """Lines of two cells that stand opposite each other, by place; ``same``: nothing in them was amended."""

    old: int | None
    new: int | None
    same: bool


def line_stretches(pairs: Sequence[tuple[int, int]], old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """Lines to compare together: a pair by itself; lines without counterpart may hold words of a neighbour."""
    result: list[Stretch] = []
    i = j = 0
    for a, b in [*pairs, (len(old), len(new))]:
        loose = bool(i < a or j < b)
        if loose:
            result.append((range(i, a), range(j, b), False))
        if a < len(old):
            result.append((range(a, a + 1), range(b, b + 1), old[a] == new[b]))
        i, j = a + 1, b + 1
    return _united(result)


def _united(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbouring stretches that both changed are one where lines came or went, so that moved words are kept."""
    result: list[Stretch] = []
    for olds, news, equal in stretches:
        if (
            result
            and not equal
            and not result[-1][2]
            and len(olds) + len(news) + len(result[-1][0]) + len(result[-1][1]) != 4
        ):
            before = result.pop()
            result.append((range(before[0].start, olds.stop), range(before[1].start, news.stop), False))
        else:
            result.append((olds, news, equal))
    return result


def paired(olds: range, news: range, pairs: Sequence[tuple[int, int]], equal: bool) -> list[LinePair]:
    inside = [(i, j) for i, j in pairs if i in olds]
    result: list[LinePair] = []
    i, j = olds.start, news.start
    for a, b in [*inside, (olds.stop, news.stop)]:
        result += [LinePair(place, None, False) for place in range(i, a)]
        result += [LinePair(None, place, False) for place in range(j, b)]
        if a < olds.stop:
            result.append(LinePair(a, b, equal))
        i, j = a + 1, b + 1
    return result
