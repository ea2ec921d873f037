"""The redline of two cells: unchanged lines stay whole, changed ones are compared in whole words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from workbench.comparison.line_alignment import pair_lines
from workbench.comparison.line_pieces import LinePieces
from workbench.comparison.line_redline import stretch_redline, typesetting
from workbench.comparison.line_stretches import LinePair, line_stretches, paired
from workbench.comparison.pointing import Pointing
from workbench.comparison.shown_lines import ShownLine, whole_change
from workbench.comparison.targets import Targets
from workbench.comparison.version import Version
from workbench.language.redline import Change, joined


class Difference(NamedTuple):
    """Two cells compared. ``typesetting``: places that differ in typesetting only; they are not marked."""

    changes: tuple[Change, ...]
    lines: tuple[LinePair, ...]
    typesetting: int


class CellRedline:
    """Compares cells of two neighbouring versions."""

    def __init__(self, old: Version, new: Version, targets: Targets, *, by_identity: bool) -> None:
        self._old, self._new, self._by_identity = old, new, by_identity
        self._pointing = Pointing(targets, by_words=not by_identity)

    def compare(self, old: Sequence[ShownLine], new: Sequence[ShownLine]) -> Difference:
        """The difference of the two."""
        if not old or not new:
            return _one_sided(old, new)
        if len(old) == len(new) and all(map(self._identical, old, new)):
            return unmarked("\n".join([line.mark + line.words for line in new]), len(new))
        return self._marked(old, new)

    def _identical(self, old: ShownLine, new: ShownLine) -> bool:
        """Whether two lines read alike to the letter and hold the same references."""
        if old.words != new.words or old.mark != new.mark:
            return False
        if not self._by_identity:
            return True
        texts = self._old.lines[old.id].provision.text, self._new.lines[new.id].provision.text
        return texts[0] == texts[1]

    def _marked(self, old: Sequence[ShownLine], new: Sequence[ShownLine]) -> Difference:
        """The lines between those that are identical at both ends are compared; the others are kept as they are."""
        front, back = self._ends(old, new)
        found = self._between(old[front : len(old) - back], new[front : len(new) - back], front)
        before, after = (tuple(line.text for line in side) for side in (new[:front], new[len(new) - back :]))
        changes = [Change("=", "\n".join(before)), *found.changes, *(Change("=", "\n" + text) for text in after)]
        lines = [LinePair(at, at, True) for at in range(front)]
        lines += [LinePair(_moved(a, front), _moved(b, front), same) for a, b, same in found.lines]
        lines += [LinePair(len(old) - at, len(new) - at, True) for at in range(back, 0, -1)]
        return Difference(tuple(joined(changes)), tuple(lines), found.typesetting)

    def _ends(self, old: Sequence[ShownLine], new: Sequence[ShownLine]) -> tuple[int, int]:
        """How many lines are identical in front and behind, at least one line or line end being left in between."""
        shorter = min(len(old), len(new))
        front = next((at for at in range(shorter) if not self._identical(old[at], new[at])), shorter)
        most = shorter - front
        back = next((at for at in range(most) if not self._identical(old[-1 - at], new[-1 - at])), most)
        return front, back - (back == shorter)

    def _between(self, old: Sequence[ShownLine], new: Sequence[ShownLine], place: int) -> Difference:
        left = [LinePieces(self._old, line) for line in old]
        right = [LinePieces(self._new, line) for line in new]
        self._pointing.point(left, right)
        keys = [[line.key for line in side] for side in (left, right)]
        pairs = pair_lines(*keys) if self._is_told_by_words(old, new, *keys) else [(at, at) for at in range(len(old))]
        changes: list[Change] = []
        lines: list[LinePair] = []
        for olds, news, equal in line_stretches(pairs, keys[0], keys[1]):
            changes += stretch_redline(left, olds, right, news, is_first=not place)
            lines += paired(olds, news, pairs, equal)
        differs = any(change.was is not None for change in changes)
        return Difference(tuple(changes), tuple(lines), typesetting(left, right, pairs) if differs else 0)

    def _is_told_by_words(
        self, old: Sequence[ShownLine], new: Sequence[ShownLine], was: Sequence[str], now: Sequence[str]
    ) -> bool:
        """Whether ids do not tell which lines correspond, or a line says now what another said (their keys)."""
        same = [line.id for line in old] == [line.id for line in new]
        return not (self._by_identity and same and set(was).isdisjoint(now))


def unmarked(text: str, lines: int) -> Difference:
    """No difference at all."""
    return Difference(whole_change("=", text), opposite(lines), 0)


@cache
def opposite(lines: int) -> tuple[LinePair, ...]:
    """As many lines of two cells, each opposite its like."""
    return tuple([LinePair(place, place, True) for place in range(lines)])


def _moved(place: int | None, by: int) -> int | None:
    return None if place is None else place + by


def _one_sided(old: Sequence[ShownLine], new: Sequence[ShownLine]) -> Difference:
    op, lines = ("-", old) if old else ("+", new)
    changes = whole_change(op, "\n".join(line.text for line in lines))
    places = range(len(lines))
    return Difference(
        changes, tuple(LinePair(at, None, False) if old else LinePair(None, at, False) for at in places), 0
    )
