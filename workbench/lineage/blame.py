"""Blame by phrase: which step brought each stretch of a provision, through moves, splits and merges."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from workbench.language.matching import gaps
from workbench.language.segments import Segment
from workbench.lineage.step import Step
from workbench.model.identity import Id
from workbench.model.provision import Provision

Cut = tuple[Segment, ...]


class Credit(NamedTuple):
    """A segment and the number of the commit that brought it."""

    segment: Segment
    n: int


class Phrase(NamedTuple):
    """A stretch of words one commit brought."""

    words: str
    n: int

    @property
    def lines(self) -> list[str]:
        """Its words, a line for each heading, 款 and 项; none for a mere end of a line."""
        return [words for words in self.words.split("\n") if words]


def credited(now: Cut, n: int, *earlier: Sequence[Credit]) -> tuple[Credit, ...]:
    """The segments of ``now``, which commit ``n`` wrote; what an earlier text had keeps its credit, the first one's."""
    brought = [n] * len(now)
    open_places = list(range(len(now)))
    for text in earlier:
        left = [now[place] for place in open_places]
        kept = _kept([credit.segment for credit in text], left)
        for before, after in kept:
            brought[open_places[after]] = text[before].n
        taken = {after for _, after in kept}
        open_places = [place for at, place in enumerate(open_places) if at not in taken]
    return tuple(map(Credit, now, brought))


def _kept(old: Sequence[Segment], new: Sequence[Segment]) -> list[tuple[int, int]]:
    """Pairs of places in both texts that hold the same segment, in order."""
    pairs, i, j = list[tuple[int, int]](), 0, 0
    for gap in gaps(old, new):
        pairs += zip(range(i, gap.i1), range(j, gap.j1), strict=True)
        i, j = gap.i2, gap.j2
    return pairs + list(zip(range(i, len(old)), range(j, len(new)), strict=True))


class _Text(NamedTuple):
    """A provision as commit ``n`` left it, and who brought its words."""

    n: int
    provision: Provision
    credits: tuple[Credit, ...]


def blame(steps: Sequence[Step], cut: Callable[[Step], Cut]) -> tuple[Credit, ...]:
    """Who brought each segment of the provision as the last of ``steps`` left it.

    ``steps`` are those of :func:`tracing.traced`, oldest first; ``cut`` gives the text a step left.
    """
    texts: dict[Id, list[_Text]] = defaultdict(list)
    last: tuple[Credit, ...] = ()
    for step in steps:
        if step.after is not None:
            earlier = [text for id in (step.id, *step.origins) for text in _earlier(texts[id], step)]
            last = credited(cut(step), step.n, *earlier)
            texts[step.id].append(_Text(step.n, step.after.provision, last))
    return last


def _earlier(texts: Sequence[_Text], step: Step) -> list[tuple[Credit, ...]]:
    """The text the step began with, and where it joined two lines of work, those of the other one too.

    What the same commit left of a provision that was split is no text to begin with.
    """
    was = step.before.provision if step.before else None
    before = [text for text in reversed(texts) if text.n < step.n]
    latest = [text.credits for text in before]
    began = [text.credits for text in before if text.provision == was][:1]
    return [*began, *latest] if step.joins else (began or latest)[:1]


def joined(credits: Sequence[Credit]) -> list[Phrase]:
    """Neighbours of one commit as one phrase."""
    groups = groupby(credits, key=lambda credit: credit.n)
    return [Phrase("".join(credit.segment.text for credit in group), n) for n, group in groups]
