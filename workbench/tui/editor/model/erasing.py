"""Taking away: what is selected, a character, or the line end between two lines."""

from workbench.language.cells import next_stop, previous_stop
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.joining import joined
from workbench.tui.editor.model.levels import outdent
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.selection import Edited, Selection, put


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
