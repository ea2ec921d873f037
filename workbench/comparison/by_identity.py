"""Alignment of two versions of one draft: by id and ancestry, never by guess."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from workbench.comparison.ancestry import Ancestry
from workbench.comparison.cutting import shared_out, stretches
from workbench.comparison.pairing import Match, Pairing, Role, Stretch
from workbench.comparison.version import Version
from workbench.model.identity import Id


def share_ids(old: Version, new: Version) -> bool:
    """Whether two instruments are versions of one draft; ids are drawn at random, so one in common tells."""
    return not (old.units.keys().isdisjoint(new.units) and old.lines.keys().isdisjoint(new.lines))


def by_identity(old: Version, new: Version) -> Pairing:
    """The pairing of two versions that share ids."""
    if new.leans_on(old) and not new.has_descent:
        # Where nothing was taken in or split off, every unit and line is its own counterpart.
        return Pairing.straight(old.units)
    pairing = Pairing(by_identity=True)
    ancestry = Ancestry(old, new)
    for match in _roles(_links(old, new, ancestry)):
        pairing.add(match)
    _lines(old, new, ancestry, pairing)
    return pairing


def _links(old: Version, new: Version, ancestry: Ancestry) -> dict[tuple[Id, Id], Role]:
    """Same ids, then pieces that were split off, then what was taken in, as far as words went along.

    The role is the one a pair has when a unit both gave a piece away and took another one in.
    """
    links = {(id, id): Role.MERGE for id in old.units if id in new.units}
    for id, unit in new.units.items():
        origin = None if id in old.units or unit.is_division else ancestry.unit_origin(id)
        if origin is not None and origin in old.units and not ancestry.is_empty(origin, id):
            links.setdefault((origin, id), Role.SPLIT)
    for id in old.units:
        heir = None if id in new.units else ancestry.heir(id)
        if heir is not None and heir in new.units and not ancestry.is_empty(id, heir):
            links.setdefault((id, heir), Role.MERGE)
    for ends in ancestry.continued():
        links.setdefault(ends, Role.SPLIT)
    return links


def _roles(links: Mapping[tuple[Id, Id], Role]) -> list[Match]:
    """Each pair as what it is: of the whole unless one side has several counterparts."""
    pieces, sources = Counter(old for old, _ in links), Counter(new for _, new in links)
    matches = []
    for (old, new), both in links.items():
        given, taken = pieces[old] > 1, sources[new] > 1
        alone = Role.SPLIT if given else Role.MERGE if taken else Role.WHOLE
        matches.append(Match(old, new, 1.0, both if given and taken else alone))
    return matches


def _lines(old: Version, new: Version, ancestry: Ancestry, pairing: Pairing) -> None:
    """Lines that changed their unit, and lines whose words were shared out among several units."""
    pairing.goes, pairing.comes = ancestry.goes, ancestry.comes
    pairing.forward = _stretches(old, new, ancestry.goes, pairing.successor)
    pairing.backward = _stretches(new, old, ancestry.comes, pairing.predecessor)
    for one, other in ancestry.flows:
        if pairing.between(one, other) is None:
            pairing.add(Match(one, other, 1.0, Role.LINES))


def _stretches(
    here: Version, there: Version, links: Mapping[Id, Sequence[Id]], usual: Callable[[Id], Id | None]
) -> dict[Id, tuple[Stretch, ...]]:
    """The lines of ``here`` that do not go where their unit goes by default, cut where units part them."""
    result: dict[Id, tuple[Stretch, ...]] = {}
    for id, found in links.items():
        others = [there.lines[other] for other in found]
        units = list(dict.fromkeys([other.unit for other in others])) if len(others) > 1 else [others[0].unit]
        if len(units) > 1:
            pieces = [(other.unit, there.words(other)) for other in others]
            result[id] = stretches(shared_out(here.words(here.lines[id]), pieces))
        elif units[0] != usual(here.lines[id].unit):
            result[id] = (Stretch(0, None, units[0]),)
    return result
