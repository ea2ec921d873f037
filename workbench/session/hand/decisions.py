"""What somebody decided about collisions, as ordinary operations: everything can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from workbench.citing.rebinding import rebind
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.values import Delete, Insert, Operation, Replace, Retype, SetHeading
from workbench.session.hand.collisions import Collision, Meeting, done
from workbench.session.view import View


class Side(Enum):
    """Whose version stays."""

    MINE = "mine"
    THEIRS = "theirs"


#: One side, or words that somebody wrote by hand instead.
Decision = Side | str


def decided(meeting: Meeting, decisions: Sequence[Decision]) -> Iterator[Operation]:
    """What goes through, then what was decided, each made on the state after the one before it.

    WorkbenchError, in the words of a drafting office, when a choice cannot be carried out on what others did.
    """
    yield from meeting.steps
    now = meeting.now.instrument
    for collision, decision in zip(meeting.collisions, decisions, strict=True):
        operation = _operation(collision, decision, meeting.mine, View(now))
        if operation is not None:
            now = done(operation, now)
            yield operation


def _operation(collision: Collision, decision: Decision, mine: View, now: View) -> Operation | None:
    target, step = collision.target, collision.step
    if decision is Side.THEIRS:
        return None
    if isinstance(decision, str):
        return Replace(target, rebind(now.node(target).text, decision, target, now.labels)[0])
    if isinstance(step, Replace | Retype | SetHeading) and target not in mine.labels:
        # Deleted here later, which is decided by itself.
        return None
    if isinstance(step, Replace):
        return Replace(target, mine.node(target).text) if target in now.labels else _brought_back(target, mine, now)
    if isinstance(step, Retype):
        return Retype(target, mine.node(target)) if target in now.labels else _brought_back(target, mine, now)
    if isinstance(step, SetHeading):
        return replace(step, heading=mine.node(target).heading)
    return step


def _brought_back(target: Id, mine: View, now: View) -> Operation:
    """What others deleted, put back as it is here: with all around it that went too."""
    around = [node.id for node in mine.labels.ancestors(target)]
    gone = next(id for id, outer in zip(around, around[1:], strict=False) if outer in now.labels)
    parent = mine.labels.parent(gone)
    assert parent is not None
    index = [child.id for child in parent.children].index(gone)
    without = done(Delete(gone), mine.instrument)
    carried = carry_over(Insert(parent.id, index, mine.node(gone)), without, now.instrument)
    if isinstance(carried, Refused):
        raise WorkbenchError(carried.problem)
    return carried
