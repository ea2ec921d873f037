"""Versions in which a clause changed nothing but its number, because others came or went before it."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.lineage.step import Change, Sight, Step
from workbench.storage.history.lookup import Past
from workbench.storage.history.then import Then


def with_renumberings(steps: Sequence[Step], past: Past, then: Then) -> list[Step]:
    """``steps``, oldest first, with a step for every commit that only moved the number of the article they are in."""
    own = {step.n: step for step in steps if step.id == steps[-1].id}
    places = list(_places(own, past))
    ordinals = then.ordinals((past.commit(n).id, sight.unit) for n, sight in places)
    found, number = list(steps), None
    for (n, sight), now in zip(places, ordinals, strict=True):
        if n not in own and now != number:
            found.append(_renumbered(n, own, sight))
        number = now
    found.sort(key=lambda step: step.n)
    then.foresee((), (past.commit(step.n).id for step in found))
    return found


def _places(own: Mapping[int, Step], past: Past) -> Iterator[tuple[int, Sight]]:
    """Where it stood after each commit that touched it, or the order of the draft."""
    sight = None
    for n in sorted(own.keys() | set(past.reorderings())):
        if n in own:
            sight = own[n].after
        if sight is not None:
            yield n, sight


def _renumbered(n: int, own: dict[int, Step], sight: Sight) -> Step:
    return Step(n, next(iter(own.values())).id, Change.RENUMBERED, sight, sight)
