"""Elided lists: 第一 of 「第一、二款」 leans on its neighbour, and is written out again when it cannot."""

from dataclasses import replace

from workbench.language.citation_scanner import SEPARATORS
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.numbering.labels import Labels


def fitted(text: Text, labels: Labels) -> dict[int, tuple[Pointer, ...]]:
    """The pointers of each reference of ``text``, by piece, elided only where the neighbour is counted beside it."""
    written = {index: piece.pointers for index, piece in enumerate(text) if isinstance(piece, Reference)}
    ends = [(index, pointer) for index, pointers in written.items() for pointer in pointers]
    if not any(pointer.style.no_ordinal or pointer.style.no_unit for _, pointer in ends):
        return written
    found: dict[int, tuple[Pointer, ...]] = {}
    for place, (index, pointer) in enumerate(ends):
        left = place > 0 and _leans(ends[place - 1], ends[place], text, labels)
        right = place + 1 < len(ends) and _leans(ends[place], ends[place + 1], text, labels)
        found[index] = (*found.get(index, ()), _kept(pointer, left=left, right=right))
    return found


def _kept(pointer: Pointer, *, left: bool, right: bool) -> Pointer:
    style = pointer.style
    if not (style.no_ordinal or style.no_unit):
        return pointer
    return replace(pointer, style=replace(style, no_ordinal=style.no_ordinal and left, no_unit=style.no_unit and right))


def _leans(one: tuple[int, Pointer], other: tuple[int, Pointer], text: Text, labels: Labels) -> bool:
    """Whether two neighbours are members of one list and count among the same siblings."""
    (here, first), (there, second) = one, other
    joined = here == there or (there == here + 2 and text[here + 1] in SEPARATORS)
    a, b = labels.get(first.target), labels.get(second.target)
    if not joined or a is None or b is None or a.id == b.id or a.level is not b.level:
        return False
    return labels.parent(a.id) == labels.parent(b.id)
