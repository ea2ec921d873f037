"""What is refused although the tree could bear it: wishes that must be a mistake, and frozen numbers out of order."""

from collections.abc import Iterator

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.ends import check_ends
from workbench.operations.frozen import is_frozen
from workbench.operations.values import Delete, Insert, Move, Operation, Replace, SetHeading, Split
from workbench.operations.wellformed import check_alone, check_children, check_holds
from workbench.operations.work import Work


def check_intent(operation: Operation, work: Work) -> None:
    """Refuse what somebody can hardly mean. Not asked of the parts of a batch, which make sense only together."""
    if isinstance(operation, Insert | Move):
        check_ends(operation, work)
    match operation:
        case Delete(target) | Move(target):
            _check_not_last(target, operation, work)
        case Replace(target, text) if not text and target in work.tree:
            hint = "要去掉它，请用删除。"
            raise refuse("empty-text", f"{work.name(target)}不能没有文字。", where=work.name(target), hint=hint)
        case SetHeading(target, heading) | Split(target, _, _, heading) if not (heading and heading.words.strip()):
            _check_named(target, work)
        case _:
            pass


def _check_not_last(target: Id, operation: Delete | Move, work: Work) -> None:
    """The only 款 of an article stands for the article."""
    if target not in work.tree or work.tree.node(target).level not in BODY:
        return
    outer = work.tree.owner(target)
    stays = isinstance(operation, Move) and operation.parent == outer.id
    if outer.level is Level.ARTICLE and len(outer.children) == 1 and not stays:
        name = work.name(outer.id)
        raise refuse("last-paragraph", f"这是{name}仅有的内容。", where=name, hint="请对整条作这一修改。")


def _check_named(target: Id, work: Work) -> None:
    if target in work.tree and work.tree.node(target).level in DIVISIONS:
        level = work.tree.node(target).level
        raise refuse("no-heading", f"{level}要有名称。", where=work.name(target), hint=f"请写出{level}的名称。")


def check_result(work: Work) -> None:
    """Refuse a tree that came out badly nested, or with frozen articles in another order."""
    for id in work.touched:
        if id in work.tree:
            part, above = work.tree.node(id), work.tree.parent(id)
            check_alone(part)
            check_children(part)
            if above is not None:
                check_holds(above.level, part)
    if is_frozen(work) and work.reordered:
        _check_order(work)


def _check_order(work: Work) -> None:
    before = [id for id in _articles(work.labels.instrument.root) if id in work.tree]
    there = set(before)
    if before != [id for id in _articles(work.tree.root) if id in there]:
        hint = "请改为删去原条、另行增加新条，或者先把编号方式改为重排。"
        raise refuse("frozen-order", "条号保持不变时，不能移动条文。", hint=hint)


def _articles(root: Provision) -> Iterator[Id]:
    return (part.id for part in root.walk() if part.level is Level.ARTICLE)
