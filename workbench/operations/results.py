"""What applying an operation answers: the new instrument with its consequences, or a refusal."""

from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem
from workbench.operations.values import Operation


class Renumbered(NamedTuple):
    """A provision whose full label changed, as 第十六条 → 第十七条."""

    id: Id
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """A reference whose shown words changed; ``at`` is the provision in whose text it stands."""

    at: Id
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The operation was carried out. Everything is in document order of the new instrument.

    ``created``: ids that were not there before. ``renumbered``: all full labels that changed, for provisions that
    exist before and after. ``problems``: what somebody should look at; never a reason not to go on. ``wording``: of the
    new instrument.
    """

    instrument: Instrument
    operation: Operation
    inverse: Operation
    wording: Wording = field(compare=False, repr=False)
    created: tuple[Id, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed, and why."""

    problem: Problem
