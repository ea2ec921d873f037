"""Putting in: words and new lines. Every function takes a body and a selection and gives the body after it."""

from dataclasses import replace

from workbench.model.level import LISTED, Level
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.erasing import erase
from workbench.tui.editor.model.levels import outdent
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.selection import Edited, Selection, put
from workbench.tui.editor.model.typed_marks import take_mark


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
