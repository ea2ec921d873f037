"""Lines as shown, whole or in part, and cut into segments in which a citation stands for its target."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from workbench.comparison.chains import Portion
from workbench.comparison.version import Version
from workbench.language.redline import Change
from workbench.language.segments import Segment, cut_between, segments
from workbench.model.identity import Id
from workbench.model.level import LISTED
from workbench.model.reference import Reference

#: Stands for a provision that was merged into another one which was deleted.
GONE = Id("")


class ShownLine(NamedTuple):
    """A 款, 项 or 目 of a cell. ``mark``: （一） or ""; a portion that begins inside a line has none."""

    id: Id
    mark: str
    words: str
    portion: Portion

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.mark + self.words


class Cited(NamedTuple):
    """What a citation points to: the key of its segment. ``ends``: the targets of each end of it."""

    ends: tuple[frozenset[Id], ...]
    style: Hashable


def shown_line(version: Version, portion: Portion) -> ShownLine:
    """The line of a portion."""
    line = version.lines[portion.line]
    words = version.words(line)[portion.start : portion.end]
    mark = version.labels.mark(portion.line) if not portion.start and line.provision.level in LISTED else ""
    return ShownLine(portion.line, mark, words, portion)


def line_segments(version: Version, shown: ShownLine, first: bool, front: int = 0, back: int = 0) -> list[Segment]:
    """The segments of a line with its mark, and the line end before it unless it is the ``first``.

    Marks count themselves, so one equals any other of its level. ``front`` and ``back`` characters of a line that
    cites nothing are not cut.
    """
    pieces = [] if first else [Segment("\n", "\n")]
    if shown.mark:
        pieces.append(Segment(("mark", version.lines[shown.id].provision.level), shown.mark))
    return [*pieces, *_words(version, shown, front, back)]


def cites(version: Version, shown: ShownLine) -> bool:
    """Whether there is a bound citation in a line."""
    return any(isinstance(piece, Reference) for piece in version.lines[shown.id].provision.text)


def _words(version: Version, shown: ShownLine, front: int, back: int) -> Iterator[Segment]:
    text = version.lines[shown.id].provision.text
    if not cites(version, shown):
        yield from cut_between(shown.words, front, back)
        return
    start, end = shown.portion.start, shown.portion.start + len(shown.words)
    whole = version.words(version.lines[shown.id])
    at = start
    for found in version.wording.shown(text, shown.id):
        if start <= found.start and found.end <= end:
            yield from segments(whole[at : found.start])
            yield Segment(_cited(found.reference), found.words)
            at = found.end
    yield from segments(whole[at:end])


def _cited(reference: Reference) -> Cited:
    """A doubted reference whose target is gone may once have named what that target took in."""
    ends = tuple(
        frozenset((GONE if reference.suspect and pointer.lost else target,))
        for pointer in reference.pointers
        for target in pointer.targets
    )
    style = tuple((pointer.form, pointer.style, len(pointer.targets)) for pointer in reference.pointers)
    return Cited(ends, style)


def whole_change(op: str, text: str) -> tuple[Change, ...]:
    """All of a text added or deleted."""
    return (Change(op, text),) if text else ()
