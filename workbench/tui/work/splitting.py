"""Where the caret stands, as a place to split an article."""

from collections.abc import Callable

from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.reference import Reference
from workbench.operations.apply import apply
from workbench.operations.results import Refused
from workbench.operations.values import Batch, Operation, Position, Split
from workbench.session.view import View
from workbench.tui.editor.model.body import Body, Place


def split_at_caret(view: View, unit: Id, body: Body, caret: Place, draw: Callable[[], Id]) -> Operation:
    """The unit becomes two, the second beginning at the caret."""
    line = body.lines[caret.line]
    if line.id is None or line.id not in view.labels or line.depth:
        raise refuse("bad-split", "光标要放在款里。", hint="项、目里不能分条，请先用 Shift+Tab 升级。")
    if caret.offset == 0:
        if caret.line == 0:
            raise refuse("bad-split", "光标在本条开头，分不出两条。", hint="把光标移到要分开的地方。")
        return Split(unit, line.id, draw())
    if caret.offset >= len(line.words):
        following = next((other.id for other in body.lines[caret.line + 1 :] if not other.depth and other.id), None)
        if following is None:
            raise refuse("bad-split", "光标在本条末尾，分不出两条。", hint="把光标移到要分开的地方。")
        return Split(unit, following, draw())
    return _inside(view, unit, Split(line.id, _position(view, line.id, caret.offset), draw()), draw)


def _inside(view: View, unit: Id, inner: Split, draw: Callable[[], Id]) -> Operation:
    """The 款 in two, then the unit in front of the second half, whichever of them keeps the id."""
    done = apply(inner, view.instrument, view.wording)
    if isinstance(done, Refused):
        raise WorkbenchError(done.problem)
    children = next(node for node in done.instrument.root.walk() if node.id == unit).children
    halves = [child.id for child in children if child.id in (inner.target, inner.new_id)]
    return Batch((inner, Split(unit, halves[1], draw())))


def _position(view: View, id: Id, offset: int) -> Position:
    text = view.node(id).text
    lengths = iter([shown.end - shown.start for shown in view.wording.shown(text, id)])
    for piece, content in enumerate(text):
        size = next(lengths) if isinstance(content, Reference) else len(content)
        if offset < size or offset == size and piece == len(text) - 1:
            # In the middle of a reference the reference goes whole with the second half.
            return Position(piece, 0 if isinstance(content, Reference) else offset)
        offset -= size
    return Position(len(text) - 1, offset)
