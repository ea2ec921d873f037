"""The pieces of a line as shown: its words, and between them citations that stand for what they point to."""

from collections.abc import Hashable, Iterator
from itertools import chain
from typing import NamedTuple

from workbench.comparison.shown_lines import ShownLine
from workbench.comparison.version import Line, Version
from workbench.language.segments import Segment, cut_between, segments
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.reference import Reference

#: Stands for a provision that was merged into another one which was deleted.
GONE = Id("")
_LINE_END = Segment("\n", "\n")


class Cited(NamedTuple):
    """What a citation points to: the key of its segment. ``ends``: the targets of each end of it."""

    ends: tuple[frozenset[Id], ...]
    style: Hashable


class LinePieces:
    """A line of a cell. ``pieces``: words, and segments whose key is a ``Cited``; ``cites``: whether it has any."""

    __slots__ = ("_mark", "cites", "line", "pieces")

    def __init__(self, version: Version, line: ShownLine) -> None:
        self.line = line
        whole = version.lines[line.id]
        text = whole.provision.text
        is_plain = len(text) == 1 and isinstance(text[0], str)
        self.pieces: list[str | Segment] = [line.words] if is_plain else list(_pieces(version, line, whole))
        self.cites = len(self.pieces) > 1
        # Marks count themselves, so one equals any other of its level.
        self._mark = [Segment(("mark", whole.provision.level), line.mark)] if line.mark else []

    @property
    def key(self) -> str:
        """The line for comparison: its words, what its citations point to, and the level of its mark."""
        said = [fold(piece) if isinstance(piece, str) else _said(piece) for piece in self.pieces]
        return "".join([*(f"\ue002{mark.key}" for mark in self._mark), *said]).replace("\n", "")

    def segments(self, *, first: bool, front: int = 0, back: int = 0) -> list[Segment]:
        """Its segments with its mark, and the line end before it unless it is the ``first``.

        ``front`` and ``back`` characters of a line that cites nothing are not cut.
        """
        before = self._mark if first else [_LINE_END, *self._mark]
        if not self.cites:
            return [*before, *cut_between(self.line.words, front, back)]
        cut = [segments(piece) if isinstance(piece, str) else (piece,) for piece in self.pieces]
        return [*before, *chain.from_iterable(cut)]


def _pieces(version: Version, line: ShownLine, whole: Line) -> Iterator[str | Segment]:
    at, end = line.start, line.start + len(line.words)
    words = version.words(whole)
    for found in version.cited(whole):
        if at <= found.start and found.end <= end:
            yield words[at : found.start]
            yield Segment(_cited(found.reference), found.words)
            at = found.end
    yield words[at:end]


def _cited(reference: Reference) -> Cited:
    """A doubted reference whose target is gone may once have named what that target took in."""
    ends = tuple(
        frozenset((GONE if reference.suspect and pointer.lost else target,))
        for pointer in reference.pointers
        for target in pointer.targets
    )
    style = tuple((pointer.form, pointer.style, len(pointer.targets)) for pointer in reference.pointers)
    return Cited(ends, style)


def _said(piece: Segment) -> str:
    if not isinstance(piece.key, Cited):
        return f"\ue002{piece.key}"
    return "\ue000" + "|".join(",".join(sorted(end)) for end in piece.key.ends) + repr(piece.key.style) + "\ue001"
