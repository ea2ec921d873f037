"""Fragments: what is known so far while two texts are matched by content, by the places of their articles."""

from collections.abc import Sequence

Matched = dict[int, list[tuple[int, float]]]


class Fragments:
    """Matches by place; an article may have several where it was split or merged, the first one first."""

    def __init__(self) -> None:
        self.of_old: Matched = {}
        self.of_new: Matched = {}

    def add(self, i: int, j: int, score: float) -> None:
        """Record a match."""
        self.of_old.setdefault(i, []).append((j, score))
        self.of_new.setdefault(j, []).append((i, score))

    def count_old(self, i: int) -> int:
        """How many counterparts old article ``i`` has."""
        return len(self.of_old.get(i, ()))

    def count_new(self, j: int) -> int:
        """How many counterparts new article ``j`` has."""
        return len(self.of_new.get(j, ()))

    def free(self, i: int, j: int) -> bool:
        """Whether neither has a counterpart yet."""
        return i not in self.of_old and j not in self.of_new

    def matched(self, side: int) -> Matched:
        """The counterparts of old (0) or new (1) articles."""
        return self.of_new if side else self.of_old

    def all(self) -> list[tuple[int, int, float]]:
        """Every match, by old place."""
        return [(i, j, score) for i in sorted(self.of_old) for j, score in self.of_old[i]]


def runs(size: int, matched: Matched) -> Sequence[range]:
    """The places without counterpart, neighbours together."""
    ends = [-1, *sorted(matched), size]
    return [range(a + 1, b) for a, b in zip(ends, ends[1:], strict=False) if b - a > 1]
