"""An old version of a provision as a new edit: its words as they stood then, its ids, its references followed."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY, DIVISIONS
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.neighbours import carried_index
from workbench.operations.successors import followed_in
from workbench.operations.values import Insert, Operation, Replace, Retype, SetHeading
from workbench.operations.work import Work
from workbench.session.editing.made import Made
from workbench.session.view import View


def recalling(view: View, then: View, id: Id) -> Made:
    """Give the provision ``id`` the words it has in ``then``, an older state of the same draft.

    One that is gone comes back with its id, behind the neighbour it stood behind. What stood in it and lives
    elsewhere now stays there: here it comes back under a new id.
    """
    if id not in then.labels:
        raise refuse("not-there-then", "这个版本里没有这一处。", hint="请选它还在的版本。")
    base, now = Work(then.instrument), Work(view.instrument)
    old = _apart(followed_in(then.node(id), base, now), view)
    if id not in view.labels:
        return Made(_back(old, then, base, now))
    operation = _again(old, view.node(id))
    if operation is None:
        raise refuse("same-as-then", f"{view.name(id)}与那个版本相同，没有改动。")
    return Made(operation)


def _again(old: Provision, now: Provision) -> Operation | None:
    if old.level in DIVISIONS:
        return None if old.heading == now.heading else SetHeading(now.id, old.heading)
    if _words(old) == _words(now):
        return None
    kept = replace(old, level=now.level, number=now.number, split_from=now.split_from, merged=now.merged)
    simple = now.level in BODY and not old.children and not now.children
    return Replace(now.id, old.text) if simple else Retype(now.id, kept)


def _words(provision: Provision) -> list[object]:
    """All that a reader sees of it but its number; which ids stand behind that makes no difference."""
    return [
        (node.level if node is not provision else None, node.text, node.heading, node.mark) for node in provision.walk()
    ]


def _back(old: Provision, then: View, base: Work, now: Work) -> Operation:
    parent = then.labels.parent(old.id)
    if parent is None or parent.id not in now.tree:
        raise refuse(
            "no-place-left", "它原来所在的地方现在没有了。", hint="请先取回外面的一层，或者用 insert 插入它的文字。"
        )
    index = [child.id for child in parent.children].index(old.id)
    return Insert(parent.id, carried_index(parent.id, index, base, now), old)


def _apart(old: Provision, view: View) -> Provision:
    """The old provision without ids that stand somewhere else today."""
    inside = {node.id for node in view.node(old.id).walk()} if old.id in view.labels else set[Id]()
    taken = [node.id for node in old.walk() if node.id in view.labels and node.id not in inside]
    ids = IdSource({*view.labels, *(node.id for node in old.walk())})
    return _renamed(old, {id: ids.draw() for id in taken})


def _renamed(node: Provision, names: Mapping[Id, Id]) -> Provision:
    children = tuple(_renamed(child, names) for child in node.children)
    origin = node.id if node.id in names else node.split_from
    return replace(node, id=names.get(node.id, node.id), children=children, split_from=origin)
