"""One list, one kind of mark: who joins a list takes the mark its members have."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import LISTED
from workbench.operations.primitives import move, set_traits
from workbench.operations.values import Move, SetTraits, traits
from workbench.operations.work import Work


def move_in_style(operation: Move, work: Work) -> None:
    """Move; an 项, 目 or 细目 that comes into another list takes its mark."""
    before = work.tree.owner(operation.target).id
    move(operation, work)
    if operation.parent != before:
        take_mark_of_list(operation.target, work)


def take_mark_of_list(id: Id, work: Work) -> None:
    """Give an 项, 目 or 细目 the mark of the list in which it stands now."""
    part = work.tree.node(id)
    outer = work.tree.owner(id)
    siblings = [child for child in outer.children if child.level is part.level and child.id != id]
    if part.level in LISTED and siblings and siblings[0].mark != part.mark:
        set_traits(SetTraits(id, replace(traits(part), mark=siblings[0].mark)), work)
