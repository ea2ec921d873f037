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
from workbench.model.level import Level


def of_row(kinds: Sequence[Kind | None]) -> Kind:
    """The kind of a row is that of the last two neighbouring columns in which it stands."""
    return next((kind for kind in reversed(kinds) if kind is not None), Kind.UNCHANGED)


class Judge:
    """Judges the rows of one alignment; ``moved``: for each pairing the matches whose places changed."""

    def __init__(self, alignment: Alignment, moved: Sequence[set[tuple[Id, Id]]]) -> None:
        self._alignment = alignment
        self._moved = moved

    def kind(self, place: int, share: Share, cells: Sequence[Cell | None], found: Difference) -> Kind | None:
        """The kind of a row between columns ``place`` and ``place + 1``; None where neither has anything."""
        old, new = cells[place], cells[place + 1]
        if self.level_is_division(share):
            return Kind.DIVISION if old or new else None
        if old is None or new is None:
            return Kind.ADDED if new else Kind.DELETED if old else None
        match = self._match(place, share)
        if match is not None and match.role in (Role.SPLIT, Role.MERGE):
            return Kind.SPLIT if match.role is Role.SPLIT else Kind.MERGED
        if match is not None and match[:2] in self._moved[place]:
            return Kind.MOVED
        return _of_words(old, new, found)

    def certainty(self, share: Share) -> tuple[float, bool]:
        """The least score of the matches in a row, and whether all of them are beyond doubt."""
        score, confirmed = 1.0, True
        for place in range(len(self._moved)):
            match = self._match(place, share)
            if match is not None:
                score, confirmed = min(score, match.score), confirmed and match.confirmed
        return round(score, 4), confirmed

    def level(self, share: Share) -> Level:
        """The level of the provision of a row, in the newest version that has it."""
        place, id = share.newest
        return self._alignment.versions[place].units[id].provision.level

    def level_is_division(self, share: Share) -> bool:
        """Whether a row is one of 编章节."""
        place, id = share.newest
        return self._alignment.versions[place].units[id].is_division

    def is_division(self, id: Id | None, place: int) -> bool:
        """Whether a unit of version ``place`` is a division."""
        return id is not None and self._alignment.versions[place].units[id].is_division

    def _match(self, place: int, share: Share) -> Match | None:
        old, new = share.chain[place : place + 2]
        return self._alignment.pairings[place].between(old, new) if old is not None and new is not None else None


def _of_words(old: Cell, new: Cell, found: Difference) -> Kind:
    if old == new:
        return Kind.UNCHANGED
    if is_marked(found.changes) or fold(old.heading) != fold(new.heading):
        return Kind.CHANGED
    if old.heading != new.heading or (found.typesetting and fold(old.text) == fold(new.text)):
        return Kind.TYPESETTING
    if old.label != new.label or old.text != new.text:
        return Kind.RENUMBERED
    return Kind.UNCHANGED
