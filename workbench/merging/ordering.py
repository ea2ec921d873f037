"""The order of siblings, three ways: what a side put at a place stays together there, in a fixed order of runs."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.model.identity import Id

Run = tuple[Id, ...]


@dataclass(slots=True)
class Ordered:
    """``order``: all siblings. ``met``: pairs of runs that the sides put at one place. ``torn``: put at two places.

    ``both_reordered``: each side rearranged what was there, in its own way.
    """

    order: list[Id] = field(default_factory=list)
    met: list[tuple[Run, Run]] = field(default_factory=list)
    torn: list[Id] = field(default_factory=list)
    both_reordered: bool = False


def ordered(base: Sequence[Id], ours: Sequence[Id], theirs: Sequence[Id]) -> Ordered:
    """One order of all that is in ``ours`` or ``theirs``; the same for (theirs, ours).

    What neither side moved keeps its order; what a side put somewhere stands behind what is in front of it there.
    """
    left, right = _put(base, ours), _put(base, theirs)
    both = set(ours) & set(theirs)
    fixed = [id for id in base if id in both and id not in left and id not in right]
    runs = _runs(ours, fixed, right - left, both), _runs(theirs, fixed, left - right, both)
    result = Ordered(both_reordered=_reordered(left & set(base), right & set(base)))
    _drop_torn(runs, result)
    for gap, (mine, others) in enumerate(zip(*runs, strict=True)):
        result.order += _together(mine, others, result)
        result.order += fixed[gap : gap + 1]
    return result


def _reordered(left: set[Id], right: set[Id]) -> bool:
    return bool(left) and bool(right) and left != right


def _put(base: Sequence[Id], side: Sequence[Id]) -> set[Id]:
    """What a side inserted among these siblings, or moved."""
    places = {id: place for place, id in enumerate(base)}
    known = [id for id in side if id in places]
    stayed = set(_longest_rising(known, [places[id] for id in known]))
    return {id for id in side if id not in stayed}


def _longest_rising(ids: Sequence[Id], places: Sequence[int]) -> Iterator[Id]:
    """The largest choice of ids whose places rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for here, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [here]
    last = ends[-1] if ends else -1
    while last >= 0:
        yield ids[last]
        last = before[last]


def _runs(side: Sequence[Id], fixed: Sequence[Id], others: set[Id], both: set[Id]) -> list[list[Id]]:
    """What the side has in front of each fixed sibling and behind the last; not what only the other side put."""
    anchors, runs = set(fixed), [list[Id]()]
    for id in side:
        if id in anchors:
            runs.append([])
        elif id not in both or id not in others:
            runs[-1].append(id)
    return runs


def _drop_torn(runs: tuple[list[list[Id]], list[list[Id]]], result: Ordered) -> None:
    """What both sides put at different places stays at the first of them."""
    first, second = ({id: gap for gap, run in enumerate(side) for id in run} for side in runs)
    for id in first.keys() & second.keys():
        if first[id] != second[id]:
            later = runs[0] if first[id] > second[id] else runs[1]
            later[max(first[id], second[id])].remove(id)
            result.torn.append(id)
    result.torn.sort()


def _together(ours: list[Id], theirs: list[Id], result: Ordered) -> list[Id]:
    """Both sides' runs at one place. What is in both divides them into shorter ones."""
    shared = [id for id in ours if id in theirs]
    if shared != [id for id in theirs if id in shared]:
        result.torn += sorted(shared)
        first, second = sorted((ours, theirs))
        return [*first, *(id for id in second if id not in first)]
    order: list[Id] = []
    for end in (*shared, None):
        mine, ours = _until(ours, end)
        others, theirs = _until(theirs, end)
        order += _ranked(tuple(mine), tuple(others), result)
        order += [end] if end is not None else []
    return order


def _until(run: list[Id], end: Id | None) -> tuple[list[Id], list[Id]]:
    if end is None:
        return run, []
    place = run.index(end)
    return run[:place], run[place + 1 :]


def _ranked(mine: Run, others: Run, result: Ordered) -> Run:
    first, second = sorted((mine, others))
    if first:
        result.met.append((first, second))
    return first + second
