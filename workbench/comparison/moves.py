"""Moves: which units stand in another order now."""

from collections.abc import Sequence
from itertools import pairwise

from workbench.comparison.alignment import Alignment
from workbench.comparison.chain import heaviest
from workbench.comparison.pairing import Match, Role
from workbench.comparison.similarity import Candidate
from workbench.comparison.version import Version
from workbench.model.identity import Id


def moved_matches(alignment: Alignment, place: int) -> set[tuple[Id, Id]]:
    """The matches of a pairing whose articles stand in another order now, the fewest, and moves of lines."""
    pairing = alignment.pairings[place]
    old, new = alignment.versions[place : place + 2]
    whole = [match for match in pairing.matches if _is_whole(match, pairing.successors[match.old])]
    whole = [match for match in whole if not old.units[match.old].is_division]
    places = [(old.order[match.old], new.order[match.new]) for match in whole]
    if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(sorted(places))):
        return {match[:2] for match in pairing.matches if match.role is Role.LINES}
    kept = heaviest([Candidate(*ends, _weight(m.old, old)) for m, ends in zip(whole, places, strict=True)])
    staying = {(found.old, found.new) for found in kept}
    moved = {match[:2] for match, ends in zip(whole, places, strict=True) if ends not in staying}
    return moved | {match[:2] for match in pairing.matches if match.role is Role.LINES}


def _is_whole(match: Match, matches: Sequence[Match]) -> bool:
    return match.role is Role.WHOLE and match == matches[0]


def _weight(id: Id, version: Version) -> float:
    """Every article counts alike, a longer one a little more: of two that change places the shorter one moved."""
    return 1.0 + min(len(version.units[id].lines), 99) / 100_000
