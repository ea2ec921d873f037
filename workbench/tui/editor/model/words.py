"""Words: for Ctrl+arrows runs of Han, of letters and digits, of marks; for a double click words of the language.

A reference is one word for both.
"""

from itertools import groupby

from workbench.language.cells import next_stop, previous_stop
from workbench.language.segments import segments
from workbench.tui.editor.model.line import Line


def _kind(character: str) -> str:
    if character.isspace():
        return " "
    if not character.isalnum():
        return "，"
    return "a" if character.isascii() or character.isdecimal() else "文"


def bounds(line: Line) -> list[int]:
    """The offsets where words begin, then the length of the line."""
    begins, at = [], 0
    for _, run in groupby(line.words, _kind):
        begins.append(at)
        at += sum(1 for _ in run)
    edges = {*begins, *(edge for span in line.spans for edge in (span.start, span.end)), at}
    inside = {offset for span in line.spans for offset in range(span.start + 1, span.end)}
    return sorted(edge for edge in edges - inside if _is_stop(line.words, edge))


def _is_stop(words: str, offset: int) -> bool:
    return offset in (0, len(words)) or previous_stop(words, next_stop(words, offset)) == offset


def word_at(line: Line, offset: int) -> tuple[int, int]:
    """The word that stands behind ``offset``, or in front of it at the end of the line."""
    if not line.words:
        return 0, 0
    at = min(offset, len(line.words) - 1)
    span = line.span_at(at)
    if span is not None:
        return span.start, span.end
    start = 0
    for piece in segments(line.words):
        end = start + len(piece.text)
        if at < end:
            break
        start = end
    edges = bounds(line)
    return max(start, *(edge for edge in edges if edge <= at)), min(end, *(edge for edge in edges if edge > at))


def word_after(line: Line, offset: int) -> int:
    """Where the next word begins."""
    return next((edge for edge in bounds(line) if edge > offset and not line.words[edge : edge + 1].isspace()), offset)


def word_before(line: Line, offset: int) -> int:
    """Where the word in front begins."""
    edges = [edge for edge in bounds(line) if edge < offset and not line.words[edge : edge + 1].isspace()]
    return edges[-1] if edges else 0
