"""Divisions without common ids: alike when their articles correspond and their names are alike."""

from collections import Counter, defaultdict

from workbench.comparison.chain import heaviest
from workbench.comparison.cutting import coverage, grams
from workbench.comparison.pairing import Match, Pairing
from workbench.comparison.similarity import Candidate
from workbench.comparison.version import Unit, Version
from workbench.model.identity import Id
from workbench.model.level import Level

#: Half of it is the share of articles in common, half the likeness of the names.
LOWEST = 0.4


def pair_divisions(old: Version, new: Version, pairing: Pairing, settled: set[Id]) -> None:
    """Add the matches of divisions, level by level, in order."""
    shared, old_sizes, new_sizes = _shared(old, new, pairing)
    for level in Level:
        left = [unit for unit in old.divisions if unit.provision.level is level and unit.id not in settled]
        right = [unit for unit in new.divisions if unit.provision.level is level and unit.id not in settled]
        candidates = []
        for i, one in enumerate(left):
            for j, other in enumerate(right):
                size = max(old_sizes[one.id], new_sizes[other.id])
                score = (shared[one.id, other.id] / size if size else 0.5) / 2 + _alike(one, other) / 2
                if score >= LOWEST:
                    candidates.append(Candidate(i, j, score))
        for found in heaviest(candidates):
            pairing.add(Match(left[found.old].id, right[found.new].id, round(found.score, 4)))


def _shared(
    old: Version, new: Version, pairing: Pairing
) -> tuple[Counter[tuple[Id, Id]], defaultdict[Id, int], defaultdict[Id, int]]:
    """Corresponding articles of each pair of divisions, and the number of articles in each division."""
    above_old, above_new = _above(old), _above(new)
    shared = Counter(
        (one, other) for match in pairing.matches for one in above_old[match.old] for other in above_new[match.new]
    )
    return shared, _sizes(above_old), _sizes(above_new)


def _above(version: Version) -> dict[Id, list[Id]]:
    return {unit.id: [outer.id for outer in version.ancestors(unit.outer)] for unit in version.articles}


def _sizes(above: dict[Id, list[Id]]) -> defaultdict[Id, int]:
    return defaultdict(int, Counter(outer for outers in above.values() for outer in outers))


def _alike(one: Unit, other: Unit) -> float:
    names = [unit.provision.heading.words if unit.provision.heading else "" for unit in (one, other)]
    if not all(names):
        return float(names[0] == names[1])
    return min(coverage(names[0], grams(names[1])), coverage(names[1], grams(names[0])))
