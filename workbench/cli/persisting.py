"""A command that meets another one at the same draft reads again and goes on; a person would do nothing else."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from workbench.model.problems import WorkbenchError

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Edit, Session
    from workbench.session.view import View

T = TypeVar("T")
_MOVED = ("log-moved", "branch-moved")
#: Every time one refusal means that somebody else got through, so this many programs may come at once.
_TIMES = 40


def until_done(session: "Session", step: Callable[[], T]) -> T:
    """What ``step`` gives; it is tried again when somebody wrote between its reading and its writing."""
    for _ in range(_TIMES - 1):
        try:
            return step()
        except WorkbenchError as error:
            if error.problem.code not in _MOVED:
                raise
        session.reread()
    return step()


def carried_out(session: "Session", make: "Callable[[Session], Made]") -> "tuple[Edit, Made]":
    """Make an operation and apply it, on top of what other programs do meanwhile."""
    seen, first = session.view, make(session)
    made = first

    def step() -> "Edit":
        nonlocal made
        made = first if session.view is seen else _made_again(session, seen, first, make)
        return session.apply(made.operation)

    return until_done(session, step), made


def _made_again(session: "Session", seen: "View", made: "Made", make: "Callable[[Session], Made]") -> "Made":
    """Where the numbers are still the same the words of the command mean what they meant; else its ids do."""
    from workbench.session.hand.rebasing import on_top

    now = session.view
    if all(seen.name(id) == now.name(id) for id in seen.labels if id in now.labels):
        return make(session)
    return replace(made, operation=on_top(made.operation, seen.instrument, now.instrument))
