"""References while the tree changes: lost when a target goes, alive again when it is back. Texts in, texts out."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text, join

UNKNOWN_WORDS = "已删除的条款"
Change = Callable[[Pointer], Pointer]


def has_references(text: Text) -> bool:
    """Whether a canonical text holds references: without them it is one string or nothing."""
    return len(text) > 1 or (len(text) == 1 and isinstance(text[0], Reference))


def nth_references(text: Text) -> Iterator[tuple[int, Reference]]:
    """The references of a text with their ordinal, from 0."""
    return enumerate(piece for piece in text if isinstance(piece, Reference))


def with_reference(text: Text, nth: int, new: Reference) -> Text:
    """The text with its reference number ``nth`` replaced."""
    result, seen = list(text), -1
    for place, piece in enumerate(text):
        seen += isinstance(piece, Reference)
        if isinstance(piece, Reference) and seen == nth:
            result[place] = new
    return join(result)


def changed(reference: Reference, change: Change, *, suspect: bool = False) -> Reference:
    """The reference with both ends changed; the very same one when nothing is different."""
    start = change(reference.start)
    through = None if reference.through is None else change(reference.through)
    if suspect and (start, through) != (reference.start, reference.through):
        return Reference(start, through, suspect=True)
    return replace(reference, start=start, through=through)


def settled(pointer: Pointer, known: Callable[[object], bool]) -> Pointer:
    """Alive when every target is there; otherwise lost, with the last words it has."""
    if all(known(target) for target in pointer.targets):
        return replace(pointer, lost="") if pointer.lost else pointer
    return pointer if pointer.lost else replace(pointer, lost=UNKNOWN_WORDS)


def settle(text: Text, known: Callable[[object], bool]) -> Text:
    """A canonical text whose references are lost exactly where a target is not ``known``."""
    return join(
        changed(piece, lambda pointer: settled(pointer, known)) if isinstance(piece, Reference) else piece
        for piece in text
    )
