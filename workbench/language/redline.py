"""Redline 花脸稿 of two texts: what was kept, deleted and added, in whole words.

Laws: the old and the new text come back exactly; no word is cut; a word of two or more characters that both
sides of a replacement share is kept, not marked; no single character is left standing between two marks.
Typesetting and renumbered citations are no difference: they stand in what was kept, with ``was``.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.language.islands import settle
from workbench.language.matching import Gap, gaps
from workbench.language.segments import Segment, segments
from workbench.language.word_ends import texts, trim


class Change(NamedTuple):
    """One stretch: ``op`` "=" kept, "-" deleted, "+" added.

    ``text`` is as written (kept: as the new text has it); ``was`` is how the old text has what was kept,
    None when it is the same to the letter.
    """

    op: str
    text: str
    was: str | None = None


def redline(old: str, new: str) -> tuple[Change, ...]:
    """The changes that lead from ``old`` to ``new``; a deletion stands before the addition that replaces it."""
    if old == new:
        return (Change("=", new),) if new else ()
    return redline_segments(segments(old), segments(new))


def redline_segments(old: Sequence[Segment], new: Sequence[Segment]) -> tuple[Change, ...]:
    """The same for texts that are cut already, citations being segments with a key of their own."""
    found = settle(gaps(old, new), old, new)
    return tuple(_changes(old, new, found))


def old_text(changes: Iterable[Change]) -> str:
    """The old text, to the letter."""
    return "".join(_was(change) for change in changes if change.op != "+")


def new_text(changes: Iterable[Change]) -> str:
    """The new text, to the letter."""
    return "".join(change.text for change in changes if change.op != "-")


def is_marked(changes: Iterable[Change]) -> bool:
    """Whether anything is deleted or added."""
    return any(change.op != "=" for change in changes)


def _was(change: Change) -> str:
    return change.text if change.was is None else change.was


def _changes(old: Sequence[Segment], new: Sequence[Segment], found: Sequence[Gap]) -> list[Change]:
    stretches = _Stretches()
    i = j = 0
    for gap in found:
        stretches.kept(old[i : gap.i1], new[j : gap.j1])
        stretches.replaced(old[gap.i1 : gap.i2], new[gap.j1 : gap.j2])
        i, j = gap.i2, gap.j2
    stretches.kept(old[i:], new[j:])
    return joined(stretches.changes)


class _Stretches:
    """Collects the changes of one text."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def kept(self, old: Sequence[Segment], new: Sequence[Segment]) -> None:
        if new:
            self._keep(*texts(old, new))

    def replaced(self, old: Sequence[Segment], new: Sequence[Segment]) -> None:
        if not any(piece.key for piece in (*old, *new)):
            self._keep(*texts(old, new))
            return
        front, middle, back = trim(old, new)
        self._keep(*front)
        self.changes += [Change(op, text) for op, text in zip("-+", middle, strict=True) if text]
        self._keep(*back)

    def _keep(self, was: str, text: str) -> None:
        if was or text:
            self.changes.append(Change("=", text, None if was == text else was))


def joined(changes: Iterable[Change]) -> list[Change]:
    """The same with neighbours of one kind made one."""
    result: list[Change] = []
    for change in changes:
        if result and result[-1].op == change.op:
            before = result[-1]
            text, was = before.text + change.text, _was(before) + _was(change)
            result[-1] = Change(change.op, text, was if change.op == "=" and was != text else None)
        elif change.text or change.was:
            result.append(change)
    return result
