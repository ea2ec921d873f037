"""Anchors: the whole sentences a rewording touches, which must stand exactly once where it is made.

A sentence that is added has none of its own; it is anchored by its two neighbours, the border of the text being one.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from workbench.amendments.token_form import cut_sentences
from workbench.language.matching import Gap, differences
from workbench.language.segments import Segment
from workbench.language.three_way import Segments

#: A text as a sequence of sentences, between two borders that nothing in a text is like.
_FRONT, _BACK = (Segment(("界", "前"), ""),), (Segment(("界", "后"), ""),)


class Hunk(NamedTuple):
    """The sentences ``old`` became ``new``; ``before`` and ``behind``: the sentence, or border, on either side."""

    before: Segments
    old: tuple[Segments, ...]
    new: tuple[Segments, ...]
    behind: Segments

    @property
    def anchor(self) -> tuple[Segments, ...]:
        """The run of sentences that must be there to make the change."""
        return self.old or (self.before, self.behind)

    @property
    def made(self) -> tuple[Segments, ...]:
        """The run of sentences that is there when the change was made already."""
        return self.new if self.old and self.new else (self.before, *self.new, self.behind)


def bordered(stored: str) -> tuple[Segments, ...]:
    """The sentences of a text between its borders."""
    return (_FRONT, *cut_sentences(stored), _BACK)


def hunks(base: str, new: str) -> tuple[Hunk, ...]:
    """What a rewording changes, by whole sentences."""
    old, made = bordered(base), bordered(new)
    spans = (span for gap in differences(_keys(old), _keys(made)) for span in _apart(gap, old, made))
    return tuple(Hunk(old[g.i1 - 1], old[g.i1 : g.i2], made[g.j1 : g.j2], old[g.i2]) for g in spans)


def _apart(gap: Gap, old: Sequence[Segments], new: Sequence[Segments]) -> list[Gap]:
    """Sentences that were each reworded are anchored each for itself."""
    count = gap.i2 - gap.i1
    pairs = [Gap(gap.i1 + at, gap.i1 + at + 1, gap.j1 + at, gap.j1 + at + 1) for at in range(count)]
    if count != gap.j2 - gap.j1 or not all(_alike(old[pair.i1], new[pair.j1]) for pair in pairs):
        return [gap]
    return pairs


def _alike(old: Segments, new: Segments) -> bool:
    """Whether most of both sentences is common."""
    found = differences([piece.key for piece in old], [piece.key for piece in new])
    return 2 * max(sum(g.i2 - g.i1 for g in found), sum(g.j2 - g.j1 for g in found)) < max(len(old), len(new))


def places(run: Sequence[Segments], text: Sequence[Segments]) -> list[int]:
    """Where a run of sentences stands in a text."""
    wanted, keys = _keys(run), _keys(text)
    return [at for at in range(len(keys) - len(wanted) + 1) if keys[at : at + len(wanted)] == wanted]


def _keys(text: Sequence[Segments]) -> list[Hashable]:
    return [tuple(piece.key for piece in sentence) for sentence in text]
