"""Work in hand that meets another state of the same draft: what goes through, and what somebody has to decide.

Every step is carried over as a whole if it can be; else its parts are, so that only what both sides really wrote is
left. Deciding makes ordinary operations of it: everything can be undone, and nothing is merged by guess.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
#: What they write stands in what they are about; what others move or take apart may stand elsewhere afterwards.
_INSIDE = (Insert, Replace, Retype, SetHeading)


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
        after = done(step, self._before)
        carried = carry_over(step, self._before, self._now)
        applied = carried if isinstance(carried, Refused) else apply(carried, self._now)
        if not isinstance(applied, Refused):
            self._carried.append(applied.operation)
            self._before, self._now = after, applied.instrument
            return
        decided = _widened(step, self._before, self._now)
        whole = isinstance(step, Retype) and decided is not step
        parts = () if whole else _parts(step, self._before, after)
        if parts:
            for part in parts:
                self.take(part)
        else:
            self._refuse(decided)
            self._before = after

    def _refuse(self, step: Operation) -> None:
        self._refused.setdefault((type(step), _target(step)), step)

    def outcome(self, base: View, theirs: View) -> Meeting:
        """The collisions, with what each side says in the end."""
        mine = View(self._before)
        steps = [step for step in self._refused.values() if not _both_took_out(step, mine, theirs)]
        found = tuple(_collision(step, base, mine, theirs) for step in steps)
        return Meeting(tuple(self._carried), found, mine, View(self._now))


def done(step: Operation, before: Instrument) -> Instrument:
    """The state after a step; WorkbenchError, with the reason in Chinese, when it is refused."""
    applied = apply(step, before)
    if isinstance(applied, Refused):
        raise WorkbenchError(applied.problem)
    return applied.instrument


def _parts(step: Operation, before: Instrument, after: Instrument) -> tuple[Operation, ...]:
    if isinstance(step, Batch):
        return step.operations
    return transformation(before, after).operations if isinstance(step, _COARSE) else ()


def _widened(step: Operation, before: Instrument, now: Instrument) -> Operation:
    """What was done to, or in, something that others took out: the article (or chapter) as a whole is decided."""
    labels, theirs = Labels(before), Labels(now)
    place = step.parent if isinstance(step, Insert) else _target(step)
    if not isinstance(step, _INSIDE) or place in theirs or place not in labels:
        return step
    unit = next(node for node in labels.ancestors(place) if node.level not in BODY)
    return step if unit.level is Level.ROOT else Retype(unit.id, unit)


def _both_took_out(step: Operation, mine: View, theirs: View) -> bool:
    of_one = isinstance(step, Delete | Replace | Retype | SetHeading)
    return of_one and _target(step) not in mine.labels and _target(step) not in theirs.labels


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
