"""Redlines in one text: old and new words side by side, cut into paragraphs."""

from collections.abc import Iterable, Iterator, Sequence

from workbench.language.redline import Change
from workbench.rendering.comparison.sheet import Mark, Run

#: Shown where paragraphs were joined (deleted) or one was parted (added) in the middle of its words.
PILCROW = "↵"
_MARKS = {"-": Mark.DELETED, "+": Mark.ADDED}
_OTHER = {"-": "+", "+": "-"}
_Token = tuple[str, str]


def inline_paragraphs(changes: Iterable[Change], base: Mark) -> list[list[Run]]:
    """The paragraphs of a redline: deleted ones stand by themselves, kept words carry ``base``."""
    tokens = [(change.op, piece) for change in changes for piece in _pieces(change.text)]
    result: list[list[Run]] = [[]]
    for at, (op, piece) in enumerate(tokens):
        if piece != "\n":
            result[-1].append(Run(piece, _MARKS.get(op, base)))
            continue
        parts = op != "=" and _is_inside(tokens, at)
        if parts:
            result[-1].append(Run(PILCROW, _MARKS[op]))
        if not (parts and op == "-"):
            result.append([])
    return result


def _pieces(text: str) -> Iterator[str]:
    """The words, and every line end by itself."""
    for place, words in enumerate(text.split("\n")):
        if place:
            yield "\n"
        if words:
            yield words


def _is_inside(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a line end that only one text has stands in the middle of a paragraph of the other."""
    missing = _OTHER[tokens[at][0]]
    return _has_words(reversed(tokens[:at]), missing) and _has_words(tokens[at + 1 :], missing)


def _has_words(tokens: Iterable[_Token], side: str) -> bool:
    """Whether the text that has "=" and ``side`` goes on before its next line end."""
    piece = next((piece for op, piece in tokens if op in ("=", side)), "\n")
    return piece != "\n"
