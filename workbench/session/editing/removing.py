"""Delete: where numbers are facts, the articles of the saved version leave them behind, so none is given again."""

from collections.abc import Iterator

from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY
from workbench.model.problems import refuse
from workbench.operations.repealing import repeal
from workbench.operations.values import Delete, Operation
from workbench.session.editing.made import Made, one_or_batch
from workbench.session.editing.rearranging import deletion
from workbench.session.editing.slots import is_empty_slot, keeps_its_number, still_cited
from workbench.session.view import View


def removal(view: View, saved: View, target: Id, outright: bool = False) -> Made:
    """Take ``target`` out; articles with frozen numbers that stand in ``saved`` become 「（删去）」.

    A division that holds such articles stays around them. ``outright``: take out everything with its numbers.
    """
    slots = [] if outright else _slots(view, saved, target)
    if not slots:
        return deletion(target)
    left = [slot for slot in slots if not is_empty_slot(view, slot)]
    ids = IdSource(set(view.labels) | set(saved.labels))
    steps = [*_without(view, target, set(slots)), *(repeal(slot, view.instrument, ids) for slot in left)]
    if not steps:
        name = view.name(target)
        hint = "连条号也不要的，加上 --outright。"
        raise refuse("already-repealed", f"{name}的内容已经删去，只留条号。", where=name, hint=hint)
    return Made(one_or_batch(steps), tuple(still_cited(view, left)))


def _slots(view: View, saved: View, target: Id) -> list[Id]:
    """The articles in ``target`` (or itself) whose numbers are facts."""
    if view.node(target).level in BODY:
        return []
    return [part.id for part in view.node(target).walk() if keeps_its_number(view, saved, part.id)]


def _without(view: View, outer: Id, slots: set[Id]) -> Iterator[Operation]:
    """Delete all in ``outer`` that is not one of ``slots`` and holds none."""
    if outer in slots:
        return
    for child in view.node(outer).children:
        if slots.isdisjoint(part.id for part in child.walk()):
            yield Delete(child.id)
        else:
            yield from _without(view, child.id, slots)
