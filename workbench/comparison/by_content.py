"""Alignment of two texts without common ids: equal first, then in order, then splits and merges, moves last.

Thresholds, settled on real amendments and on rewritten versions of the civil code (docs/performance.md): those of
each stage stand with it (by_similarity, joining); ``DOUBTFUL`` is the score below which a person is asked.
"""

from collections.abc import Sequence

from workbench.comparison.by_similarity import Matcher
from workbench.comparison.cutting import coverage, grams
from workbench.comparison.division_alignment import pair_divisions
from workbench.comparison.fragments import Fragments
from workbench.comparison.line_moves import moved_lines
from workbench.comparison.overrides import Override
from workbench.comparison.pairing import Match, Pairing, Role
from workbench.comparison.partition import partition
from workbench.comparison.version import Unit, Version
from workbench.model.identity import Id

DOUBTFUL = 0.5


def by_content(old: Version, new: Version, overrides: Sequence[Override] = ()) -> Pairing:
    """The pairing of two versions by what they say; what ``overrides`` settle is not looked at."""
    pairing = Pairing(by_identity=False)
    settled = {id for override in overrides for id in (*override.old, *override.new)}
    matcher = Matcher(_open(old, settled), _open(new, settled), _texts(old, settled), _texts(new, settled))
    for match in _matches(matcher):
        pairing.add(_weighed(match, old, new))
    moved_lines(old, new, pairing, settled)
    partition(old, new, pairing)
    pair_divisions(old, new, pairing, settled)
    return pairing


def _open(version: Version, settled: set[Id]) -> list[Id]:
    return [unit.id for unit in version.articles if unit.id not in settled]


def _texts(version: Version, settled: set[Id]) -> list[str]:
    """What the open articles say to the letter, their 条旨 included, citations aside."""
    return [_said(version, unit) for unit in version.articles if unit.id not in settled]


def _said(version: Version, unit: Unit) -> str:
    heading = [unit.provision.heading.words] if unit.provision.heading else []
    return "\n".join([*heading, *map(version.raw, unit.lines)])


def _matches(matcher: Matcher) -> list[Match]:
    found = matcher.run()
    return [
        Match(matcher.old[i], matcher.new[j], score, _role(found, i, j), score >= DOUBTFUL)
        for i, j, score in found.all()
    ]


def _weighed(match: Match, old: Version, new: Version) -> Match:
    """A piece need not look like the whole: its score is how far the whole covers it."""
    if match.role is Role.WHOLE:
        return match
    piece, whole = new.unit_key(new.units[match.new]), old.unit_key(old.units[match.old])
    if match.role is Role.MERGE:
        piece, whole = whole, piece
    score = max(match.score, coverage(piece, grams(whole)))
    return match._replace(score=score, confirmed=score >= DOUBTFUL)


def _role(found: Fragments, i: int, j: int) -> Role:
    if found.count_old(i) > 1:
        return Role.SPLIT
    return Role.MERGE if found.count_new(j) > 1 else Role.WHOLE
