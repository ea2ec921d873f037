"""What one side deleted: gone, unless the other side changed it or put something into it."""

from collections.abc import Iterator, Mapping

from workbench.merging.sides import Side
from workbench.merging.weaving import same_words
from workbench.model.identity import Id
from workbench.model.provision import Provision


def departed(base: Side, kept: Side, other: Side, parents: Mapping[Id, Id]) -> tuple[set[Id], list[Id]]:
    """What ``other`` deleted and ``kept`` left alone, and the tops of what it deleted but the other side changed.

    What was deleted together stays or goes together: half a chapter would be nobody's draft.
    """
    doomed = {id for id in kept.nodes if id in base and id not in other}
    tops = {id: _top(id, kept, doomed) for id in kept.nodes if id in doomed}
    held = {tops[id] for id in tops if _changed(id, base, kept)}
    held |= {tops[above] for id, above in parents.items() if above in tops and id not in doomed}
    return {id for id, top in tops.items() if top not in held}, [id for id in tops if id in held]


def _top(id: Id, side: Side, doomed: set[Id]) -> Id:
    while side.parents.get(id) in doomed:
        id = side.parents[id]
    return id


def _changed(id: Id, base: Side, side: Side) -> bool:
    before, now = base.nodes[id], side.nodes[id]
    if base.parents.get(id) != side.parents.get(id) or not same_words(before.text, now.text):
        return True
    return any(one != other for one, other in zip(_facts(before), _facts(now), strict=True))


def _facts(part: Provision) -> Iterator[object]:
    yield from (part.heading, part.level, part.mark, part.block, part.merged)
