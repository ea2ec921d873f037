"""A row as it looks, and its painting. Words are segments of plain text, never markup."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.language.cells import next_stop, painted


class Stretch(NamedTuple):
    """Characters of a row, from ``start`` up to ``end``, that are painted in the style of ``kind``."""

    start: int
    end: int
    kind: str


class Look(NamedTuple):
    """All that is seen of a row; rows with the same look are painted alike.

    ``caret``: the character in front of which it stands, or None. ``ghost``: words shown where none are typed yet.
    """

    lead: str = ""
    words: str = ""
    stretches: tuple[Stretch, ...] = ()
    caret: int | None = None
    ghost: str = ""
    to_end: bool = False


def paint(look: Look, width: int, style_of: Callable[[str], Style]) -> Strip:
    """The row, padded to ``width`` cells."""
    strip = Strip(list(_segments(look, style_of)))
    # A segment without a style is more than the filter for NO_COLOR can bear.
    return strip.adjust_cell_length(width, Style.null())


def _segments(look: Look, style_of: Callable[[str], Style]) -> Iterator[Segment]:
    if look.lead:
        yield Segment(painted(look.lead), style_of("mark"))
    cuts = {0, len(look.words), *(edge for s in look.stretches for edge in (s.start, s.end))}
    if look.caret is not None:
        cuts |= {look.caret, _caret_end(look)}
    for start, end in pairwise(sorted(cut for cut in cuts if cut <= len(look.words))):
        yield Segment(painted(look.words[start:end]), _style(look, start, style_of))
    yield from _tail(look, style_of)


def _tail(look: Look, style_of: Callable[[str], Style]) -> Iterator[Segment]:
    """Behind the words: the caret at the end of the row, the sign of a selected line end, the placeholder."""
    if look.caret == len(look.words):
        ghost = painted(look.ghost)
        yield Segment(ghost[:1] or " ", style_of("caret"))
        yield Segment(ghost[1:], style_of("placeholder"))
    elif look.ghost:
        yield Segment(painted(look.ghost), style_of("placeholder"))
    elif look.to_end:
        yield Segment(" ", style_of("selection"))


def _style(look: Look, at: int, style_of: Callable[[str], Style]) -> Style:
    style = Style.null()
    for stretch in look.stretches:
        if stretch.start <= at < stretch.end:
            style += style_of(stretch.kind)
    if look.caret is not None and look.caret <= at < _caret_end(look):
        style += style_of("caret")
    return style


def _caret_end(look: Look) -> int:
    at = look.caret or 0
    return next_stop(look.words, at) if at < len(look.words) else at
