"""One operation as a short Chinese phrase: 「插入第十六条」「第十五条分为第十五条、第十六条」."""

from collections.abc import Iterable
from typing import assert_never

from workbench.model.identity import Id
from workbench.model.level import DIVISIONS, TIERS, Level
from workbench.operations.repealing import repealed
from workbench.operations.values import (
    PROPERTY,
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Replace,
    Repoint,
    Retype,
    SetHeading,
    SetProperty,
    SetTraits,
    Split,
)
from workbench.session.telling.naming import said
from workbench.session.view import View

PROPERTY_NAMES = {
    PROPERTY.title: "题名",
    PROPERTY.notes: "题注",
    PROPERTY.stage: "稿次",
    PROPERTY.mode: "编号方式",
    PROPERTY.self_names: "自称",
    PROPERTY.kind: "种类",
}


def deed(operation: Operation, before: View, after: View) -> str:
    """What ``operation`` did, with the labels of the time before it for what was, and after it for what is."""
    match operation:
        case Insert(_, _, provision):
            return f"插入{_name(provision.id, after)}"
        case Delete(target):
            return f"删去{_name(target, before)}{_contents(target, before)}"
        case Replace(target) | Retype(target):
            return f"修改{_name(target, after)}的文字"
        case Move(target):
            return f"移动{_name(target, before)}，现为{_name(target, after)}"
        case Split(target, _, new_id):
            return f"{_name(target, before)}分为{_names(_in_order((target, new_id), after), after)}"
        case Merge(targets):
            return f"{_names(targets, before)}合并为{_name(targets[0], after)}"
        case SetHeading(target, heading):
            return f"{_name(target, after)}的标题" + (f"改为「{heading.words}」" if heading else "删去")
        case ChangeLevel(target, level):
            named = f"「{level}」" if level in TIERS else level
            return f"{_name(target, before)}改为{named}，现为{_name(target, after)}"
        case SetProperty(key, value):
            words = value if isinstance(value, str) else "、".join(value)
            return f"{PROPERTY_NAMES.get(key, key)}" + (f"改为「{words}」" if words else "删去")
        case Repoint(at):
            return f"认定{_name(at, after)}的一处引用"
        case SetTraits(target):
            return f"调整{_name(target, after)}"
        case Batch(operations):
            return _several(operations, before, after)
        case _:
            assert_never(operation)


def _repealed(emptied: Iterable[Id], into: Id | None, after: View) -> str:
    """「删去第一百二十条之五的内容，保留条号」, 「第四条的内容并入第三条，保留条号」."""
    around = [(at, after.labels.above(at, Level.ARTICLE) if at in after.labels else None) for at in emptied]
    names = _names([article.id if article else at for at, article in around], after)
    return f"删去{names}的内容，保留条号" if into is None else f"{names}的内容并入{_name(into, after)}，保留条号"


def _several(operations: tuple[Operation, ...], before: View, after: View) -> str:
    emptied = repealed(Batch(operations))
    if emptied:
        into = next((part.parent for part in operations if isinstance(part, Move)), None)
        return _repealed(emptied, into, after)
    kinds = {type(operation) for operation in operations}
    if not operations:
        return "没有改动"
    if kinds == {Replace}:
        return f"修改{_names([part.target for part in operations if isinstance(part, Replace)], after)}的文字"
    if kinds == {Insert}:
        return f"插入{_names([part.provision.id for part in operations if isinstance(part, Insert)], after)}"
    if Split in kinds and kinds <= {Split, SetHeading}:
        return deed([part for part in operations if isinstance(part, Split)][-1], before, after)
    first = deed(operations[0], before, after)
    return first if len(operations) == 1 else f"{first}等 {len(operations)} 步"


def _in_order(ids: Iterable[Id], view: View) -> list[Id]:
    wanted = set(ids)
    return [id for id in view.labels if id in wanted]


def _names(ids: Iterable[Id], view: View) -> str:
    named = [_name(id, view) for id in ids]
    return "、".join(named[:6]) + (f"等 {len(named)} 处" if len(named) > 6 else "")


def _name(id: Id, view: View) -> str:
    return said(view, id) if id in view.labels else "一处条款"


def _contents(target: Id, view: View) -> str:
    """What goes with a division: 「（连同其中的 10 条）」."""
    node = view.labels.get(target)
    inside = node.walk() if node is not None and node.level in DIVISIONS else ()
    articles = sum(inner.level is Level.ARTICLE for inner in inside)
    return f"（连同其中的 {articles} 条）" if articles else ""
