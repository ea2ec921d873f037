"""Judging: of which kind a row is, and how certain its counterparts are."""

from collections.abc import Sequence

from workbench.comparison.alignment import Alignment
from workbench.comparison.cell_redline import Difference
from workbench.comparison.chains import Share
from workbench.comparison.kinds import Kind
from workbench.comparison.pairing import Match, Role
from workbench.comparison.table import Cell
from workbench.language.redline import is_marked
from workbench.language.typesetting import fold
from workbench.model.identity import Id

#: Of what happened at several steps, the first of these is what a row is called.
_TELLING = (Kind.DIVISION, Kind.SPLIT, Kind.MERGED, Kind.MOVED, Kind.CHANGED, Kind.TYPESETTING, Kind.RENUMBERED)
_IN_PLACE = (Kind.CHANGED, Kind.TYPESETTING, Kind.RENUMBERED, Kind.UNCHANGED)


def of_row(kinds: Sequence[Kind | None], cells: Sequence[Cell | None]) -> Kind:
    """What happened from the first column to the last; ``kinds``: what happened from each column to the next.

    A provision of neither of these two columns came and went: it is deleted. What was amended and amended back is
    unchanged.
    """
    if len(kinds) == 1 or Kind.DIVISION in kinds:
        return next((kind for kind in reversed(kinds) if kind is not None), Kind.UNCHANGED)
    first, last = cells[0], cells[-1]
    if first is None or last is None:
        return Kind.ADDED if last else Kind.DELETED
    several = sum(kind is not Kind.UNCHANGED for kind in kinds) > 1
    if (
        several
        and (first.heading, first.text) == (last.heading, last.text)
        and all(kind in _IN_PLACE for kind in kinds)
    ):
        return Kind.UNCHANGED if first.label == last.label else Kind.RENUMBERED
    return next((kind for kind in _TELLING if kind in kinds), Kind.UNCHANGED)


class Judge:
    """Judges the rows of one alignment; ``moved``: for each pairing the matches whose places changed."""

    def __init__(self, alignment: Alignment, moved: Sequence[set[tuple[Id, Id]]]) -> None:
        self._pairings = alignment.pairings
        self._moved = moved

    def matches(self, share: Share) -> list[Match | None]:
        """For each pair of neighbouring columns the match that a row shows."""
        chain = share.chain
        return [pairing.between(chain[at], chain[at + 1]) for at, pairing in enumerate(self._pairings)]

    def kind(
        self, place: int, match: Match | None, old: Cell | None, new: Cell | None, found: Difference
    ) -> Kind | None:
        """The kind of a row of provisions between two columns; None where neither has anything."""
        if old is None or new is None:
            return Kind.ADDED if new else Kind.DELETED if old else None
        if match is not None and match.role in (Role.SPLIT, Role.MERGE):
            return Kind.SPLIT if match.role is Role.SPLIT else Kind.MERGED
        if match is not None and match[:2] in self._moved[place]:
            return Kind.MOVED
        return _of_words(old, new, found)


def certainty(matches: Sequence[Match | None]) -> tuple[float, bool]:
    """The least score of the matches in a row, and whether all of them are beyond doubt."""
    score, confirmed = 1.0, True
    for match in matches:
        if match is not None:
            score, confirmed = min(score, match.score), confirmed and match.confirmed
    return round(score, 4), confirmed


def _of_words(old: Cell, new: Cell, found: Difference) -> Kind:
    if is_marked(found.changes) or (old.heading != new.heading and fold(old.heading) != fold(new.heading)):
        return Kind.CHANGED
    if old.heading != new.heading or (found.typesetting and fold(old.text) == fold(new.text)):
        return Kind.TYPESETTING
    if old.label != new.label or old.text != new.text:
        return Kind.RENUMBERED
    return Kind.UNCHANGED
