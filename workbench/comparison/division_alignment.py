"""Divisions without common ids: alike when their articles correspond and their names are alike."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from workbench.comparison.chain import heaviest
from workbench.comparison.cutting import grams
from workbench.comparison.pairing import Match, Pairing
from workbench.comparison.similarity import Candidate
from workbench.comparison.version import Unit, Version
from workbench.model.identity import Id
from workbench.model.level import Level

_Named = tuple[Id, set[str]]
_Pair = tuple[int, int]
#: Half of it is the share of articles in common, half the likeness of the names.
LOWEST = 0.4


def pair_divisions(old: Version, new: Version, pairing: Pairing, settled: set[Id]) -> None:
    """Add the matches of divisions, level by level, in order."""
    shared, old_sizes, new_sizes = _shared(old, new, pairing)
    for level in Level:
        left = [unit for unit in old.divisions if unit.provision.level is level and unit.id not in settled]
        right = [unit for unit in new.divisions if unit.provision.level is level and unit.id not in settled]
        ours, theirs = _named(left), _named(right)
        candidates = []
        for i, j in _likely(ours, theirs, shared):
            (one, name), (other, other_name) = ours[i], theirs[j]
            size = max(old_sizes[one], new_sizes[other])
            score = (shared[one, other] / size if size else 0.5) / 2 + _alike(name, other_name) / 2
            if score >= LOWEST:
                candidates.append(Candidate(i, j, score))
        for found in heaviest(candidates):
            pairing.add(Match(left[found.old].id, right[found.new].id, round(found.score, 4)))


def _likely(ours: Sequence[_Named], theirs: Sequence[_Named], shared: Mapping[tuple[Id, Id], int]) -> set[_Pair]:
    """Divisions that have an article or a piece of their names in common, and those without a name."""
    places = {id: j for j, (id, _) in enumerate(theirs)}
    known = {id: i for i, (id, _) in enumerate(ours)}
    pairs = {(known[one], places[other]) for one, other in shared if one in known and other in places}
    having: dict[str, list[int]] = defaultdict(list)
    for j, (_, name) in enumerate(theirs):
        for piece in name:
            having[piece].append(j)
    nameless = [j for j, (_, name) in enumerate(theirs) if not name]
    for i, (_, name) in enumerate(ours):
        alike = [j for piece in name for j in having.get(piece, ())] if name else range(len(theirs))
        pairs |= {(i, j) for j in (*alike, *nameless)}
    return pairs


def _shared(
    old: Version, new: Version, pairing: Pairing
) -> tuple[Counter[tuple[Id, Id]], defaultdict[Id, int], defaultdict[Id, int]]:
    """Corresponding articles of each pair of divisions, and the number of articles in each division."""
    direct = Counter((old.units[match.old].outer, new.units[match.new].outer) for match in pairing.matches)
    shared = Counter[tuple[Id, Id]]()
    for (one, other), count in direct.items():
        for ends in product(_around(old, one), _around(new, other)):
            shared[ends] += count
    return shared, _sizes(old), _sizes(new)


def _around(version: Version, division: Id) -> list[Id]:
    """The division and those around it."""
    return [outer.id for outer in version.ancestors(division)]


def _sizes(version: Version) -> defaultdict[Id, int]:
    sizes = defaultdict[Id, int](int)
    for division, count in Counter(unit.outer for unit in version.articles).items():
        for outer in _around(version, division):
            sizes[outer] += count
    return sizes


def _named(units: Sequence[Unit]) -> list[_Named]:
    """Each with the character pairs of its name; none where it has no name."""
    return [(unit.id, grams(unit.provision.heading.words) if unit.provision.heading else set()) for unit in units]


def _alike(own: set[str], other: set[str]) -> float:
    """How much two names have in common of the one that shares less of itself."""
    if not own or not other:
        return float(own == other)
    return len(own & other) / max(len(own), len(other))
