"""Two programs on one draft: what one of them was told is done is never taken back by the other."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.session.laws_in_hand import law
from workbench.model.problems import WorkbenchError
from workbench.session.desk import Desk
from workbench.session.editing.insertion import insertion
from workbench.session.editing.rearranging import deletion, retitling
from workbench.session.hand.state import take
from workbench.session.saving import changes
from workbench.session.session import Session
from workbench.session.setup.founding import found
from workbench.storage.saving.save import save

CLI = (sys.executable, "-m", "workbench")


@pytest.fixture
def first(tmp_path: Path) -> Session:
    desk = found(tmp_path / "w", "测试 <test@example.invalid>")
    save(desk.workspace, changes("规定", None, law().instrument), "样本")
    return Session(desk, "规定")


def another(session: Session) -> Session:
    """The same draft in another program."""
    return Session(Desk.find(session.desk.workspace.root), session.slug)


def elsewhere(session: Session) -> None:
    """Somebody saves another draft, so that the branch moves."""
    save(session.desk.workspace, changes("另一份", None, law().instrument), "另一份")


def name(session: Session, place: str, words: str) -> None:
    session.apply(retitling(session.view, session.locate(place), words).operation)


def headings(session: Session) -> list[str]:
    fresh = another(session)
    nodes = (fresh.view.node(fresh.locate(str(number))) for number in range(1, 6))
    return [node.heading.words if node.heading else "" for node in nodes]


def test_an_edit_made_after_the_branch_moved_is_not_lost_to_a_stale_edit(first: Session) -> None:
    elsewhere(first)
    name(another(first), "4", "甲")
    name(first, "5", "乙")
    assert headings(first)[3:] == ["甲", "乙"]
    assert (first.unsaved, another(first).unsaved) == (2, 2)


def test_an_edit_made_before_the_branch_moved_is_not_lost_to_a_stale_edit(first: Session) -> None:
    name(another(first), "4", "甲")
    elsewhere(first)
    name(first, "5", "乙")
    assert headings(first)[3:] == ["甲", "乙"]


def test_a_stale_save_neither_loses_an_edit_nor_brings_a_saved_one_back(first: Session) -> None:
    name(first, "1", "丙")
    other = another(first)
    other.save("先存")
    name(other, "4", "甲")
    done = first.save("后存")
    assert (done.steps, another(first).unsaved) == (1, 0)
    assert (headings(first)[0], headings(first)[3]) == ("丙", "甲")
    assert done.subject == "第四条：后存"


def test_a_stale_edit_after_a_save_by_another_does_not_meet_its_own_insertion(first: Session) -> None:
    made = insertion(first.view, first.locate("4"), "after", "新的一条。")
    first.apply(made.operation)
    another(first).save("先存")
    name(first, "6", "乙")
    assert (first.unsaved, another(first).unsaved) == (1, 1)
    with pytest.raises(WorkbenchError) as caught:
        stale = another(first)
        first.undo()
        stale.undo()
    assert caught.value.problem.code == "log-moved"


def test_a_stale_undo_does_not_take_back_what_it_has_not_seen(first: Session) -> None:
    name(first, "1", "丙")
    other = another(first)
    other.save("先存")
    name(other, "4", "甲")
    with pytest.raises(WorkbenchError) as caught:
        first.undo()
    assert caught.value.problem.code == "log-moved"
    assert headings(first)[3] == "甲"


def test_an_edit_meant_for_an_older_version_keeps_its_place(first: Session) -> None:
    place = insertion(first.view, first.locate("5"), "after", "新的一条。").operation
    other = another(first)
    other.apply(deletion(other.locate("4")).operation)
    other.save("删去")
    first.apply(place)
    assert another(first).view.wording.text(another(first).locate("5.1")) == "新的一条。"


def test_reading_puts_nothing_aside_that_was_written_meanwhile(first: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that cannot be done again is cut while another program goes on writing to it."""
    name(first, "1", "丙")
    log = first.desk.workspace.operations("规定")
    log.append({"do": "heading", "at": "none", "heading": None}, {"do": "batch"}, first.desk.workspace.commit(), "x")
    from workbench.storage.log.operations import OperationLog

    whole = OperationLog.restart

    def late(self: OperationLog, *said: object, **more: object) -> None:
        monkeypatch.setattr(OperationLog, "restart", whole)
        another(first)  # cuts the log, and goes on
        name(another(first), "4", "甲")
        whole(self, *said, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(OperationLog, "restart", late)
    hand = take(first.desk.workspace, "规定")
    assert len(hand.state.done) == 2
    assert headings(first)[3] == "甲"


def test_a_step_undone_while_it_was_saved_stays_undone(first: Session) -> None:
    name(first, "1", "丙")
    log, seen = first.desk.workspace.operations("规定"), another(first)
    base, seq = seen.desk.workspace.commit(), log.read()[0].seq
    seen.undo()
    log.advance(base, _saved_with(first), seq)
    assert headings(first)[0] == "目的"
    assert another(first).unsaved == 1 and not another(first).problems


def _saved_with(session: Session) -> str:
    files = changes("规定", session.saved.instrument, session.view.instrument)
    return save(session.desk.workspace, files, "保存到一半")


def test_processes_lose_nothing_of_each_other(first: Session) -> None:
    """The same with real programs: the terminal interface stays open while commands run beside it."""
    root = first.desk.workspace.root

    def command(*words: str) -> None:
        subprocess.run([*CLI, "-C", str(root), *words], check=True, capture_output=True)

    command("new", "另一份", "--title", "某市规定", "--kind", "地方政府规章")
    command("heading", "4", "甲", "--draft", "规定")
    name(first, "5", "乙")
    command("save", "-m", "先存", "--draft", "规定")
    command("heading", "3", "丁", "--draft", "规定")
    name(first, "2", "戊")
    assert headings(first) == ["目的", "戊", "丁", "甲", "乙"]
    assert another(first).unsaved == 2
