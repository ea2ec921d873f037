"""What every tree must keep to: ids once, levels nested, words where words belong. Refusals are raised."""

from workbench.model.identity import is_id
from workbench.model.level import BODY, Level, may_hold
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.tree import Tree


def check_new(provision: Provision, tree: Tree, leaving: Provision | None = None) -> None:
    """Refuse a subtree that could not stand in the tree, whose ``leaving`` subtree it may replace."""
    free = {gone.id for gone in leaving.walk()} if leaving else set()
    seen: set[str] = set()
    for part in provision.walk():
        if not is_id(part.id) and part.id not in free:
            raise refuse("bad-id", f"「{part.id}」不是条款编号。", hint="编号为八个大写字母或数字，首位是字母。")
        if part.id in seen or (part.id in tree and part.id not in free):
            raise refuse("duplicate-id", f"编号 {part.id} 已经有条款使用。", where=part.id, hint="请换用新的编号。")
        seen.add(part.id)
        check_alone(part)
        check_children(part)


def check_alone(provision: Provision) -> None:
    """Words belong to 款 and below, headings to units."""
    if provision.text and provision.level not in BODY:
        raise refuse(
            "unit-text", f"{provision.level}本身没有正文，文字写在它的款里。", where=provision.id, hint="请加一款。"
        )
    if provision.heading is not None and provision.level in (*BODY, Level.ROOT):
        raise refuse("no-heading", f"{provision.level}没有标题。", where=provision.id, hint="标题属于条、章、节、编。")


def check_children(provision: Provision) -> None:
    """Refuse a provision that holds a level it may not hold."""
    for child in provision.children:
        check_holds(provision.level, child)


def check_holds(outer: Level, child: Provision) -> None:
    """Refuse a child of a level that ``outer`` may not hold."""
    if child.level is Level.ROOT or not may_hold(outer, child.level):
        hint = "请把它放在能容纳它的层级里，或者先改变层级。"
        raise refuse("wrong-level", f"{outer}里不能直接放{child.level}。", where=child.id, hint=hint)


def check_index(index: int, outer: Provision, taken: int = 0) -> None:
    """Refuse a position outside the children of ``outer``, ``taken`` of which are out of their place."""
    last = len(outer.children) - taken
    if not 0 <= index <= last:
        raise refuse(
            "bad-index",
            f"位置 {index} 不存在，只能在 0 到 {last} 之间。",
            where=outer.id,
            hint="请按现有顺序指定位置。",
        )
