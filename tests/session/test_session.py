"""The draft in hand: durable steps, undo and redo from any process, saving, and the branch that moves on."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.laws_in_hand import law
from tests.strategies import instruments, operations
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.session.desk import Desk
from workbench.session.editing.insertion import insertion
from workbench.session.editing.rearranging import deletion, retitling
from workbench.session.editing.replacement import replacement
from workbench.session.saving import changes
from workbench.session.session import Session
from workbench.session.setup.founding import found
from workbench.session.staging import stage
from workbench.storage.saving.save import save


def workspace(folder: Path, instrument: Instrument | None = None) -> Session:
    desk = found(folder, "测试 <test@example.invalid>")
    save(desk.workspace, changes("规定", None, instrument or law().instrument), "样本")
    return Session(desk, "规定")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return workspace(tmp_path / "w")


def again(session: Session) -> Session:
    """The same draft as another process sees it."""
    return Session(Desk.find(session.desk.workspace.root), session.slug)


def test_every_step_is_durable(session: Session) -> None:
    first = session.view.instrument
    session.apply(deletion(session.locate("1")).operation)
    second = session.view.instrument
    session.apply(retitling(session.view, session.locate("1"), "范围").operation)
    third = session.view.instrument
    assert again(session).view.instrument == third
    assert again(session).undo().after.instrument == second
    assert again(session).undo().after.instrument == first
    assert again(session).unsaved == 0 and again(session).redoable == 2
    assert again(session).redo().after.instrument == second
    assert again(session).redo().after.instrument == third
    with pytest.raises(WorkbenchError):
        again(session).redo()


def test_a_new_step_forgets_what_could_be_redone(session: Session) -> None:
    session.apply(deletion(session.locate("1")).operation)
    session.undo()
    session.apply(deletion(session.locate("2")).operation)
    assert again(session).redoable == 0


def test_dry_runs_leave_nothing(session: Session) -> None:
    session.apply(deletion(session.locate("1")).operation)
    before = (session.view.instrument, session.unsaved)
    assert session.apply(deletion(session.locate("1")).operation, dry_run=True).applied.renumbered
    session.undo(dry_run=True)
    assert (session.view.instrument, session.unsaved) == before
    assert (again(session).view.instrument, again(session).unsaved) == before


def test_a_save_is_one_commit_of_everything(session: Session) -> None:
    tip = session.desk.workspace.commit()
    session.apply(deletion(session.locate("1")).operation)
    session.apply(retitling(session.view, session.locate("1"), "范围").operation)
    done = session.save("说明")
    assert (done.steps, done.subject, session.unsaved) == (2, "原第一条、第一条：说明", 0)
    assert session.desk.workspace.commit(f"{done.commit}^") == tip
    assert again(session).view.instrument == session.view.instrument == session.saved.instrument


def test_two_sessions_rebase_over_each_other(session: Session) -> None:
    """Another clone of the repository saved; here the work in hand stands on the older version."""
    session.apply(insertion(session.view, session.locate("5"), "after", "依照本条例第四条办理。").operation)
    theirs = session.saved
    from workbench.operations.apply import apply
    from workbench.operations.results import Applied

    answer = apply(deletion(theirs.locate("1")).operation, theirs.instrument)
    assert isinstance(answer, Applied)
    save(session.desk.workspace, changes("规定", theirs.instrument, answer.instrument), "别处")
    other = again(session)
    assert other.moved and other.unsaved == 1
    other.save("说明")
    assert [other.view.wording.text(other.locate("5.1"))] == ["依照本条例第三条办理。"]
    assert len(other.view.instrument.root.children[0].children) == 2


def test_conflicting_work_is_kept(session: Session) -> None:
    session.apply(replacement(session.view, session.locate("5"), "答复", "回复").operation)
    from workbench.operations.apply import apply
    from workbench.operations.results import Applied

    answer = apply(
        replacement(session.saved, session.locate("5"), "答复", "作出答复").operation, session.saved.instrument
    )
    assert isinstance(answer, Applied)
    save(session.desk.workspace, changes("规定", session.saved.instrument, answer.instrument), "别处")
    with pytest.raises(WorkbenchError) as caught:
        again(session).save("说明")
    assert "冲突" in caught.value.problem.message
    assert again(session).unsaved == 1


def test_stage_names_are_not_used_twice(session: Session) -> None:
    stage(session, "草案")
    with pytest.raises(WorkbenchError) as caught:
        stage(session, "草案")
    assert caught.value.problem.code == "stage-exists"


def new_ids() -> Iterator[Id]:
    return (Id(f"Z{number:07d}") for number in count(1))


@settings(max_examples=8)
@given(data=st.data())
def test_random_steps_come_back_from_the_disk(data: st.DataObject) -> None:
    first = data.draw(instruments())
    new = new_ids()
    with TemporaryDirectory() as folder:
        session = workspace(Path(folder) / "w", first)
        states = [session.view.instrument]
        for _ in range(data.draw(st.integers(1, 5))):
            try:
                session.apply(data.draw(operations(session.view.instrument, new)))
            except WorkbenchError as refused:
                assert refused.problem.hint
                continue
            states.append(session.view.instrument)
            assert again(session).view.instrument == states[-1]
        back = again(session)
        for state in reversed(states[:-1]):
            back.undo()
            assert back.view.instrument == state
        while back.redoable:
            back.redo()
        assert back.view.instrument == states[-1]
