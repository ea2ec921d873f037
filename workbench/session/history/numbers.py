"""Versions in which a clause changed nothing but its number, because others came or went before it."""

from collections.abc import Sequence

from workbench.lineage.step import Change, Sight, Step
from workbench.storage.history.lookup import Past
from workbench.storage.history.then import Then


def with_renumberings(steps: Sequence[Step], past: Past, then: Then) -> list[Step]:
    """``steps``, oldest first, with a step for every commit that only moved the number of the article they are in."""
    own = {step.n: step for step in steps if step.id == steps[-1].id}
    found, sight, number = list(steps), None, None
    for n in sorted(own.keys() | set(past.reorderings())):
        if n in own:
            sight = own[n].after
        now = then.ordinal(past.commit(n).id, sight.unit) if sight else None
        if n not in own and sight is not None and now != number:
            found.append(_renumbered(n, own, sight))
        number = now
    return sorted(found, key=lambda step: step.n)


def _renumbered(n: int, own: dict[int, Step], sight: Sight) -> Step:
    return Step(n, next(iter(own.values())).id, Change.RENUMBERED, sight, sight)
