"""Where provisions stand: each under the parent its mover gave it, never inside itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.merging.choosing import ContestedError, choose
from workbench.merging.sides import Side
from workbench.model.identity import Id


@dataclass(slots=True)
class Parents:
    """``of``: the parent of everything that stands on a side. ``torn``: what both sides moved, to different parents."""

    of: dict[Id, Id] = field(default_factory=dict)
    torn: set[Id] = field(default_factory=set)


def parents(base: Side, ours: Side, theirs: Side) -> Parents:
    """The parent the only side that moved it chose. Of two choices always the same one is taken."""
    found = Parents()
    for id in dict.fromkeys((*ours.parents, *theirs.parents)):
        mine, others = ours.parents.get(id), theirs.parents.get(id)
        if mine is None or others is None:
            found.of[id] = mine or others or base.root
            continue
        try:
            found.of[id] = choose(base.parents.get(id, mine), mine, others)
        except ContestedError:
            found.torn.add(id)
            found.of[id] = min(mine, others)
    return found


def untie(found: Parents, base: Side, kept: Mapping[Id, object]) -> None:
    """Put back to where it stood what the sides moved into each other, so that nothing holds itself."""
    for id in [id for id in found.of if id in kept]:
        while (ring := _ring(id, found.of)) is not None:
            moved = min(one for one in ring if one in base.parents and base.parents[one] != found.of[one])
            found.of[moved] = _standing(base.parents[moved], base, kept)
            found.torn.add(moved)


def _ring(id: Id, parents: Mapping[Id, Id]) -> list[Id] | None:
    """The provisions above ``id`` that hold themselves."""
    line: dict[Id, int] = {}
    here: Id | None = id
    while here is not None:
        if here in line:
            return list(line)[line[here] :]
        line[here] = len(line)
        here = parents.get(here)
    return None


def _standing(id: Id, base: Side, kept: Mapping[Id, object]) -> Id:
    """The provision itself, or the nearest one above it that is still there."""
    while id not in kept and id in base.parents:
        id = base.parents[id]
    return id
