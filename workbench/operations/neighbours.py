"""Positions derived anew: after the neighbour that stood in front, else before the one that stood behind."""

from workbench.model.identity import Id
from workbench.operations.pointers import nth_references
from workbench.operations.values import Repoint
from workbench.operations.work import Work


def carried_index(parent: Id, index: int, base: Work, now: Work, without: Id | None = None) -> int:
    """Where position ``index`` of ``parent`` in ``base`` is now; ``without``: a child that is taken out first."""
    before = [child.id for child in base.tree.node(parent).children if child.id != without]
    after = [child.id for child in now.tree.node(parent).children if child.id != without]
    for anchor in reversed(before[:index]):
        if anchor in after:
            return after.index(anchor) + 1
    for anchor in before[index:]:
        if anchor in after:
            return after.index(anchor)
    return 0


def carried_reference(operation: Repoint, now: Work) -> Repoint | None:
    """The same reference where it stands now; None when its text no longer has it."""
    if operation.at not in now.tree:
        return None
    places = [nth for nth, found in nth_references(now.tree.node(operation.at).text) if found == operation.old]
    if not places:
        return None
    nearest = min(places, key=lambda nth: abs(nth - operation.nth))
    return Repoint(operation.at, nearest, operation.old, operation.new)
