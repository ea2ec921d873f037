"""Segments: a text cut into the pieces a redline may mark, and no smaller.

Citations and numbers are whole; the rest is cut into words.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from functools import cache
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
_COUNTED = re.compile("([一二两三四五六七八九十百千])([年月日天周岁倍元人])")


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
    if len(plain) == len(words):
        return tuple(_aligned(pieces, words))
    return tuple(_spread(list(pieces), words))


def is_whole(piece: str) -> bool:
    """Whether a piece is a number or a citation, of which no part may be marked alone."""
    found = _WHOLE.fullmatch(fold(piece))
    return found is not None and found.lastgroup in ("citation", "number")


def _aligned(pieces: Iterator[str], words: str) -> Iterator[Segment]:
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece)
        yield Segment(piece, words[start:end])


def _spread(pieces: list[str], words: str) -> Iterator[Segment]:
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


def _pieces(plain: str) -> Iterator[str]:
    end = 0
    for found in _WHOLE.finditer(plain):
        yield from _words(plain[end : found.start()])
        yield found[0]
        end = found.end()
    yield from _words(plain[end:])


@cache
def _cutter() -> Callable[[str], list[str]]:
    """The word cutter, loaded when first needed, with words of the field it would cut wrongly (并｜处罚金)."""
    import rjieba

    for word in ("并处", "单处"):
        rjieba.add_word(word, 100_000, "v")
    return rjieba.cut


def _words(plain: str) -> Iterator[str]:
    if len(plain) < 2:
        if plain:
            yield plain
        return
    for word in _cutter()(plain):
        counted = _COUNTED.fullmatch(word)
        if counted:
            yield from counted.groups()
        else:
            yield word
