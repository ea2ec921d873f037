"""Who took in whom: a provision merged into another on one side is followed there on every side."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.merging.sides import Side
from workbench.model.identity import Id
from workbench.model.reference import Reference
from workbench.model.text import references
from workbench.operations.suspicion import redirected


def heirs(base: Side, *sides: Side) -> dict[Id, Id]:
    """Provisions of the base that one side merged into others: gone id → the id its words have in the end."""
    first: dict[Id, Id] = {}
    for side in sides:
        for heir, node in side.nodes.items():
            for gone in node.merged:
                if gone in base and gone not in side:
                    first[gone] = min(first.get(gone, heir), heir)
    ends = {gone: _end(gone, first) for gone in first}
    return {gone: heir for gone, heir in ends.items() if heir != gone}


def _end(gone: Id, first: Mapping[Id, Id]) -> Id:
    """Follow from heir to heir; of provisions that took in each other, the smallest id is kept."""
    seen = [gone]
    while (here := first.get(seen[-1])) is not None:
        if here in seen:
            return min(seen[seen.index(here) :])
        seen.append(here)
    return seen[-1]


def take_in(side: Side, heirs: Mapping[Id, Id]) -> None:
    """Make a side what it would be, had the merges of the other side been made on it."""
    if not heirs:
        return
    side.take_in(heirs)
    for id, node in side.nodes.items():
        if any(_cites(reference, heirs) for reference in references(node.text)):
            side.nodes[id] = replace(node, text=redirected(node.text, heirs))


def _cites(reference: Reference, heirs: Mapping[Id, Id]) -> bool:
    return any(target in heirs for pointer in reference.pointers for target in pointer.targets)


def cut_pieces(side: Side, base: Side, heirs: Mapping[Id, Id]) -> dict[Id, Id]:
    """New provisions of a side that were split from one of the base: piece → that one, as long as it is there."""
    found: dict[Id, Id] = {}
    for id in side.nodes:
        source: Id | None = id
        seen = set[Id]()
        while source is not None and source not in base and source in side and source not in seen:
            seen.add(source)
            source = side.nodes[source].split_from
        source = None if source is None else heirs.get(source, source)
        if source is not None and source != id and id not in base and source in base and source in side:
            found[id] = source
    return found


def twins(sides: tuple[Side, Side], cuts: tuple[Mapping[Id, Id], Mapping[Id, Id]]) -> dict[Id, Id]:
    """Units that both sides split off with the same contents: one of the two → the other."""
    first = {(cuts[0][id], _contents(id, sides[0])): id for id in cuts[0] if sides[0].children.get(id)}
    found = {}
    for id in cuts[1]:
        other = first.get((cuts[1][id], _contents(id, sides[1])))
        if other is not None and other != id:
            found[max(id, other)] = min(id, other)
    return found


def _contents(id: Id, side: Side) -> tuple[object, ...]:
    return side.nodes[id].level, *side.children.get(id, ())
