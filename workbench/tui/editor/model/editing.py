"""What typing does: every function takes a body and a selection and gives the body after it, with the caret."""

from dataclasses import replace
from typing import NamedTuple

from workbench.language.cells import next_stop, previous_stop
from workbench.model.level import LISTED, Level
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.joining import joined
from workbench.tui.editor.model.levels import indented, outdented
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.typed_marks import take_mark


class Selection(NamedTuple):
    """From ``anchor`` to ``caret``, in either direction; nothing is selected when they are the same."""

    anchor: Place
    caret: Place

    @staticmethod
    def at(line: int, offset: int) -> "Selection":
        """A caret without a selection."""
        return Selection(Place(line, offset), Place(line, offset))

    @property
    def start(self) -> Place:
        """The end that is read first."""
        return min(self)

    @property
    def end(self) -> Place:
        """The end that is read last."""
        return max(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret


class Edited(NamedTuple):
    """The body after an edit and what is selected in it; ``refused`` says why nothing was done."""

    body: Body
    selection: Selection
    refused: str = ""


def put(body: Body, line: int, offset: int) -> Edited:
    """A body with the caret at a place."""
    return Edited(body, Selection.at(line, offset))


def erase(body: Body, selection: Selection) -> Edited:
    """Without what is selected; the lines at both ends become one."""
    if selection.is_empty:
        return Edited(body, selection)
    start, end = selection.start, selection.end
    first, last = body.lines[start.line], body.lines[end.line]
    if start.line == end.line:
        left: tuple[Line, ...] = (_emptied(first, start, end),)
    else:
        left = joined(_before(first, start.offset), _after(last, end.offset))
    after = body.replaced(start.line, end.line + 1, left)
    return put(after, *after.clamped(start))


def type_words(body: Body, selection: Selection, typed: str) -> Edited:
    """With ``typed``, which holds no line end, in the place of what is selected."""
    body, (_, caret), _ = erase(body, selection)
    line = body.lines[caret.line]
    if line.is_block:
        return Edited(body, Selection(caret, caret), "图表不在这里修改。")
    after = body.replaced(caret.line, caret.line + 1, (line.retyped(caret.offset, caret.offset, typed),))
    at = caret.offset + len(typed)
    found = take_mark(after, caret.line, caret.offset)
    return put(found[0], caret.line, max(0, at - found[1])) if found else put(after, caret.line, at)


def break_line(body: Body, selection: Selection) -> Edited:
    """Enter: a new line of the same level; the longer piece keeps the id.

    At the end of a line that has 项 the new line is their first; on an empty 项 it goes one level out instead.
    """
    body, (_, caret), _ = erase(body, selection)
    index, offset = caret
    line = body.lines[index]
    if line.is_block:
        return _beside_block(body, caret)
    if not line.words and line.depth:
        return outdent(body, Selection(caret, caret))
    if offset and offset == len(line.words) and body.subtree_end(index) > index + 1:
        inner = next((below for below in body.lines[index + 1 :] if not below.is_block), None)
        if inner and inner.depth > line.depth:
            new = Line(level=inner.level, depth=line.depth + 1, mark=inner.mark)
            return put(body.replaced(index + 1, index + 1, (new,)), index + 1, 0)
    return put(body.replaced(index, index + 1, split_pieces(line, offset)), index + 1, 0)


def further_paragraph(body: Body, selection: Selection) -> Edited:
    """A further paragraph of the same 项, 目 or 细目; the same as Enter elsewhere."""
    body, (_, caret), _ = erase(body, selection)
    line = body.lines[caret.line]
    if line.level not in LISTED:
        return break_line(body, Selection(caret, caret))
    head, tail = split_pieces(line, caret.offset)
    inner = replace(tail, level=Level.PARAGRAPH, depth=line.depth + 1, mark="")
    return put(body.replaced(caret.line, caret.line + 1, (head, inner)), caret.line + 1, 0)


def erase_back(body: Body, selection: Selection) -> Edited:
    """Backspace: at the beginning of a 项 or 目 one level out, of a 款 joined to the line above."""
    caret = selection.caret
    if not selection.is_empty:
        return erase(body, selection)
    line = body.lines[caret.line]
    if line.is_block and caret.offset:
        return _block_selected(body, caret.line)
    if caret.offset:
        return erase(body, Selection(Place(caret.line, previous_stop(line.words, caret.offset)), caret))
    return outdent(body, selection) if line.is_listed else _join_at(body, caret.line, selection)


def erase_on(body: Body, selection: Selection) -> Edited:
    """Delete: at the end of a line the next one is joined to it."""
    caret = selection.caret
    if not selection.is_empty:
        return erase(body, selection)
    line = body.lines[caret.line]
    if line.is_block and not caret.offset:
        return _block_selected(body, caret.line)
    if caret.offset < len(line.words):
        return erase(body, Selection(caret, Place(caret.line, next_stop(line.words, caret.offset))))
    return _join_at(body, caret.line + 1, selection)


def indent(body: Body, selection: Selection) -> Edited:
    """Tab: every selected line one level in, 款 → 项 → 目 → 细目."""
    return _levelled(body, selection, inwards=True)


def outdent(body: Body, selection: Selection) -> Edited:
    """Shift+Tab: every selected line one level out."""
    return _levelled(body, selection, inwards=False)


def _levelled(body: Body, selection: Selection, inwards: bool) -> Edited:
    refused, index = "", selection.start.line
    while index <= selection.end.line:
        step = body.subtree_end(index)
        found = indented(body, index) if inwards else outdented(body, index)
        if isinstance(found, str):
            refused = refused or found
            step = index + 1
        else:
            body = found
        index = step
    return Edited(body, selection, refused)


def _emptied(line: Line, start: Place, end: Place) -> Line:
    if line.is_block:
        return Line(id=None, depth=line.depth)
    return line.retyped(start.offset, end.offset, "")


def _before(line: Line, offset: int) -> Line:
    """What stays of the first selected line; a block stays whole or goes whole."""
    if line.is_block:
        return line if offset else Line(depth=line.depth)
    return line.before(offset)


def _after(line: Line, offset: int) -> Line:
    if line.is_block:
        return Line(depth=line.depth) if offset else line
    return line.after(offset)


def _join_at(body: Body, index: int, selection: Selection) -> Edited:
    """Line ``index`` joined to the one in front of it."""
    if not 0 < index < len(body.lines):
        return Edited(body, selection)
    first, second = body.lines[index - 1], body.lines[index]
    for number, line, other in ((index - 1, first, second), (index, second, first)):
        if line.is_block and other.words:
            return _block_selected(body, number)
    after = body.replaced(index - 1, index + 1, joined(first, second))
    return put(after, index - 1, len(first.words))


def _block_selected(body: Body, index: int) -> Edited:
    """A block goes in two steps: the first key selects it, so that it is never lost by one."""
    return Edited(body, Selection(Place(index, 0), Place(index, len(body.lines[index].words))))


def _beside_block(body: Body, caret: Place) -> Edited:
    index = caret.line + (1 if caret.offset else 0)
    return put(body.replaced(index, index, (Line(),)), index, 0)


def split_pieces(line: Line, offset: int) -> tuple[Line, Line]:
    """A line cut at ``offset``: the longer piece keeps the id, the other remembers where it came from."""
    head, tail = line.before(offset), line.after(offset)
    if len(head.words) >= len(tail.words):
        return head, _born(tail, line)
    return _born(head, line), tail


def _born(piece: Line, line: Line) -> Line:
    """The piece that does not keep the id; words among it came from there."""
    origin = (line.id or line.split_from) if piece.words else None
    return replace(piece, id=None, split_from=origin, merged=())
