"""Looking again only at what moved gives what looking at everything would."""

from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import instruments, operations
from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.pending import Pending
from workbench.amendments.proposing import proposed
from workbench.amendments.scene import Scene
from workbench.amendments.values import Amendment
from workbench.amendments.verdict import Outcome, Verdict
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Batch, Operation


def amendments(draft: Instrument, wishes: list[Operation]) -> list[Amendment]:
    """Those of the wishes that can be carried out, as amendments."""
    made: list[Amendment] = []
    for number, wish in enumerate(wishes, 1):
        try:
            changes = proposed(wish, Scene(Ground(draft)), IdSource([part.id for part in draft.root.walk()]))
        except WorkbenchError:
            continue
        if changes and isinstance(apply(wish, draft), Applied):
            made.append(Amendment(Id(f"AMENDM{number:02}"), number, "", draft.root.id, changes, "", "", ""))
    return made


def bare(verdict: Verdict) -> Verdict:
    """Without its operations."""
    return replace(verdict, operations=())


@given(st.data())
def test_following_is_evaluating_again(data: st.DataObject) -> None:
    draft = data.draw(instruments())
    new = (Id(f"N{number:07d}") for number in count(1))
    waiting = amendments(draft, [data.draw(operations(draft, new)) for _ in range(2)])
    pending = Pending(waiting, Ground(draft))
    for _ in range(2):
        done = apply(data.draw(operations(draft, new)), draft)
        draft = done.instrument if isinstance(done, Applied) else draft
        before = dict(pending.verdicts)
        changed = pending.follow(Ground(draft))
        assert pending.verdicts == {one.id: bare(evaluate(one, Ground(draft))) for one in waiting}
        assert set(changed) == {id for id in before if before[id] != pending.verdicts[id]}


@given(st.data())
def test_what_is_taken_is_there_afterwards(data: st.DataObject) -> None:
    """Whatever else was done: taken once, an amendment is absorbed or refused, never taken twice."""
    draft = data.draw(instruments())
    new = (Id(f"N{number:07d}") for number in count(1))
    waiting = amendments(draft, [data.draw(operations(draft, new)) for _ in range(2)])
    done = apply(data.draw(operations(draft, new)), draft)
    draft = done.instrument if isinstance(done, Applied) else draft
    for one in waiting:
        verdict = evaluate(one, Ground(draft))
        carried = apply(Batch(verdict.operations), draft)
        if verdict.outcome is Outcome.APPLIED and isinstance(carried, Applied):
            draft = carried.instrument
            assert evaluate(one, Ground(draft)).outcome in (Outcome.ABSORBED, Outcome.REFUSED)
        elif not verdict.settled or verdict.outcome is Outcome.ABSORBED:
            assert verdict.outcome is Outcome.NEEDS_CONFIRMATION or verdict.operations == ()
