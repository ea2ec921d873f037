"""What becomes of an amendment when it is held against a draft."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.identity import ID_PATTERN, Id
from workbench.operations.values import Operation

#: Segments that must lie between an edit of the amendment and one made meanwhile, for a merge to be offered.
DISTANCE = 4
_ID = re.compile(rf"\{{({ID_PATTERN.pattern})\}}")


class Outcome(StrEnum):
    """Applied where its place is certain, absorbed where it is there already; else a person decides, or refused."""

    APPLIED = "applied"
    ABSORBED = "absorbed"
    NEEDS_CONFIRMATION = "needs-confirmation"
    REFUSED = "refused"


#: From the best to the worst: what is true of one change is at most true of the whole.
_RANK = (Outcome.ABSORBED, Outcome.APPLIED, Outcome.NEEDS_CONFIRMATION, Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Conflict:
    """The words of ``at``, in the token form: as the amendment found them, as it wants them, as they are now."""

    at: Id
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """``operations`` carry the amendment out on the ground it was held against (none when absorbed or refused).

    ``reason`` names provisions by id, as ``{ID}``, so that it stays true when numbers change; ``said`` is for people.

    ``lapsed``: what it was about is gone; nobody's wording is in its way. ``touched``: where it is made, which may
    be a piece of what it was proposed for.
    """

    outcome: Outcome
    reason: str = ""
    operations: tuple[Operation, ...] = ()
    conflict: Conflict | None = None
    lapsed: bool = False
    touched: tuple[Id, ...] = field(default=())

    @property
    def settled(self) -> bool:
        """Whether it may be carried out without asking anybody."""
        return self.outcome in (Outcome.APPLIED, Outcome.ABSORBED)

    def said(self, name: Callable[[Id], str]) -> str:
        """The reason with the provisions as ``name`` calls them."""
        return _ID.sub(lambda found: name(Id(found[1])), self.reason)


def named(id: Id) -> str:
    """A provision in a reason."""
    return f"{{{id}}}"


def refused(reason: str, conflict: Conflict | None = None, *, lapsed: bool = False) -> Verdict:
    """Not carried out, and why."""
    return Verdict(Outcome.REFUSED, reason, (), conflict, lapsed)


def together(verdicts: list[Verdict]) -> Verdict:
    """The verdict on several changes that are made all or not at all: the worst of them."""
    worst = max(verdicts, key=lambda verdict: _RANK.index(verdict.outcome))
    if worst.outcome is Outcome.REFUSED:
        return worst
    operations = tuple(operation for verdict in verdicts for operation in verdict.operations)
    touched = tuple(dict.fromkeys(id for verdict in verdicts for id in verdict.touched))
    return Verdict(worst.outcome, worst.reason, operations, touched=touched)
