"""Split: one provision becomes two. The order of the words never changes."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.provision import UNNUMBERED, Provision
from workbench.model.reference import Reference
from workbench.model.text import Text, join
from workbench.operations.frozen import is_frozen
from workbench.operations.primitives import insert, move, replace_text
from workbench.operations.suspicion import doubt
from workbench.operations.values import Insert, Move, Position, Replace, Split
from workbench.operations.work import Work

#: Characters a reference counts for when lengths are compared: 「第三条」 and its like.
_REFERENCE_LENGTH = 3


def split(operation: Split, work: Work) -> None:
    """Split a unit before one of its children, or a body provision at a position in its text."""
    target = work.tree.node(operation.target)
    work.tree.owner(target.id)
    if target.level is Level.BLOCK:
        raise refuse("cannot-split", "图表不能拆分。", where=work.name(target.id), hint="请删除后重新插入两个图表。")
    if target.level in BODY:
        _split_text(target, operation, work)
    else:
        _split_unit(target, operation, work)
    doubt(target.id, work)


def _split_text(target: Provision, operation: Split, work: Work) -> None:
    if not isinstance(operation.at, Position):
        hint = "请指明在哪几个字之前拆分；要让其中一项独立成款，请改变它的层级。"
        raise refuse("bad-split", f"{target.level}只能在文字中间拆分。", where=work.name(target.id), hint=hint)
    first, second = cut(target.text, operation.at, work.name(target.id))
    first_keeps = length(first) >= length(second) + sum(map(_size, target.children))
    kept, given = (first, second) if first_keeps else (second, first)
    new = replace(_twin(target, operation), text=given)
    place = work.tree.index(target.id) + first_keeps
    replace_text(Replace(target.id, kept), work)
    insert(Insert(work.tree.owner(target.id).id, place, new), work)
    if first_keeps:
        _move_all(target.children, new.id, work)


def _split_unit(target: Provision, operation: Split, work: Work) -> None:
    place = _child_index(target, operation.at, work)
    front, back = target.children[:place], target.children[place:]
    first_keeps = target.level in DIVISIONS or is_frozen(work) or sum(map(_size, front)) >= sum(map(_size, back))
    new = replace(_twin(target, operation), heading=operation.heading)
    insert(Insert(work.tree.owner(target.id).id, work.tree.index(target.id) + first_keeps, new), work)
    _move_all(back if first_keeps else front, new.id, work)


def _child_index(target: Provision, at: Id | Position, work: Work) -> int:
    ids = [child.id for child in target.children]
    if at not in ids[1:]:
        hint = "请指明从它的第几款（编章节则为第几条、第几节）开始分出，且不能是第一个。"
        raise refuse("bad-split", f"不能在这里拆分{work.name(target.id)}。", where=work.name(target.id), hint=hint)
    return ids.index(Id(str(at)))


def _twin(target: Provision, operation: Split) -> Provision:
    mark = "" if target.mark == UNNUMBERED else target.mark
    return Provision(operation.new_id, target.level, mark=mark, split_from=target.id)


def _move_all(children: tuple[Provision, ...], parent: Id, work: Work) -> None:
    for place, child in enumerate(children):
        move(Move(child.id, parent, place), work)


def cut(text: Text, at: Position, where: str = "") -> tuple[Text, Text]:
    """Both halves of a text; refuses a place outside it, inside a reference, or with nothing on one side."""
    if not 0 <= at.piece < len(text):
        raise _no_such_place(where)
    piece = text[at.piece]
    if isinstance(piece, Reference):
        if at.offset:
            hint = "请在援引文字之前或者之后拆分。"
            raise refuse("inside-reference", "不能在一处援引的中间拆分。", where=where, hint=hint)
        halves = text[: at.piece], text[at.piece :]
    elif 0 <= at.offset <= len(piece):
        halves = (*text[: at.piece], piece[: at.offset]), (piece[at.offset :], *text[at.piece + 1 :])
    else:
        raise _no_such_place(where)
    first, second = join(halves[0]), join(halves[1])
    if not first or not second:
        raise _no_such_place(where)
    return first, second


def _no_such_place(where: str) -> WorkbenchError:
    return refuse("bad-split", "拆分的位置必须在文字中间。", where=where, hint="前后两半都要有文字。")


def length(text: Text) -> int:
    """Characters of a text, references counted alike whatever they show today."""
    return sum(len(piece) if isinstance(piece, str) else _REFERENCE_LENGTH for piece in text)


def _size(provision: Provision) -> int:
    return sum(length(part.text) for part in provision.walk())
