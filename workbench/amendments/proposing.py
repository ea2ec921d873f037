"""From an operation somebody wishes for to the changes that propose it."""

from dataclasses import replace
from typing import assert_never

from workbench.amendments.differing import differences
from workbench.amendments.scene import Scene
from workbench.amendments.token_form import steady
from workbench.amendments.values import Change, Deletion, Insertion, NewHeading, Place, Relocation, Rewording
from workbench.model.identity import Id, IdSource
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.model.tokens import encode
from workbench.operations.values import (
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


def proposed(operation: Operation, scene: Scene, ids: IdSource) -> tuple[Change, ...]:
    """The changes of ``operation``, made for ``scene``, which then shows them; WorkbenchError for other kinds."""
    match operation:
        case Batch(operations):
            return tuple(change for part in operations for change in proposed(part, scene, ids))
        case Replace(target, text):
            return _reworded(target, encode(text), scene)
        case SetHeading(target, heading):
            change = NewHeading(target, scene.heading(target), heading)
            scene.headings[target] = heading
            return (change,) if change.base != change.new else ()
        case Insert(parent, index, provision):
            between = _between(parent, index, scene)
            scene.put_in(provision, parent, index)
            return (Insertion(between, (provision,)),)
        case Delete(target):
            return _deleted(target, scene)
        case Move(target, parent, index):
            here = _standing(target, scene)
            goal = _between(parent, index, scene, moving=target)
            scene.move(target, parent, index)
            return (Relocation(target, here, goal),) if scene.place(target) != here else ()
        case Retype(_, provision):
            return differences(with_new_levels(provision, scene, ids), scene)
        case Split() | Merge() | ChangeLevel() | SetProperty() | Repoint() | SetTraits():
            raise refuse(
                "not-proposable", "这种修改不能作为修改建议提出。", hint="请改为增加、删去、移动或者改写文字。"
            )
        case _:
            assert_never(operation)


def _reworded(target: Id, new: str, scene: Scene) -> tuple[Change, ...]:
    base = scene.text(target)
    scene.texts[target] = new
    return (Rewording(target, base, new),) if steady(base) != steady(new) else ()


def _deleted(target: Id, scene: Scene) -> tuple[Change, ...]:
    change = Deletion(scene.built(target), _standing(target, scene))
    scene.take_out(target)
    return (change,)


def _standing(target: Id, scene: Scene) -> Place:
    here = scene.place(target)
    if here is None:
        raise refuse("root", "不能对全文本身提出这一建议。", hint="请指明其中的编、章、节、条、款、项或目。")
    return here


def _between(parent: Id, index: int, scene: Scene, moving: Id | None = None) -> Place:
    siblings = [id for id in scene.inside(parent) if id != moving]
    after = siblings[index - 1] if index else None
    return Place(parent, after, siblings[index] if index < len(siblings) else None)


def with_new_levels(provision: Provision, scene: Scene, ids: IdSource) -> Provision:
    """What changed its level comes as a new provision, cut from the one it was."""
    children = tuple(with_new_levels(child, scene, ids) for child in provision.children)
    if provision.id in scene and scene.node(provision.id).level is not provision.level:
        return replace(provision, id=ids.draw(), split_from=provision.id, children=children)
    return replace(provision, children=children)
