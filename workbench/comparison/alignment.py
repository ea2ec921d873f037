"""Alignment of two to five versions: neighbours are paired by identity where they can be, else by content."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.comparison.by_content import by_content
from workbench.comparison.by_identity import by_identity, share_ids
from workbench.comparison.collection import uncollected
from workbench.comparison.likeness import are_alike
from workbench.comparison.line_overrides import settle_lines
from workbench.comparison.overrides import Override
from workbench.comparison.pairing import Match, Pairing, Role, Stretch
from workbench.comparison.partition import partition
from workbench.comparison.version import Version
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import refuse

FEWEST, MOST = 2, 5


@dataclass(frozen=True)
class Alignment:
    """Versions in the order of the columns, and one pairing for each two neighbours."""

    versions: tuple[Version, ...]
    pairings: tuple[Pairing, ...]

    @cached_property
    def is_straight(self) -> bool:
        """Whether all versions have the same units in the same order, each its own counterpart all along."""
        units = [*self.versions[0].units]
        same = all([*version.units] == units for version in self.versions)
        return same and all(pairing.is_straight(units) for pairing in self.pairings)

    @property
    def doubtful(self) -> tuple[tuple[int, Match], ...]:
        """Matches a person should confirm, each with the place of its pairing."""
        return tuple(
            (place, match)
            for place, pairing in enumerate(self.pairings)
            for match in pairing.matches
            if not match.confirmed
        )


@uncollected
def align(versions: Sequence[Version | Instrument], overrides: Sequence[Override] = ()) -> Alignment:
    """Align two to five versions; WorkbenchError for any other number. What an override says always wins."""
    if not FEWEST <= len(versions) <= MOST:
        hint = f"请给出{FEWEST}到{MOST}个文本。"
        raise refuse("bad-columns", f"对照表不能有{len(versions)}栏正文。", hint=hint)
    indexed = tuple(version if isinstance(version, Version) else Version(version) for version in versions)
    pairings = (
        _pair(old, new, [override for override in overrides if override.pair == place])
        for place, (old, new) in enumerate(pairwise(indexed))
    )
    return Alignment(indexed, tuple(pairings))


def _pair(old: Version, new: Version, overrides: Sequence[Override]) -> Pairing:
    of_lines = [override for override in overrides if override.is_of_lines(old, new)]
    of_units = [override for override in overrides if override not in of_lines]
    if new is not old and are_alike(old, new):
        new.lean_on(old)
    if not share_ids(old, new):
        pairing = by_content(old, new, of_units)
    else:
        pairing = by_identity(old, new)
        pairing = _without(old, new, pairing, of_units) if of_units else pairing
    for override in of_units:
        _put(override, pairing)
    settle_lines(old, new, pairing, of_lines)
    if of_units:
        partition(old, new, pairing, {id for override in of_units for id in (*override.old, *override.new)})
    return pairing


def _without(old: Version, new: Version, found: Pairing, overrides: Sequence[Override]) -> Pairing:
    """The pairing without anything that concerns a settled unit."""
    gone = {id for override in overrides for id in override.old}
    come = {id for override in overrides for id in override.new}
    kept = Pairing(found.by_identity)
    for match in found.matches:
        if match.old not in gone and match.new not in come:
            kept.add(match)
    kept.forward = {id: parts for id, parts in found.forward.items() if _is_free(old, id, parts, gone, come)}
    kept.backward = {id: parts for id, parts in found.backward.items() if _is_free(new, id, parts, come, gone)}
    for match in list(kept.matches):
        if len(kept.successors[match.old]) == len(kept.predecessors[match.new]) == 1:
            kept.turn(match.old, match.new, Role.WHOLE)
    return kept


def _is_free(version: Version, line: Id, parts: tuple[Stretch, ...], here: set[Id], there: set[Id]) -> bool:
    return version.lines[line].unit not in here and not any(part.unit in there for part in parts)


def _put(override: Override, pairing: Pairing) -> None:
    role = Role.WHOLE
    if len(override.old) > 1 or len(override.new) > 1:
        role = Role.SPLIT if len(override.new) > 1 else Role.MERGE
    for old in override.old:
        for new in override.new:
            pairing.add(Match(old, new, 1.0, role))
