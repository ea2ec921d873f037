"""An operation made from a wish, and what was noticed on the way."""

from dataclasses import dataclass

from workbench.model.problems import Problem
from workbench.operations.values import Batch, Operation


@dataclass(frozen=True, slots=True)
class Made:
    """``problems``: typed citations that could not be bound, and other doubts; never a reason not to go on."""

    operation: Operation
    problems: tuple[Problem, ...] = ()


def one_or_batch(operations: list[Operation]) -> Operation:
    """A single operation as it is, several as one."""
    return operations[0] if len(operations) == 1 else Batch(tuple(operations))
