"""The whole past of a provision: its own steps, and those of what it was split from or took in."""

from collections.abc import Callable, Sequence

from workbench.lineage.step import Step
from workbench.model.identity import Id

Own = Callable[[Id], Sequence[Step]]


def traced(id: Id, own: Own, before: int | None = None, seen: frozenset[Id] = frozenset()) -> list[Step]:
    """The steps of ``id`` before commit number ``before`` (None: all), oldest first.

    History forks where provisions were split: the older steps belong to each part. It joins where they were merged:
    up to there the steps of each are told. ``own`` gives the steps of one id alone, oldest first.
    """
    steps = [step for step in own(id) if before is None or step.n < before]
    found = dict.fromkeys((step.n, step.id) for step in steps)
    for step in list(steps):
        for origin in step.origins:
            if origin not in seen | {id}:
                older = traced(origin, own, step.n, seen | {id})
                steps += [one for one in older if (one.n, one.id) not in found]
                found |= dict.fromkeys((one.n, one.id) for one in older)
    return sorted(steps, key=lambda step: step.n)
