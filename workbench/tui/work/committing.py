"""What makes a version of its own beside the work in hand: answers to opinions, proposals, decisions on them."""

from collections.abc import Callable
from typing import TypeVar

from workbench.model.problems import WorkbenchError
from workbench.session.hand.state import PATIENCE
from workbench.tui.work.hand import Hand

T = TypeVar("T")
_MOVED = ("log-moved", "branch-moved")


async def committed(hand: Hand, work: Callable[[], T]) -> T:
    """Run ``work``, again when somebody else saved meanwhile; then the work in hand stands on the new version."""

    def done() -> T:
        found = _tried(hand, work)
        hand.session.catch_up()
        return found

    found = await hand.alone(done)
    hand.saved = hand.session.saved
    return found


def _tried(hand: Hand, work: Callable[[], T]) -> T:
    for _ in range(PATIENCE - 1):
        try:
            return work()
        except WorkbenchError as error:
            if error.problem.code not in _MOVED:
                raise
        hand.session.reread()
    return work()
