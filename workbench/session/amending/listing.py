"""The inbox of a draft: every amendment, and what would become of those that wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.amendments.conflicts import Graph, conflicts
from workbench.amendments.ground import Ground
from workbench.amendments.pending import Pending
from workbench.amendments.values import Amendment, State
from workbench.amendments.verdict import Outcome, Verdict
from workbench.model.identity import Id
from workbench.session.amending.holding import ground_of
from workbench.session.amending.register import Register
from workbench.session.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """``state``: as it is today, which for those that wait is found anew; ``verdict``: None for the others."""

    amendment: Amendment
    state: State
    verdict: Verdict | None = None
    reason: str = ""


def state_now(amendment: Amendment, verdict: Verdict) -> State:
    """The state of one that waits."""
    if verdict.outcome is not Outcome.REFUSED:
        return State.OPEN
    return State.LAPSED if verdict.lapsed else State.CONFLICT


def entries(register: Register, ground: Ground) -> tuple[Entry, ...]:
    """All amendments, by number."""
    verdicts = Pending(register.waiting, ground).verdicts
    return tuple(_entry(one, verdicts.get(one.id), ground) for one in register.amendments)


def _entry(amendment: Amendment, verdict: Verdict | None, ground: Ground) -> Entry:
    if verdict is None:
        return Entry(amendment, amendment.state)
    return Entry(amendment, state_now(amendment, verdict), verdict, verdict.said(ground.name))


def chosen(
    found: Sequence[Entry], ground: Ground, state: State | None = None, at: Id | None = None, words: str = ""
) -> tuple[Entry, ...]:
    """Those of a state, of a provision with all below it, and with these words in them."""
    return tuple(
        one
        for one in found
        if (state is None or one.state is state)
        and (at is None or any(_within(id, at, ground) for id in (one.amendment.about, *one.amendment.targets)))
        and words in _all_words(one.amendment)
    )


def _within(id: Id, at: Id, ground: Ground) -> bool:
    holders = ground.holders(id)
    return id == at or any(above.id == at for here in holders for above in ground.labels.ancestors(here))


def _all_words(one: Amendment) -> str:
    return "\n".join((f"建议#{one.number}", one.id, one.proposer, one.reason, one.redline, *one.opinions))


def relations(session: Session) -> tuple[Graph, Register, Ground]:
    """How those that wait stand to one another on the draft in hand."""
    register, ground = Register(session.desk, session.slug), ground_of(session.view)
    return conflicts(register.waiting, ground), register, ground
