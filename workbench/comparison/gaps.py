"""Gaps: articles without counterpart between the same neighbours were probably rewritten one into another."""

from collections.abc import Callable, Iterator, Sequence

from workbench.comparison.chain import heaviest
from workbench.comparison.fragments import Fragments, runs
from workbench.comparison.similarity import Candidate

#: Longer runs on either side are no gap but another text.
_LONGEST = 40
Likeness = Callable[[int, int], float]


def fill(found: Fragments, sizes: tuple[int, int], alike: Likeness, score: Likeness, least: float) -> None:
    """Match, in order, what is at least ``least`` ``alike``, between counterparts that stand next to both."""
    for olds, news in list(_facing(found, sizes)):
        pairs = [Candidate(i, j, alike(i, j)) for i in olds for j in news]
        for pair in heaviest([pair for pair in pairs if pair.score >= least]):
            if found.free(pair.old, pair.new):
                found.add(pair.old, pair.new, score(pair.old, pair.new))


def lone(found: Fragments, sizes: tuple[int, int], score: Likeness, least: float) -> None:
    """One article gone and one come between the same neighbours: the one was rewritten into the other."""
    for olds, news in list(_facing(found, sizes)):
        i, j = olds[0], news[0]
        if len(olds) == len(news) == 1 and found.free(i, j) and score(i, j) >= least:
            found.add(i, j, score(i, j))


def _facing(found: Fragments, sizes: tuple[int, int]) -> Iterator[tuple[range, range]]:
    """Runs without counterpart on both sides, the articles in front of them or behind them being counterparts."""
    news = runs(sizes[1], found.of_new)
    starts, ends = {run.start: run for run in news}, {run.stop: run for run in news}
    for run in runs(sizes[0], found.of_old):
        before = [j + 1 for j, _ in found.of_old.get(run.start - 1, ())] if run.start else [0]
        after = [j for j, _ in found.of_old.get(run.stop, ())] if run.stop < sizes[0] else [sizes[1]]
        facing = [starts[at] for at in before if at in starts] + [ends[at] for at in after if at in ends]
        yield from ((run, other) for other in _short(facing) if len(run) <= _LONGEST)


def _short(facing: Sequence[range]) -> list[range]:
    return [run for run in dict.fromkeys(facing) if len(run) <= _LONGEST]
