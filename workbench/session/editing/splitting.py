"""Split: before one of the children, or before words; an article split in mid-text splits its 款 first."""

from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.provision import Provision
from workbench.model.reference import Reference
from workbench.operations.apply import apply
from workbench.operations.results import Refused
from workbench.operations.values import Batch, Operation, Position, Split
from workbench.session.editing.made import Made
from workbench.session.editing.occurrences import occurrences
from workbench.session.editing.split_headings import headed
from workbench.session.view import View


def split_at(view: View, target: Id, child: Id, ids: IdSource | None = None, heading: str | None = None) -> Made:
    """Split ``target`` so that ``child`` begins the second half, which gets ``heading``."""
    new = (ids or IdSource(set(view.labels))).draw()
    return Made(headed(view, Split(target, child, new), heading))


def split_before(view: View, target: Id, words: str, ids: IdSource | None = None, heading: str | None = None) -> Made:
    """Split ``target`` before ``words``, which must occur in it exactly once; the second half gets ``heading``."""
    return Made(headed(view, _before(view, target, words, ids or IdSource(set(view.labels))), heading))


def _before(view: View, target: Id, words: str, ids: IdSource) -> Operation:
    at, start = _found(view, target, words)
    if at == target:
        return Split(target, _position(view, at, start), ids.draw())
    children = [child.id for child in view.node(target).children]
    if at not in children:
        hint = "请拆分它所在的款，或者用 --at 指明从哪里分开。"
        raise refuse("bad-split", f"「{words}」不在{view.name(target)}自己的款里。", where=view.name(at), hint=hint)
    if start == 0:
        return Split(target, at, ids.draw())
    return _both(view, target, Split(at, _position(view, at, start), ids.draw()), ids)


def _both(view: View, target: Id, inner: Split, ids: IdSource) -> Operation:
    """The 款 in two, then what holds it before the second half, whichever of them keeps the id."""
    done = apply(inner, view.instrument, view.wording)
    if isinstance(done, Refused):
        raise WorkbenchError(done.problem)
    children = next(node for node in done.instrument.root.walk() if node.id == target).children
    halves = [child.id for child in children if child.id in (inner.target, inner.new_id)]
    return Batch((inner, Split(target, halves[1], ids.draw())))


def _found(view: View, target: Id, words: str) -> tuple[Id, int]:
    scope = [node.id for node in view.node(target).walk() if node.level in BODY and node.text]
    found, cut = occurrences(view, scope, words) if words else ([], 0)
    if len(found) == 1:
        return found[0].at, found[0].start
    name = view.name(target)
    if found:
        hint = "请多写几个字。"
        raise refuse("several-occurrences", f"「{words}」在{name}中有 {len(found)} 处。", where=name, hint=hint)
    message = f"「{words}」在{name}中只出现在更长的数字或者援引之中。" if cut else f"{name}中没有「{words}」。"
    raise refuse("no-such-words", message, where=name, hint="请照显示的文字写，用 show 查看。")


def _position(view: View, at: Id, start: int) -> Position:
    """Where character ``start`` of the words as shown stands in the text."""
    provision: Provision = view.node(at)
    lengths = iter([shown.end - shown.start for shown in view.wording.shown(provision.text, at)])
    for piece, content in enumerate(provision.text):
        size = next(lengths) if isinstance(content, Reference) else len(content)
        if start < size:
            return Position(piece, start)
        start -= size
    raise refuse("bad-split", "拆分的位置必须在文字中间。", where=view.name(at))
