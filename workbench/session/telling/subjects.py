"""「第八条、第九条：按部门意见修改」: a commit names the provisions it changed as they were called that day."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.session.telling.naming import said
from workbench.session.view import View

_NAMED = 3


def subject(before: View, after: View, message: str) -> str:
    """The subject of a commit that leads from ``before`` to ``after``."""
    return f"{changed_label(before, after)}：{' '.join(message.split())}"


def changed_label(before: View, after: View) -> str:
    """The units whose own words changed, a few of them by name; 全文 when only properties did."""
    changed = list(_changed(before, after))
    gone = [f"原{name}" if name in changed else name for name in _gone(before, after)]
    names = gone + changed or list(_reordered(before, after))
    if not names:
        return "全文"
    return "、".join(names[:_NAMED]) + (f"等 {len(names)} 处" if len(names) > _NAMED else "")


def _gone(before: View, after: View) -> Iterator[str]:
    for id in before.labels:
        parent = before.labels.parent(id)
        if id not in after.labels and _is_unit(before.node(id)) and parent is not None and parent.id in after.labels:
            yield said(before, id)


def _changed(before: View, after: View) -> Iterator[str]:
    heirs = {gone: id for id in after.labels for gone in after.node(id).merged if gone not in after.labels}
    for node in (after.instrument.root, *after.labels.units):
        then = before.labels.get(node.id)
        if then is None:
            if _is_outermost_new(node.id, before, after):
                yield said(after, node.id)
        elif _moved(node.id, before, after) or _rewritten(then, node, heirs):
            yield said(after, node.id)


def _reordered(before: View, after: View) -> Iterator[str]:
    """What stands elsewhere among its siblings: the fewest provisions whose move explains the new order."""
    for id in after.labels:
        if id in before.labels:
            old = [child.id for child in before.node(id).children]
            new = [child.id for child in after.node(id).children]
            if old != new:
                kept = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
                stayed = {place for block in kept for place in range(block.b, block.b + block.size)}
                yield from (said(after, child) for place, child in enumerate(new) if place not in stayed)


def _is_outermost_new(id: Id, before: View, after: View) -> bool:
    parent = after.labels.parent(id)
    return parent is None or parent.id in before.labels or parent.level not in DIVISIONS


def _moved(id: Id, before: View, after: View) -> bool:
    then, now = before.labels.parent(id), after.labels.parent(id)
    return (then.id if then else None) != (now.id if now else None)


def _is_unit(node: Provision) -> bool:
    return node.level not in BODY


def _rewritten(then: Provision, now: Provision, heirs: Mapping[Id, Id]) -> bool:
    """Whether its own words changed; what nobody touched is the very same object."""
    return then is not now and _own(then, heirs) != _own(now, heirs)


def _own(node: Provision, heirs: Mapping[Id, Id]) -> tuple[object, ...]:
    """A unit without the units inside it: its words. What became of the provisions it cites is no change of its own."""
    bodies = tuple(_settled(child, heirs) for child in node.children if child.level in BODY)
    return node.level, node.heading, bodies


def _settled(node: Provision, heirs: Mapping[Id, Id]) -> Provision:
    text = tuple(piece if isinstance(piece, str) else _undoubted(piece, heirs) for piece in node.text)
    children = tuple(_settled(child, heirs) for child in node.children)
    return replace(node, text=text, children=children, split_from=None, merged=())


def _undoubted(reference: Reference, heirs: Mapping[Id, Id]) -> Reference:
    def follow(pointer: Pointer) -> Pointer:
        targets = tuple(dict.fromkeys(heirs.get(target, target) for target in pointer.targets))
        return replace(pointer, targets=targets, lost="")

    through = reference.through and follow(reference.through)
    return replace(reference, start=follow(reference.start), through=through, suspect=False)
