"""The clipboard: pasted words become lines with their marks taken; copied lines carry the marks they are drawn with."""

from collections.abc import Iterable

from workbench.language.display import clean
from workbench.tui.editor.model.body import Body, marks
from workbench.tui.editor.model.erasing import erase
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.selection import Edited, Selection, put
from workbench.tui.editor.model.typed_marks import take_mark
from workbench.tui.editor.model.typing import split_pieces, type_words

_BLANK = " \u3000\t\xa0"


def paste(body: Body, selection: Selection, pasted: str) -> Edited:
    """With ``pasted``, cleaned, in the place of what is selected.

    Every line of it becomes a line; empty ones and the indents of print are dropped. A line without a mark gets
    the level of the line that it was pasted into.
    """
    pieces = clean(pasted).replace("\t", " ").split("\n")
    body, (_, caret), _ = erase(body, selection)
    line = body.lines[caret.line]
    if caret.offset == 0:
        pieces[0] = pieces[0].lstrip(_BLANK)
    if len(pieces) == 1 or line.is_block:
        return type_words(body, Selection(caret, caret), "".join(pieces))
    head, tail = split_pieces(line, caret.offset)
    first = head.retyped(caret.offset, caret.offset, pieces[0])
    middle = [_like(line, piece.strip(_BLANK)) for piece in pieces[1:-1]]
    closing = tail.retyped(0, 0, pieces[-1].lstrip(_BLANK))
    new = [part for part in (first, *middle, closing) if part.words] or [first]
    found = list(_marks_taken(body.lines[: caret.line], new, marked_first=caret.offset == 0))
    after = body.replaced(caret.line, caret.line + 1, found)
    behind = len(tail.words) if closing.words else 0
    index = caret.line + len(found) - 1
    return put(after, index, max(0, len(after.lines[index].words) - behind))


def copied(body: Body, selection: Selection) -> str:
    """What is selected, a line for each line, with the marks of lines that are selected from their beginning."""
    start, end = selection.start, selection.end
    drawn, found = marks(body), []
    for index in range(start.line, end.line + 1):
        line = body.lines[index]
        first = start.offset if index == start.line else 0
        last = end.offset if index == end.line else len(line.words)
        whole = first == 0 and (last > 0 or index < end.line) and start.line < end.line
        found.append((drawn[index] if whole else "") + line.words[first:last])
    return "\n".join(found)


def _like(line: Line, words: str) -> Line:
    return Line(words, line.level, line.depth, mark=line.mark)


def _marks_taken(before: tuple[Line, ...], new: Iterable[Line], marked_first: bool) -> Iterable[Line]:
    """The new lines with their marks taken; only the lines since the last 款 are looked at for each."""
    context = list(before[_last_top(before) :])
    for number, line in enumerate(new):
        local = Body((*context, line))
        found = take_mark(local, len(context)) if number or marked_first else None
        placed = found[0].lines[len(context)] if found else line
        context = [placed] if placed.depth == 0 else [*context, placed]
        yield placed


def _last_top(lines: tuple[Line, ...]) -> int:
    return max((index for index, line in enumerate(lines) if line.depth == 0), default=0)
