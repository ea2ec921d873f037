"""「第八条、第九条：按部门意见修改」: a commit names the provisions it changed as they were called that day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.session.telling.naming import said
from workbench.session.view import View

_NAMED = 3


def subject(before: View, after: View, message: str) -> str:
    """The subject of a commit that leads from ``before`` to ``after``."""
    return f"{changed_label(before, after)}：{' '.join(message.split())}"


def changed_label(before: View, after: View) -> str:
    """The units whose own words changed, a few of them by name; 全文 when only properties did."""
    old, new = _places(before), _places(after)
    changed = list(_changed(old, new, _heirs(after.instrument.root)))
    gone = [said(before, id) for id in _gone(old, new)]
    called = {said(after, id) for id in changed} if gone else set()
    ids = changed if changed or gone else list(_reordered(old, new))
    names = [f"原{name}" if name in called else name for name in gone]
    names += [said(after, id) for id in ids[:_NAMED]]  # of a thousand only these are read
    if not names:
        return "全文"
    count = len(gone) + len(ids)
    return "、".join(names[:_NAMED]) + (f"等 {count} 处" if count > _NAMED else "")


#: A unit and what holds it.
_Place = tuple[Provision, Provision | None]


def _places(view: View) -> dict[Id, _Place]:
    """Every unit by id, in document order; labels, which take longer, are for names only."""
    found: dict[Id, _Place] = {view.instrument.root.id: (view.instrument.root, None)}
    _add_inner(view.instrument.root, found)
    return found


def _add_inner(outer: Provision, found: dict[Id, _Place]) -> None:
    for child in outer.children:
        if _is_unit(child):
            found[child.id] = child, outer
            _add_inner(child, found)


def _heirs(root: Provision) -> dict[Id, Id]:
    """What took in provisions that are gone, by their ids."""
    merged = {gone: node.id for node in root.walk() for gone in node.merged}
    there = {node.id for node in root.walk()} if merged else frozenset()
    return {gone: id for gone, id in merged.items() if gone not in there}


def _gone(old: Mapping[Id, _Place], new: Mapping[Id, _Place]) -> Iterator[Id]:
    for id, (_, parent) in old.items():
        if id not in new and parent is not None and parent.id in new:
            yield id


def _changed(old: Mapping[Id, _Place], new: Mapping[Id, _Place], heirs: Mapping[Id, Id]) -> Iterator[Id]:
    for id, (node, parent) in new.items():
        then, above = old.get(id, (None, None))
        if then is None:
            if parent is None or parent.id in old or parent.level not in DIVISIONS:  # the outermost of what is new
                yield id
        elif _id(above) != _id(parent) or _rewritten(then, node, heirs):
            yield id


def _reordered(old: Mapping[Id, _Place], new: Mapping[Id, _Place]) -> Iterator[Id]:
    """What stands elsewhere among its siblings: the fewest provisions whose move explains the new order."""
    for id, (node, _) in new.items():
        if id in old and old[id][0] is not node:
            then, now = ([child.id for child in each.children] for each in (old[id][0], node))
            if then != now:
                kept = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
                stayed = {place for block in kept for place in range(block.b, block.b + block.size)}
                yield from (child for place, child in enumerate(now) if place not in stayed)


def _id(node: Provision | None) -> Id | None:
    return node.id if node else None


def _is_unit(node: Provision) -> bool:
    return node.level not in BODY


def _rewritten(then: Provision, now: Provision, heirs: Mapping[Id, Id]) -> bool:
    """Whether the own words of a unit changed, those of the units inside it apart."""
    if then is now:  # nobody touched it
        return False
    old, new = ([child for child in unit.children if child.level in BODY] for unit in (then, now))
    return (then.level, then.heading) != (now.level, now.heading) or _differ(old, new, heirs)


def _differ(old: Sequence[Provision], new: Sequence[Provision], heirs: Mapping[Id, Id]) -> bool:
    return len(old) != len(new) or any(map(partial(_differs, heirs), old, new))


def _differs(heirs: Mapping[Id, Id], then: Provision, now: Provision) -> bool:
    """Whether one says something else than the other. What became of the provisions it cites is no difference."""
    return then is not now and (
        _traits(then) != _traits(now)
        or _settled(then, heirs) != _settled(now, heirs)
        or _differ(then.children, now.children, heirs)
    )


def _traits(node: Provision) -> tuple[object, ...]:
    return node.id, node.level, node.heading, node.number, node.mark, node.block


def _settled(node: Provision, heirs: Mapping[Id, Id]) -> Text:
    return tuple(piece if isinstance(piece, str) else _undoubted(piece, heirs) for piece in node.text)


def _undoubted(reference: Reference, heirs: Mapping[Id, Id]) -> Reference:
    def follow(pointer: Pointer) -> Pointer:
        targets = tuple(dict.fromkeys(heirs.get(target, target) for target in pointer.targets))
        return replace(pointer, targets=targets, lost="")

    through = reference.through and follow(reference.through)
    return replace(reference, start=follow(reference.start), through=through, suspect=False)
