"""The redline of two cells: unchanged lines stay whole, changed ones are compared in whole words."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.comparison.line_alignment import pair_lines
from workbench.comparison.line_stretches import LinePair, line_stretches, paired
from workbench.comparison.shown_lines import Cited, ShownLine, cites, line_segments, whole_change
from workbench.comparison.targets import Targets
from workbench.comparison.version import Version
from workbench.language.redline import Change, joined, redline_segments
from workbench.language.segments import Segment, common_ends
from workbench.language.typesetting import fold


@dataclass(frozen=True, slots=True)
class Difference:
    """Two cells compared. ``typesetting``: places that differ in typesetting only; they are not marked."""

    changes: tuple[Change, ...]
    lines: tuple[LinePair, ...]
    typesetting: int


class CellRedline:
    """Compares cells of two neighbouring versions."""

    def __init__(self, old: Version, new: Version, targets: Targets, *, by_identity: bool) -> None:
        self._old, self._new, self._targets = old, new, targets
        self._by_identity = by_identity

    def compare(self, old: Sequence[ShownLine], new: Sequence[ShownLine]) -> Difference:
        """The difference of the two."""
        if not old or not new:
            return _one_sided(old, new)
        if len(old) == len(new) and all(map(self._identical, old, new)):
            return self._unmarked(old, new)
        return self._marked(old, new)

    def _identical(self, old: ShownLine, new: ShownLine) -> bool:
        """Whether two lines read alike to the letter and hold the same references."""
        if old.words != new.words or old.mark != new.mark:
            return False
        if not self._by_identity:
            return True
        texts = self._old.lines[old.id].provision.text, self._new.lines[new.id].provision.text
        return texts[0] == texts[1]

    def _unmarked(self, old: Sequence[ShownLine], new: Sequence[ShownLine]) -> Difference:
        pairs = tuple([LinePair(place, place, True) for place in range(len(old))])
        return Difference((Change("=", "\n".join([line.mark + line.words for line in new])),), pairs, 0)

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
        left, right = self._segmented(old, new, place)
        self._point(left, right)
        keys = [[_key(line) for line in side] for side in (left, right)]
        pairs = pair_lines(*keys)
        changes: list[Change] = []
        lines: list[LinePair] = []
        for olds, news, equal in line_stretches(pairs, keys[0], keys[1]):
            changes += redline_segments(_flat(left, olds), _flat(right, news))
            lines += paired(olds, news, pairs, equal)
        differs = any(change.was is not None for change in changes)
        return Difference(tuple(changes), tuple(lines), _typesetting(left, right, pairs) if differs else 0)

    def _segmented(
        self, old: Sequence[ShownLine], new: Sequence[ShownLine], place: int
    ) -> tuple[list[list[Segment]], list[list[Segment]]]:
        """The segments of each line; of a single pair only what stands between the sentences both have is cut."""
        ends = (0, 0)
        if len(old) == len(new) == 1 and not cites(self._old, old[0]) and not cites(self._new, new[0]):
            ends = common_ends(old[0].words, new[0].words)
        left = [line_segments(self._old, line, not place and not at, *ends) for at, line in enumerate(old)]
        return left, [line_segments(self._new, line, not place and not at, *ends) for at, line in enumerate(new)]

    def _point(self, left: list[list[Segment]], right: list[list[Segment]]) -> None:
        """Give the citations of the old side the keys they have on the new side, where they point to the same."""
        known = {piece.key: piece for line in right for piece in line if isinstance(piece.key, Cited)}
        by_words = {piece.text: key for key, piece in known.items()} if not self._by_identity else {}
        for line in left:
            for at, piece in enumerate(line):
                if isinstance(piece.key, Cited):
                    line[at] = self._pointed(piece, piece.key, known, by_words)

    def _pointed(
        self, piece: Segment, cited: Cited, known: dict[Cited, Segment], by_words: dict[str, Cited]
    ) -> Segment:
        ends = tuple(frozenset().union(*map(self._targets.of, end)) for end in cited.ends)
        for key in known:
            if key.style == cited.style and len(key.ends) == len(ends) and all(map(frozenset.issubset, key.ends, ends)):
                return Segment(key, piece.text)
        # Without common ids a target may be unknown; equal words are then no amendment.
        return Segment(by_words.get(piece.text, Cited(ends, (cited.style, piece.text))), piece.text)


def _moved(place: int | None, by: int) -> int | None:
    return None if place is None else place + by


def _key(line: Sequence[Segment]) -> str:
    """A line for comparison: its words, what its citations point to, and the level of its mark."""
    return "".join([piece.key if type(piece.key) is str else _text(piece) for piece in line]).replace("\n", "")


def _text(piece: Segment) -> str:
    if isinstance(piece.key, Cited):
        return "\ue000" + "|".join(",".join(sorted(end)) for end in piece.key.ends) + repr(piece.key.style) + "\ue001"
    return f"\ue002{piece.key}"


def _flat(lines: Sequence[Sequence[Segment]], places: range) -> list[Segment]:
    return [piece for place in places for piece in lines[place]]


def _one_sided(old: Sequence[ShownLine], new: Sequence[ShownLine]) -> Difference:
    op, lines = ("-", old) if old else ("+", new)
    changes = whole_change(op, "\n".join(line.text for line in lines))
    places = range(len(lines))
    return Difference(
        changes, tuple(LinePair(at, None, False) if old else LinePair(None, at, False) for at in places), 0
    )


def _typesetting(
    left: Sequence[Sequence[Segment]], right: Sequence[Sequence[Segment]], pairs: Sequence[tuple[int, int]]
) -> int:
    """Segments of corresponding lines that differ in typesetting alone."""
    from workbench.language.matching import differences

    count = 0
    for i, j in pairs:
        a = b = 0
        one, other = left[i], right[j]
        for gap in [*differences([s.key for s in one], [s.key for s in other]), None]:
            end = gap.i1 if gap else len(one)
            for old, new in zip(one[a:end], other[b:], strict=False):
                count += old.text != new.text and fold(old.text) == fold(new.text)
            a, b = (gap.i2, gap.j2) if gap else (a, b)
    return count
