"""Carry out an operation: a pure function from an instrument to the next one, with everything that follows from it."""

from workbench.citing.wording import Wording
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.operations.consequences import consequences
from workbench.operations.intent import check_intent, check_result
from workbench.operations.perform import perform
from workbench.operations.results import Applied, Refused
from workbench.operations.values import Batch, Move, Operation
from workbench.operations.work import Work


def apply(operation: Operation, instrument: Instrument, wording: Wording | None = None) -> Applied | Refused:
    """The instrument after ``operation``, the way back and the consequences; or why not. Nothing is changed in place.

    ``wording`` of ``instrument``, where the caller has it, saves computing it again; the answer holds the next one.
    """
    work = Work(instrument, wording or Wording(instrument))
    try:
        check_intent(operation, work)
        perform(operation, work)
        check_result(work)
    except WorkbenchError as error:
        return Refused(error.problem)
    return consequences(operation, _inverse(work), work)


def _inverse(work: Work) -> Operation:
    """The way back as one operation. What would be refused as somebody's wish stands in a batch, which is not asked."""
    steps = work.way_back
    # A move asked for by itself would change the mark of an 项.
    if len(steps) != 1 or isinstance(steps[0], Move):
        return Batch(steps)
    try:
        check_intent(steps[0], work)
    except WorkbenchError:
        return Batch(steps)
    return steps[0]
