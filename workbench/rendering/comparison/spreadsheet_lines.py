"""Where a spreadsheet will break the words of a cell, so that rows are made high enough and never too high.

Spreadsheet programs give a cell of mixed fonts no automatic height, and none shows more than 409 pt in a row.
They differ a little in where they break lines, so each line is reckoned one character shorter than it is.
"""

import re
import unicodedata
from collections.abc import Iterator

from workbench.rendering.comparison.sheet import Paragraph, Paragraphs, Run

#: Words that are not broken inside a line: Latin letters, digits and what stands between them.
_WORD = re.compile(r"[!-~\u00c0-\u024f]+ ?")
#: Anything but what is surely as wide as a Han character.
_UNEVEN = re.compile("[^\u3000-\u3029\u3041-\u3096\u4e00-\u9fff\uff01-\uff60—‘’“”…]")
#: One Han character, in the halves that widths are counted in.
FULL = 2


class _Widths(dict[str, int]):
    """Character → halves of a Han character; what Unicode calls ambiguous (“ ” — …) is full in Chinese fonts."""

    def __missing__(self, character: str) -> int:
        wide = unicodedata.east_asian_width(character) in "WFA"
        width = self[character] = 0 if unicodedata.combining(character) else FULL if wide else 1
        return width


_WIDTHS = _Widths()


def width(words: str) -> int:
    """How wide ``words`` are, in halves of a Han character."""
    return sum(map(_WIDTHS.__getitem__, words))


def line_ends(words: str, room: int) -> Iterator[int]:
    """The offset after each line of one paragraph in a column of ``room`` halves; an empty paragraph is one line."""
    room = max(room - FULL, FULL)
    used = at = 0
    for piece in _pieces(words, room):
        taken = width(piece)
        if used and used + taken > room:
            yield at
            used = 0
        used += taken
        at += len(piece)
    yield at


def _pieces(words: str, room: int) -> Iterator[str]:
    """What stays together on a line; a word longer than a line is broken anywhere."""
    at = 0
    for found in _WORD.finditer(words):
        yield from words[at : found.start()]
        yield from [found[0]] if width(found[0]) <= room else found[0]
        at = found.end()
    yield from words[at:]


def count(paragraphs: Paragraphs, room: int) -> int:
    """The lines of a cell."""
    return sum(_count("".join(run.text for run in paragraph), room) for paragraph in paragraphs) or 1


def _count(words: str, room: int) -> int:
    if _UNEVEN.search(words):
        return sum(1 for _ in line_ends(words, room))
    return max(1, -(-len(words) * FULL // (max(room - FULL, FULL) // FULL * FULL)))


def parts(paragraphs: Paragraphs, room: int, lines: int) -> list[Paragraphs]:
    """A cell in parts of at most ``lines`` lines each; joined again they are the cell, to the letter."""
    done: list[list[Paragraph]] = [[]]
    free = lines
    for paragraph in paragraphs:
        for start, end, taken in _stretches("".join(run.text for run in paragraph), room, free, lines):
            if taken > free:
                done.append([])
                free = lines
            done[-1].append(cut(paragraph, start, end))
            free -= taken
    return [tuple(part) for part in done]


def _stretches(words: str, room: int, free: int, lines: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and lines of each stretch of a paragraph; the first fits what is free, unless nothing is."""
    ends = list(line_ends(words, room))
    start = 0
    limit = free or lines
    while ends:
        taken, ends = ends[:limit], ends[limit:]
        yield start, taken[-1], len(taken)
        start, limit = taken[-1], lines


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Characters ``start`` to ``end`` of a paragraph, each in its mark."""
    found: list[Run] = []
    at = 0
    for run in paragraph:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        if words:
            found.append(Run(words, run.mark))
        at += len(run.text)
    return tuple(found)
