"""Words with a kind each, broken into rows: what every list of the screen is made of."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.language.cells import WIDTHS, cells, painted
from workbench.language.wrapping import wrap

#: How words can look; each is a component class of the lists.
KINDS = ("dim", "strong", "mark", "reference", "bad", "warn", "good", "added", "deleted", "found", "cursor")


class Piece(NamedTuple):
    """Words of one look; ``kind`` is one of KINDS or "" for plain ones."""

    words: str
    kind: str = ""


class Item(NamedTuple):
    """One entry of a list. ``key``: what choosing it means, None where it cannot be chosen.

    ``hang``: cells by which rows after the first are indented. ``whole``: wrapped; else cut at the edge.
    """

    pieces: tuple[Piece, ...]
    key: object = None
    hang: int = 0
    whole: bool = True


Row = tuple[Piece, ...]


def plain(words: str, key: object = None, kind: str = "", hang: int = 0) -> Item:
    """An entry of one look."""
    return Item((Piece(words, kind),), key, hang)


def rows_of(item: Item, width: int) -> list[Row]:
    """The rows of an entry at ``width`` cells, at least one."""
    pieces = tuple(Piece(painted(piece.words), piece.kind) for piece in item.pieces)
    words = "".join(piece.words for piece in pieces)
    if not item.whole or cells(words) <= width:
        return [pieces]
    starts = wrap(words, max(width, 4), 0, min(item.hang, width // 2)).starts
    rows = [tuple(_between(pieces, start, end)) for start, end in pairwise((*starts, len(words)))]
    lead = Piece(" " * min(item.hang, width // 2))
    return [rows[0], *((lead, *row) for row in rows[1:])]


def _between(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.words))
        if first < last:
            yield Piece(piece.words[first:last], piece.kind)
        at += len(piece.words)


def fitted(words: str, width: int) -> str:
    """``words`` cut to ``width`` cells, with … where something is missing."""
    if cells(words) <= width:
        return words
    used = 1
    for end, character in enumerate(words):
        used += WIDTHS[character]
        if used > width:
            return words[:end] + "…"
    return words


def cut(row: Row, width: int) -> Row:
    """The pieces as they are painted, and no more of them than ``width`` cells hold."""
    kept: list[Piece] = []
    for piece in row:
        if width <= 0:
            break
        words = fitted(painted(piece.words[:width]), width)
        kept.append(Piece(words, piece.kind))
        width -= cells(words)
    return tuple(kept)


def padded(words: str, width: int) -> str:
    """``words`` with blanks behind them up to ``width`` cells, so that columns stand below each other."""
    return words + " " * max(0, width - cells(words))


def strip_of(row: Row, width: int, style_of: Callable[[str], Style], base: Style) -> Strip:
    """A row as it is painted, padded to ``width`` in the style of ``base``."""
    segments = [Segment(piece.words, base + style_of(piece.kind) if piece.kind else base) for piece in row]
    return Strip(segments).adjust_cell_length(width, base)
