"""Rebase: an operation made on one state, carried over to a state somebody else's edits have led to.

Ids make this easy: only positions among siblings are derived anew, from the neighbours that are still there.
What both sides rewrote is refused, never merged by guess.
"""

from typing import assert_never

from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.conflicts import check_same, check_same_heading, check_same_property, check_same_traits
from workbench.operations.intent import check_result
from workbench.operations.neighbours import carried_index, carried_reference
from workbench.operations.perform import perform, perform_part
from workbench.operations.results import Refused
from workbench.operations.successors import followed, followed_in
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
from workbench.operations.work import Work

NOTHING = Batch(())


def rebase(operation: Operation, over: Operation, base: Instrument) -> Operation | Refused:
    """``operation``, made on ``base``, as it is to be applied after ``over``, also made on ``base``."""
    other = apply(over, base)
    return other if isinstance(other, Refused) else carry_over(operation, base, other.instrument)


def carry_over(operation: Operation, base: Instrument, now: Instrument) -> Operation | Refused:
    """``operation``, made on ``base``, as it is to be applied to ``now``, a later state of the same instrument."""
    theirs = Work(now)
    try:
        carried = _carry(operation, Work(base), theirs)
        if not isinstance(operation, Batch):
            perform(carried, theirs)
        check_result(theirs)
    except WorkbenchError as error:
        return Refused(error.problem)
    return carried


def _carry(operation: Operation, base: Work, now: Work) -> Operation:
    match operation:
        case Batch(operations):
            return Batch(tuple(_carry_and_go_on(part, base, now) for part in operations))
        case Insert(parent, index, provision):
            return Insert(parent, carried_index(parent, index, base, now), followed_in(provision, base, now))
        case Move(target, parent, index):
            return Move(target, parent, carried_index(parent, index, base, now, without=target))
        case Delete(target):
            check_same(target, base, now)
        case Replace(target, text):
            check_same(target, base, now, deep=False, unless=text)
            return Replace(target, followed(text, base, now))
        case Split(target):
            check_same(target, base, now, deep=False)
        case Retype(target, provision):
            check_same(target, base, now)
            return Retype(target, followed_in(provision, base, now))
        case SetHeading(target, heading):
            check_same_heading(target, heading, base, now)
        case SetTraits(target):
            check_same_traits(target, base, now)
        case ChangeLevel(target):
            check_same_traits(target, base, now)
        case SetProperty():
            check_same_property(operation, base, now)
        case Repoint():
            return carried_reference(operation, now) or NOTHING
        case Merge():
            pass
        case _:
            assert_never(operation)
    return operation


def _carry_and_go_on(part: Operation, base: Work, now: Work) -> Operation:
    """Carry one part of a batch; the next one is carried between the states after it."""
    carried = _carry(part, base, now)
    if not isinstance(part, Batch):
        perform_part(part, base)
        perform_part(carried, now)
    return carried
