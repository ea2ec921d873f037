"""Amendments among themselves: which touch the same words, which can both be adopted, which exclude one another.

Two that meet nowhere cannot disturb one another. Of those that meet, both orders are carried out and compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from workbench.amendments.evaluation import evaluate_changes
from workbench.amendments.ground import Ground
from workbench.amendments.scene import Scene
from workbench.amendments.token_form import cut
from workbench.amendments.values import Amendment, Change, Deletion, Insertion, NewHeading, Relocation, Rewording
from workbench.amendments.verdict import Outcome, Verdict
from workbench.language.three_way import edits
from workbench.model.identity import Id


class Relation(StrEnum):
    """What two amendments are to one another."""

    COMMUTE = "互不影响"
    SAME = "内容相同"
    CONFIRM = "须确认"
    ORDER = "先后有别"
    EXCLUDE = "互相排斥"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two amendments in the same provisions. ``words``: stretches both change, in the token form, by provision."""

    one: Id
    other: Id
    relation: Relation
    at: tuple[Id, ...]
    words: tuple[str, ...] = ()


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
                found.update(part.id for part in base.walk())
                found.update(id for id in (place.after, place.before) if id)
            case Insertion(place, provisions):
                found.update(id for id in (place.after, place.before) if id)
                found.update(part.id for top in provisions for part in top.walk())
                found.update(() if place.after or place.before else (place.parent,))
            case Relocation(target, base, new):
                found.update(id for id in (target, base.after, base.before, new.after, new.before) if id)
    return found


def meeting(one: Amendment, other: Amendment, at: Sequence[Id], ground: Ground) -> Meeting:
    """Both orders carried out, and what that says."""
    (first, then), (second, after) = (_both(*pair, ground) for pair in ((one, other), (other, one)))
    words = tuple(_shared_words(one, other))
    return Meeting(one.id, other.id, _relation(then, after, _alike(first, second)), tuple(at), words)


def _both(one: Amendment, other: Amendment, ground: Ground) -> tuple[Scene, Verdict]:
    """The scene after both, and what became of the second."""
    scene = Scene(ground)
    evaluate_changes(one.changes, scene)
    return scene, evaluate_changes(other.changes, scene)


def _relation(then: Verdict, after: Verdict, alike: bool) -> Relation:
    outcomes = {then.outcome, after.outcome}
    if outcomes == {Outcome.REFUSED}:
        return Relation.EXCLUDE
    if Outcome.REFUSED in outcomes or not alike:
        return Relation.ORDER
    if outcomes == {Outcome.ABSORBED}:
        return Relation.SAME
    return Relation.CONFIRM if Outcome.NEEDS_CONFIRMATION in outcomes else Relation.COMMUTE


def _alike(one: Scene, other: Scene) -> bool:
    """Whether two scenes of one ground show the same draft."""
    texts = one.texts.keys() | other.texts.keys()
    headings = one.headings.keys() | other.headings.keys()
    holders = one.children.keys() | other.children.keys()
    there = {id for id in texts | headings | holders if id in one}
    if there != {id for id in texts | headings | holders if id in other}:
        return False
    return (
        all(one.text(id) == other.text(id) for id in texts & there)
        and all(one.heading(id) == other.heading(id) for id in headings & there)
        and all(one.inside(id) == other.inside(id) for id in holders & there)
    )


def _shared_words(one: Amendment, other: Amendment) -> Iterator[str]:
    """The words of the base that both change, or between which both put something."""
    bases = {change.target: change for change in other.changes if isinstance(change, Rewording)}
    for change in one.changes:
        theirs = bases.get(change.target) if isinstance(change, Rewording) else None
        if isinstance(change, Rewording) and theirs is not None and theirs.base == change.base:
            yield from _overlaps(change, theirs)


def _overlaps(ours: Rewording, theirs: Rewording) -> Iterator[str]:
    base = cut(ours.base)
    mine, others = (edits(base, cut(side.new)) for side in (ours, theirs))
    for one in mine:
        for two in others:
            start, end = max(one.start, two.start), min(one.end, two.end)
            if start <= end:
                yield "".join(piece.text for piece in base[start:end])


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
