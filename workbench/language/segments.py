"""Segments: a text cut into the pieces a redline may mark, and no smaller.

Citations and numbers are whole; the rest is cut into words.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from string import ascii_letters
from typing import NamedTuple

from workbench.language.typesetting import fold

_N = "(?:[零一二三四五六七八九十百千〇两]+|[0-9]+)"
_WHOLE = re.compile(
    rf"(?P<citation>第{_N}(?:分编|[编章节条款项目])(?:之[一二三四五六七八九十]+)?"
    rf"(?:第{_N}(?:分编|[编章节条款项目]))*)"
    r"|(?P<number>百分之[零一二三四五六七八九十百点]+|[0-9]+(?:[.,][0-9]+)*[%‰万亿]?"
    r"|[零一二三四五六七八九十百千万亿〇两]{2,})"
    r"|(?P<line>\n)|(?P<latin>[A-Za-z]+)"
)
#: Without one of these nothing above is found, as in most clauses.
_BEGINS = frozenset("第百零一二三四五六七八九十千万亿〇两0123456789\n" + ascii_letters)
#: No word, number or citation reaches across one of these (but 1，000 across a comma).
_BORDERS = re.compile("[。；：、]|(?<![0-9０-９])，")
#: A number of one character and what it counts are two pieces.
_COUNTED = frozenset(number + counted for number in "一二两三四五六七八九十百千" for counted in "年月日天周岁倍元人")


class Segment(NamedTuple):
    """A piece of text. Two segments are the same to a reader when their keys are equal.

    ``key`` is the folded text, or for a citation bound to provisions, what it points to. ``text`` is as written.
    """

    key: Hashable
    text: str


def segments(words: str) -> tuple[Segment, ...]:
    """Cut ``words``; the texts joined give ``words`` again. White space goes with the piece before it."""
    plain = fold(words)
    pieces = _pieces(plain)
    if plain == words:
        return tuple([Segment(piece, piece) for piece in pieces])
    if len(plain) == len(words):
        ends = accumulate(map(len, pieces))
        return tuple([Segment(piece, words[end - len(piece) : end]) for piece, end in zip(pieces, ends, strict=True)])
    return tuple(_spread(pieces, words))


def common_ends(old: str, new: str) -> tuple[int, int]:
    """The lengths of the whole sentences and clauses that two texts share in front and behind.

    Words are cut between these marks only, so that what is left is cut as in the whole text.
    """
    front = _common(old, new)
    ends = [found.end() for found in _BORDERS.finditer(old, 0, front)]
    front = ends[-1] if ends else 0
    back = _common(old[front:][::-1], new[front:][::-1])
    border = _BORDERS.search(old, len(old) - back)
    return front, len(old) - border.end() if border else 0


def _common(old: str, new: str) -> int:
    """The length of the beginning two texts share."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[low:middle] == new[low:middle] else (low, middle - 1)
    return low


def cut_between(words: str, front: int, back: int) -> tuple[Segment, ...]:
    """The segments of ``words``, of which ``front`` and ``back`` characters are one segment each."""
    end = len(words) - back
    before = [Segment(fold(words[:front]), words[:front])] if front else []
    after = [Segment(fold(words[end:]), words[end:])] if back else []
    return (*before, *segments(words[front:end]), *after)


def is_whole(piece: str) -> bool:
    """Whether a piece is a number or a citation, of which no part may be marked alone."""
    found = _WHOLE.fullmatch(fold(piece))
    return found is not None and found.lastgroup in ("citation", "number")


def _spread(pieces: Sequence[str], words: str) -> Iterator[Segment]:
    """The pieces with what folding dropped: behind the piece it follows, in front of the first one."""
    if not pieces:
        if words:
            yield Segment("", words)
        return
    kept = [place for place, character in enumerate(words) if fold(character)]
    starts, at = [0], 0
    for piece in pieces[:-1]:
        at += len(piece)
        starts.append(kept[at])
    for piece, start, end in zip(pieces, starts, [*starts[1:], len(words)], strict=True):
        yield Segment(piece, words[start:end])


def _pieces(plain: str) -> list[str]:
    if plain and _BEGINS.isdisjoint(plain):
        return _words(plain)
    pieces: list[str] = []
    end = 0
    for found in _WHOLE.finditer(plain):
        start = found.start()
        if start > end:
            pieces += _words(plain[end:start])
        pieces.append(found[0])
        end = found.end()
    return pieces + _words(plain[end:]) if end < len(plain) else pieces


@cache
def _cutter() -> Callable[[str], list[str]]:
    """The word cutter, loaded when first needed, with words of the field it would cut wrongly (并｜处罚金)."""
    import rjieba

    for word in ("并处", "单处"):
        rjieba.add_word(word, 100_000, "v")
    return rjieba.cut


def _words(plain: str) -> list[str]:
    if len(plain) == 1:
        return [plain]
    words = _cutter()(plain)
    if _COUNTED.isdisjoint(words):
        return words
    return [part for word in words for part in (word if word in _COUNTED else (word,))]
