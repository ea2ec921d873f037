"""The children of every provision in their merged order.

What was split is one family: siblings are put in order across its pieces, so that an insertion follows its neighbours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.merging.findings import Findings
from workbench.merging.ordering import ordered
from workbench.merging.sides import Side
from workbench.merging.values import Notice
from workbench.model.identity import Id

Cuts = Mapping[Id, Id]


@dataclass(frozen=True, slots=True)
class Ground:
    """The three trees, what was split on either side (piece → source), and what will be in the result.

    ``parents``: where everything goes. ``pieces``: the order of split texts that were put together from both sides.
    """

    base: Side
    sides: tuple[Side, Side]
    cuts: tuple[Cuts, Cuts]
    kept: Mapping[Id, object]
    parents: dict[Id, Id]
    pieces: Mapping[Id, Sequence[Id]]


def arranged(ground: Ground, torn: set[Id], findings: Findings) -> dict[Id, list[Id]]:
    """Children by parent. Adds to ``torn`` what both sides put at different places."""
    followers = _followers(ground)
    beside = {id for front, back in followers.values() for id in (*front, *back)}
    lists = [_families(side, ground, beside) for side in (ground.base, *ground.sides)]
    strangers = _strangers(ground, lists[1:], beside)
    children: dict[Id, list[Id]] = {}
    for family in dict.fromkeys((*lists[1], *lists[2], *strangers)):
        found = ordered(*(side.get(family, []) for side in lists))
        torn.update(found.torn)
        for runs in found.met:
            _show_met(runs, ground, findings)
        if found.both_reordered:
            findings.show(Notice.BOTH_REORDERED, family)
        order = [*found.order, *strangers.get(family, [])]
        _assign(order, family, ground)
        for id in order:
            front, back = followers.get(id, ((), ()))
            children.setdefault(ground.parents[id], []).extend((*front, id, *back))
            ground.parents.update(dict.fromkeys((*front, *back), ground.parents[id]))
    return children


def _family(parent: Id, ground: Ground) -> Id:
    return ground.cuts[0].get(parent) or ground.cuts[1].get(parent) or parent


def _families(side: Side, ground: Ground, beside: set[Id]) -> dict[Id, list[Id]]:
    """What stands in each family on this side and in the result, in document order."""
    found: dict[Id, list[Id]] = {}
    for id, parent in ((id, side.parents[id]) for id in side.nodes if id in side.parents):
        family = _family(parent, ground)
        if id in ground.kept and id not in beside and family == _family(ground.parents[id], ground):
            found.setdefault(family, []).append(id)
    return found


def _strangers(ground: Ground, lists: Iterable[Mapping[Id, list[Id]]], beside: set[Id]) -> dict[Id, list[Id]]:
    """What was put back to where neither side has it."""
    known = {id for side in lists for ids in side.values() for id in ids} | beside
    found: dict[Id, list[Id]] = {}
    for id in ground.parents:
        if id in ground.kept and id not in known:
            found.setdefault(_family(ground.parents[id], ground), []).append(id)
    return found


def _followers(ground: Ground) -> dict[Id, tuple[list[Id], list[Id]]]:
    """Pieces that stand beside what they were split from go where that goes: in front of it, and behind."""
    found: dict[Id, list[tuple[list[Id], list[Id]]]] = {}
    for side, cut in zip(ground.sides, ground.cuts, strict=True):
        for source in dict.fromkeys(cut.values()):
            if source in ground.kept and all(source in one for one in ground.sides):
                found.setdefault(source, []).append(_touching(source, side, cut, ground))
    return {source: _in_order(source, sorted(runs), ground) for source, runs in found.items()}


def _touching(source: Id, side: Side, cut: Cuts, ground: Ground) -> tuple[list[Id], list[Id]]:
    siblings = side.children[side.parents[source]]
    place = siblings.index(source)
    start, end = place, place + 1
    while start and _is_piece(siblings[start - 1], source, cut, ground):
        start -= 1
    while end < len(siblings) and _is_piece(siblings[end], source, cut, ground):
        end += 1
    return siblings[start:place], siblings[place + 1 : end]


def _is_piece(id: Id, source: Id, cut: Cuts, ground: Ground) -> bool:
    return cut.get(id) == source and id in ground.kept


def _in_order(source: Id, runs: list[tuple[list[Id], list[Id]]], ground: Ground) -> tuple[list[Id], list[Id]]:
    """Both sides' pieces. Texts that were cut by both follow each other as their words do."""
    front, back = (list(dict.fromkeys(id for run in runs for id in run[place])) for place in (0, 1))
    order = [id for id in ground.pieces.get(source, ()) if id in (source, *front, *back)]
    if not order:
        return front, back
    place = order.index(source)
    return order[:place], order[place + 1 :]


def _assign(order: list[Id], family: Id, ground: Ground) -> None:
    """What one side put into something the other side split goes to the piece its neighbour is in."""
    for number, side in enumerate(ground.sides):
        other = ground.sides[1 - number]
        pieces = {piece for piece, source in ground.cuts[1 - number].items() if source == family}
        if not pieces:
            continue
        homes = [ground.parents[id] if id in other else None for id in order]
        for place, id in enumerate(order):
            if id not in other and id in side and ground.parents[id] == family:
                near = [home for home in (*reversed(homes[:place]), *homes[place:]) if home in (family, *pieces)]
                ground.parents[id] = (near[0] if near else _last_piece(family, ground)) or family


def _last_piece(family: Id, ground: Ground) -> Id:
    """Items follow all the words of the 款 they were put under."""
    pieces = ground.pieces.get(family, ())
    return pieces[-1] if pieces else family


def _show_met(runs: tuple[Sequence[Id], Sequence[Id]], ground: Ground, findings: Findings) -> None:
    new = [[id for id in run if id not in ground.base] for run in runs]
    if all(new):
        findings.show(Notice.SAME_PLACE, *runs[0], *runs[1])
