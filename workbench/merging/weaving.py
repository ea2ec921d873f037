"""Two sides' edits of one text: made together, or given in both versions where they clash."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from workbench.language.segments import Segment, segments
from workbench.language.three_way import Clash, Edit, Segments, edits, weave
from workbench.merging.abutting import settled_at_borders
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text, join
from workbench.model.tokens import decode, token

#: Edits with fewer unchanged segments between them are in one train of thought.
NEAR = 4


class WovenText(NamedTuple):
    """``now`` stands in the merged draft; where nothing clashes ``ours`` and ``theirs`` are the same.

    ``near``: both sides changed one sentence. ``ranked``: both inserted whole sentences at one place.
    """

    now: Segments
    ours: Segments
    theirs: Segments
    near: bool
    ranked: bool


def woven(base: Segments, ours: Segments, theirs: Segments) -> WovenText:
    """All edits made that keep out of each other's way; the clashing ones as ours, as theirs, and not made."""
    done = weave(base, ours, theirs)
    sides = edits(base, ours), edits(base, theirs)
    settled = {clash: settled_at_borders(clash, base, sides) for clash in done.clashes}
    places = _places(done.clashes, sides)
    spans = [(places[clash], clash, settled[clash]) for clash in done.clashes]

    def variant(pick: int) -> Segments:
        result: list[Segment] = []
        at = 0
        for start, clash, agreed in spans:
            words = base[clash.start : clash.end], clash.ours, clash.theirs
            result += [*done.segments[at:start], *(words[pick] if agreed is None else agreed)]
            at = start + clash.end - clash.start
        return (*result, *done.segments[at:])

    near = done.distance is not None and done.distance < NEAR and not done.clashes
    return WovenText(variant(0), variant(1), variant(2), near, any(agreed is not None for agreed in settled.values()))


_Both = tuple[Sequence[Edit], Sequence[Edit]]


def _places(clashes: Sequence[Clash], sides: _Both) -> dict[Clash, int]:
    """Where in the woven segments each clash begins: edits in front of it have made the text longer or shorter."""
    contested = [(clash.start, clash.end) for clash in clashes]
    shifts = list(_shifts(sides, contested))
    return {clash: clash.start + sum(by for end, by in shifts if end <= clash.start) for clash in clashes}


def _shifts(sides: _Both, contested: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where each stretch that somebody changed ends in the base, and by how much it grew."""
    ours, theirs = ([e for e in side if not _inside(e, contested)] for side in sides)
    for edit in ours:
        yield edit.end, _growth(edit)
    for edit in theirs:
        if not any(edit.start <= mine.end and mine.start <= edit.end for mine in ours):
            yield edit.end, _growth(edit)


def _inside(edit: Edit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= edit.start and edit.end <= end for start, end in spans)


def _growth(edit: Edit) -> int:
    return len(edit.new) - (edit.end - edit.start)


def to_segments(text: Text) -> Segments:
    """A text cut for weaving. References are the same when they cite the same in the same style."""
    found: list[Segment] = []
    for piece in text:
        if isinstance(piece, str):
            found += segments(piece)
        else:
            found.append(Segment(("cites", token(bare(piece))), token(piece)))
    return tuple(found)


def to_text(found: Iterable[Segment]) -> Text:
    """The text again."""
    return join(piece for one in found for piece in (decode(one.text) if isinstance(one.key, tuple) else (one.text,)))


def bare(reference: Reference) -> Reference:
    """A reference without what follows from other changes: that its target is gone, or was split or merged."""
    start, through = (None if end is None else _alive(end) for end in (reference.start, reference.through))
    assert start is not None
    return Reference(start, through)


def _alive(pointer: Pointer) -> Pointer:
    return replace(pointer, lost="") if pointer.lost else pointer


def same_words(one: Text, other: Text) -> bool:
    """Whether nobody who reads the two would say that words were changed."""
    return one == other or [_said(piece) for piece in one] == [_said(piece) for piece in other]


def _said(piece: str | Reference) -> object:
    return piece if isinstance(piece, str) else bare(piece)
