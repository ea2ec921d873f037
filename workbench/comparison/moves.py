"""Moves: which units stand in another order now."""

from itertools import pairwise

from workbench.comparison.alignment import Alignment
from workbench.comparison.chain import heaviest
from workbench.comparison.pairing import Role
from workbench.comparison.similarity import Candidate
from workbench.comparison.version import Version
from workbench.model.identity import Id


def moved_matches(alignment: Alignment, place: int) -> set[tuple[Id, Id]]:
    """The matches of a pairing whose articles stand in another order now, the fewest, and moves of lines."""
    if alignment.is_straight:
        return set()
    pairing = alignment.pairings[place]
    old, new = alignment.versions[place : place + 2]
    lines = {match[:2] for match in pairing.parts if match.role is Role.LINES}
    whole = [match for match in pairing.wholes if not old.units[match.old].is_division]
    places = [(old.order[match.old], new.order[match.new]) for match in whole]
    if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(sorted(places))):
        return lines
    kept = heaviest([Candidate(*ends, _weight(m.old, old)) for m, ends in zip(whole, places, strict=True)])
    staying = {(found.old, found.new) for found in kept}
    moved = {match[:2] for match, ends in zip(whole, places, strict=True) if ends not in staying}
    return moved | lines


def _weight(id: Id, version: Version) -> float:
    """Every article counts alike, a longer one a little more: of two that change places the shorter one moved."""
    return 1.0 + min(len(version.units[id].lines), 99) / 100_000
