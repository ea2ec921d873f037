"""Work in hand that meets another state of the same draft: what goes through, and what somebody has to decide.

Every step is carried over as a whole if it can be; else its parts are, so that only what both sides really wrote is
left. Deciding makes ordinary operations of it: everything can be undone, and nothing is merged by guess.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.citing.rebinding import rebind
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import BODY, Level
from workbench.model.problems import WorkbenchError
from workbench.numbering.labels import Labels
from workbench.operations.apply import apply
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.values import (
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Operation,
    Replace,
    Retype,
    SetHeading,
    Split,
)
from workbench.session.intake.transforming import transformation
from workbench.session.reading.printing import printed
from workbench.session.telling.deeds import deed
from workbench.session.view import View

_COARSE = (Retype, Split, Merge, ChangeLevel)


class Side(StrEnum):
    """Whose version stays."""

    MINE = "mine"
    THEIRS = "theirs"


#: One side, or words that somebody wrote by hand instead.
Decision = Side | str


@dataclass(frozen=True, slots=True)
class Collision:
    """What both sides changed. ``base``, ``mine``, ``theirs``: as shown in each state; None where it is not there.

    ``step``: what was done here. ``by_hand``: words can be written instead of choosing one of the two.
    """

    target: Id
    name: str
    step: Operation
    base: str | None
    mine: str | None
    theirs: str | None
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """``steps``: what goes through, in order, and ``now`` the other state with that done; ``mine``: the state here."""

    steps: tuple[Operation, ...]
    collisions: tuple[Collision, ...]
    mine: View
    now: View


def meet(before: Instrument, steps: Sequence[Operation], now: Instrument) -> Meeting:
    """``steps``, made one after the other on ``before``, meet ``now``, which others made of ``before``."""
    meeting = _Meeting(before, now)
    for step in steps:
        meeting.take(step)
    return meeting.outcome(View(before), View(now))


class _Meeting:
    def __init__(self, before: Instrument, now: Instrument) -> None:
        self._before, self._now = before, now
        self._carried: list[Operation] = []
        self._refused: dict[tuple[type[Operation], Id], Operation] = {}

    def take(self, step: Operation) -> None:
        """Carry a step over, or its parts; what cannot be is kept for somebody to decide."""
        after = _done(step, self._before)
        carried = carry_over(step, self._before, self._now)
        done = carried if isinstance(carried, Refused) else apply(carried, self._now)
        if not isinstance(done, Refused):
            self._carried.append(done.operation)
            self._before, self._now = after, done.instrument
            return
        parts = _parts(step, self._before, after)
        if parts:
            for part in parts:
                self.take(part)
        else:
            self._refuse(_widened(step, self._before, self._now))
            self._before = after

    def _refuse(self, step: Operation) -> None:
        self._refused.setdefault((type(step), _target(step)), step)

    def outcome(self, base: View, theirs: View) -> Meeting:
        """The collisions, with what each side says in the end."""
        mine = View(self._before)
        steps = self._refused.values()
        found = tuple(_collision(step, base, mine, theirs) for step in steps)
        return Meeting(tuple(self._carried), found, mine, View(self._now))


def _done(step: Operation, before: Instrument) -> Instrument:
    done = apply(step, before)
    if isinstance(done, Refused):
        raise WorkbenchError(done.problem)
    return done.instrument


def _parts(step: Operation, before: Instrument, after: Instrument) -> tuple[Operation, ...]:
    if isinstance(step, Batch):
        return step.operations
    return transformation(before, after).operations if isinstance(step, _COARSE) else ()


def _widened(step: Operation, before: Instrument, now: Instrument) -> Operation:
    """Words of a 款 that others took out of an article that is still there: the article as a whole is decided."""
    labels, theirs = Labels(before), Labels(now)
    if not isinstance(step, Replace) or step.target in theirs or step.target not in labels:
        return step
    unit = next(node for node in labels.ancestors(step.target) if node.level not in BODY)
    return Retype(unit.id, unit) if unit.id in theirs and unit.level is not Level.ROOT else step


def _target(step: Operation) -> Id:
    if isinstance(step, Insert):
        return step.provision.id
    return Id(getattr(step, "target", getattr(step, "at", getattr(step, "key", ""))))


def _collision(step: Operation, base: View, mine: View, theirs: View) -> Collision:
    target = _target(step)
    name = next((view.name(target) for view in (theirs, mine, base) if target in view.labels), target)
    match step:
        case Replace():
            by_hand = target in theirs.labels
            return Collision(target, name, step, *_each(_shown, target, base, mine, theirs), by_hand)
        case SetHeading():
            return Collision(target, f"{name}的标题", step, *_each(_heading, target, base, mine, theirs), False)
        case Delete() | Retype():
            return Collision(target, name, step, *_each(_whole, target, base, mine, theirs), False)
        case _:
            return Collision(target, name, step, None, deed(step, base, mine), "别处的修改使这一步不能照做。", False)


def _each(
    shown: Callable[[View, Id], str | None], target: Id, base: View, mine: View, theirs: View
) -> tuple[str | None, str | None, str | None]:
    return shown(base, target), shown(mine, target), shown(theirs, target)


def _shown(view: View, target: Id) -> str | None:
    return view.wording.text(target) if target in view.labels else None


def _heading(view: View, target: Id) -> str | None:
    if target not in view.labels:
        return None
    heading = view.node(target).heading
    return heading.words if heading else ""


def _whole(view: View, target: Id) -> str | None:
    return "\n".join(printed(view, target)) if target in view.labels else None


def decided(meeting: Meeting, decisions: Sequence[Decision]) -> Iterator[Operation]:
    """What goes through, then what was decided, each made on the state after the one before it.

    WorkbenchError, in the words of a drafting office, when a choice cannot be carried out on what others did.
    """
    yield from meeting.steps
    now = meeting.now.instrument
    for collision, decision in zip(meeting.collisions, decisions, strict=True):
        operation = _operation(collision, decision, meeting.mine, View(now))
        if operation is not None:
            now = _done(operation, now)
            yield operation


def _operation(collision: Collision, decision: Decision, mine: View, now: View) -> Operation | None:
    target, step = collision.target, collision.step
    if decision is Side.THEIRS:
        return None
    if isinstance(decision, str) and not isinstance(decision, Side):
        return Replace(target, rebind(now.node(target).text, decision, target, now.labels)[0])
    if isinstance(step, Replace):
        return Replace(target, mine.node(target).text) if target in now.labels else _brought_back(target, mine, now)
    if isinstance(step, Retype):
        return Retype(target, mine.node(target))
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
    without = _done(Delete(gone), mine.instrument)
    carried = carry_over(Insert(parent.id, index, mine.node(gone)), without, now.instrument)
    if isinstance(carried, Refused):
        raise WorkbenchError(carried.problem)
    return carried
