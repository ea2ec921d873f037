"""Edits that only touch, at the border of two sentences: they are made side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from workbench.language.segments import Segment
from workbench.language.sentences import split
from workbench.language.three_way import Clash, Edit, Segments

#: Stands for the next sentence.
_BEGINS = "字"


class _Owned(NamedTuple):
    edit: Edit
    side: int


def settled_at_borders(clash: Clash, base: Segments, sides: tuple[Sequence[Edit], Sequence[Edit]]) -> Segments | None:
    """What stands in the place of ``base[clash.start:clash.end]``; None when both changed words of one sentence.

    Whole sentences that both sides inserted at one place follow each other, in the order of their words.
    """
    ours, theirs = ([e for e in side if clash.start <= e.start and e.end <= clash.end] for side in sides)
    found = [_Owned(edit, 0) for edit in ours] + [_Owned(edit, 1) for edit in theirs if edit not in ours]
    found.sort(key=lambda one: (one.edit.start, one.edit.end, [piece.text for piece in one.edit.new]))
    if not all(_keep_apart(one, other, base) for one in found for other in found if one.side < other.side):
        return None
    return tuple(_made([one.edit for one in found], base[: clash.end], clash.start))


def _keep_apart(one: _Owned, other: _Owned, base: Segments) -> bool:
    first, second = sorted((one.edit, other.edit), key=lambda edit: (edit.start, edit.end))
    if first.end > second.start:
        return False
    if first.end < second.start:
        return True
    inserts = [edit for edit in (first, second) if edit.start == edit.end]
    return _is_border(base, second.start) and all(_ends(edit.new) for edit in inserts)


def _is_border(base: Segments, at: int) -> bool:
    return at == 0 or _ends(base[:at])


def _ends(run: Sequence[Segment]) -> bool:
    """Whether a sentence ends with the last of these; the mark and what closes behind it are pieces of their own."""
    words = "".join(piece.text for piece in run[-3:] if isinstance(piece.key, str))
    return bool(words) and split(words + _BEGINS)[-1] == _BEGINS


def _made(edits: list[Edit], base: Segments, at: int) -> list[Segment]:
    result: list[Segment] = []
    for edit in edits:
        result += [*base[at : edit.start], *edit.new]
        at = edit.end
    return [*result, *base[at:]]
