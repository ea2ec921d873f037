"""Which steps were one piece of typing, so that one undo takes them back together.

The log is written every half second; what belongs together is seen from the texts: the next step begins where the
last one ended. A caret that jumped, another 款, a new line are seen by that; a pause only by who watched.
"""

from typing import NamedTuple

from workbench.model.text import Text
from workbench.operations.values import Operation, Replace

_REFERENCE = "\ufffc"


class Step(NamedTuple):
    """An operation and what takes it back."""

    operation: Operation
    inverse: Operation


class _Region(NamedTuple):
    """The characters from ``start`` up to ``old`` became those up to ``new``."""

    start: int
    old: int
    new: int


def typed_on(first: Step, second: Step) -> bool:
    """Whether ``second``, made right after ``first``, typed on where ``first`` had ended."""
    one, other = _region(first), _region(second)
    if one is None or other is None or _target(first) != _target(second):
        return False
    return one.new in (other.start, other.old)


def _target(step: Step) -> str:
    return step.operation.target if isinstance(step.operation, Replace) else ""


def _region(step: Step) -> _Region | None:
    if not (isinstance(step.operation, Replace) and isinstance(step.inverse, Replace)):
        return None
    old, new = _letters(step.inverse.text), _letters(step.operation.text)
    if old == new:
        return None
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    back = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    return _Region(start, len(old) - back, len(new) - back)


def _letters(text: Text) -> str:
    return "".join(piece if isinstance(piece, str) else _REFERENCE for piece in text)
