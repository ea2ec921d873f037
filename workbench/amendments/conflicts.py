"""Amendments among themselves: which touch the same words, which can both be adopted, which exclude one another.

Two that meet nowhere cannot disturb one another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.amendments.evaluation import evaluate_changes
from workbench.amendments.ground import Ground
from workbench.amendments.meeting import Meeting, Relation, meeting
from workbench.amendments.scene import Scene
from workbench.amendments.values import Amendment, Change, Deletion, Insertion, NewHeading, Place, Relocation, Rewording
from workbench.amendments.verdict import Outcome
from workbench.model.identity import Id


@dataclass(frozen=True, slots=True)
class Graph:
    """``unfit``: amendments that cannot be applied even alone. ``exclusive``: sets of which at most one fits."""

    meetings: tuple[Meeting, ...]
    unfit: tuple[Id, ...]
    exclusive: tuple[tuple[Id, ...], ...]


def conflicts(amendments: Sequence[Amendment], ground: Ground) -> Graph:
    """How these amendments stand to one another on this ground."""
    alone = {one.id: evaluate_changes(one.changes, Scene(ground)) for one in amendments}
    fit = [one for one in amendments if alone[one.id].outcome is not Outcome.REFUSED]
    meetings = tuple(meeting(*pair, at, ground) for pair, at in _pairs(fit, ground))
    unfit = tuple(one.id for one in amendments if alone[one.id].outcome is Outcome.REFUSED)
    return Graph(meetings, unfit, _cliques([m for m in meetings if m.relation is Relation.EXCLUDE]))


def _pairs(amendments: Sequence[Amendment], ground: Ground) -> Iterator[tuple[tuple[Amendment, Amendment], list[Id]]]:
    """Those that have a provision in common, in order."""
    reach = {one.id: _reach(one.changes, ground) for one in amendments}
    by_place: dict[Id, list[int]] = {}
    for place, one in enumerate(amendments):
        for id in reach[one.id]:
            by_place.setdefault(id, []).append(place)
    met = sorted({pair for places in by_place.values() for pair in combinations(places, 2)})
    for left, right in met:
        one, other = amendments[left], amendments[right]
        yield (one, other), sorted(reach[one.id] & reach[other.id])


def _reach(changes: Iterable[Change], ground: Ground) -> set[Id]:
    """All provisions that the changes touch, or by which they find their place."""
    found: set[Id] = set()
    for change in changes:
        match change:
            case Rewording(target):
                found.update(ground.holders(target))
            case NewHeading(target):
                found.add(target)
            case Deletion(base, place):
                found.update([part.id for part in base.walk()], _beside(place))
            case Insertion(place, provisions):
                found.update([part.id for top in provisions for part in top.walk()], _beside(place))
            case Relocation(target, base, new):
                found.update([target], _beside(base), _beside(new))
    return found


def _beside(place: Place) -> list[Id]:
    """The neighbours by which a place is found; the parent where there are none."""
    return [id for id in (place.after, place.before) if id] or [place.parent]


def _cliques(meetings: Sequence[Meeting]) -> tuple[tuple[Id, ...], ...]:
    """The largest sets in which every two exclude one another."""
    around: dict[Id, set[Id]] = {}
    for one in meetings:
        around.setdefault(one.one, set()).add(one.other)
        around.setdefault(one.other, set()).add(one.one)
    return tuple(sorted(tuple(sorted(found)) for found in _grown(set(), set(around), set(), around)))


def _grown(chosen: set[Id], free: set[Id], done: set[Id], around: dict[Id, set[Id]]) -> Iterator[set[Id]]:
    """Bron and Kerbosch's algorithm (1973), with a pivot."""
    if not free and not done:
        if chosen:
            yield chosen
        return
    pivot = max(free | done, key=lambda id: (len(around[id] & free), id))
    for id in sorted(free - around[pivot]):
        yield from _grown(chosen | {id}, free & around[id], done & around[id], around)
        free, done = free - {id}, done | {id}
