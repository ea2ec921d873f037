"""Work in hand that meets what others did: everything that can goes through, the rest is decided, nothing is lost."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui_screens.desk import by_command, founded
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import (
    Batch,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Replace,
    Retype,
    SetHeading,
    Split,
)
from workbench.session.desk import Desk
from workbench.session.editing.insertion import insertion
from workbench.session.editing.rearranging import retitling
from workbench.session.hand.collisions import Meeting, meet
from workbench.session.hand.decisions import Decision, Side, decided
from workbench.session.live import LiveSession
from workbench.session.session import Session
from workbench.session.view import View


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> View:
    return Session.open(founded(tmp_path_factory.mktemp("law"))).view


def after(view: View, *operations: Operation) -> View:
    for operation in operations:
        done = apply(operation, view.instrument)
        assert isinstance(done, Applied), done
        view = View(done.instrument)
    return view


def words(view: View, at: str, text: str) -> Replace:
    return Replace(view.locate(at), (text,))


def settle(meeting: Meeting, theirs: View, *decisions: Decision) -> View:
    return after(theirs, *decided(meeting, decisions))


def lines(view: View) -> Iterator[str]:
    return (view.wording.text(id) for id in view.labels if view.node(id).text)


def test_what_only_one_side_changed_goes_through(base: View) -> None:
    steps = (
        words(base, "第五条第一款", "我改的。"),
        insertion(base, base.locate("1"), "after", "新的一条。", None, None).operation,
    )
    theirs = after(base, words(base, "第四条第一款", "别处改的。"))
    meeting = meet(base.instrument, steps, theirs.instrument)
    assert not meeting.collisions
    assert {"我改的。", "新的一条。", "别处改的。"} <= set(lines(settle(meeting, theirs)))


@pytest.mark.parametrize(
    ("decision", "kept"), [(Side.MINE, "我改的。"), (Side.THEIRS, "别处改的。"), ("合起来改的。",) * 2]
)
def test_the_same_words_are_decided(base: View, decision: Decision, kept: str) -> None:
    both = Batch((words(base, "第五条第一款", "我改的。"), words(base, "第五条第二款", "另一款。")))
    theirs = after(base, words(base, "第五条第一款", "别处改的。"))
    meeting = meet(base.instrument, (both, words(base, "第五条第一款", "我改的。")), theirs.instrument)
    (collision,) = meeting.collisions
    assert (collision.base, collision.mine, collision.theirs) == (
        "主管部门应当在十日内答复。",
        "我改的。",
        "别处改的。",
    )
    assert collision.name == "第五条第一款" and collision.by_hand
    done = settle(meeting, theirs, decision)
    assert done.wording.text(done.locate("第五条第一款")) == kept
    assert done.wording.text(done.locate("第五条第二款")) == "另一款。"


def test_a_retyped_article_is_decided_line_by_line(base: View) -> None:
    five = base.node(base.locate("5"))
    first, second = five.children
    new = Replace(first.id, ("我改的第一款。",))
    retyped = after(base, new, Delete(second.id)).node(five.id)
    theirs = after(base, words(base, "第五条第一款", "别处改的。"))
    meeting = meet(base.instrument, (Retype(five.id, retyped),), theirs.instrument)
    assert [collision.name for collision in meeting.collisions] == ["第五条第一款"]
    assert [child.id for child in meeting.now.node(five.id).children] == [first.id]
    assert "我改的第一款。" in lines(settle(meeting, theirs, Side.MINE))


def test_deleted_here_and_edited_there_and_the_other_way_round(base: View) -> None:
    five = base.locate("5")
    edited = after(base, words(base, "第五条第一款", "改过。"))
    here = meet(base.instrument, (Delete(five),), edited.instrument)
    assert [collision.mine for collision in here.collisions] == [None]
    assert five not in settle(here, edited, Side.MINE).labels
    assert five in settle(here, edited, Side.THEIRS).labels
    gone = after(base, Delete(five))
    there = meet(base.instrument, (words(base, "第五条第一款", "改过。"),), gone.instrument)
    assert [collision.theirs for collision in there.collisions] == [None]
    assert not there.collisions[0].by_hand
    back = settle(there, gone, Side.MINE)
    assert back.name(five) == "第五条" and "改过。" in lines(back)
    assert five not in settle(there, gone, Side.THEIRS).labels


def test_a_line_rewritten_beyond_recognition_makes_the_article_the_question(base: View) -> None:
    five = base.node(base.locate("5"))
    fresh = replace(five.children[0], id=Id("ZZZZZZZZ"), text=("全文另写。",))
    theirs = after(base, Retype(five.id, replace(five, children=(fresh,))))
    meeting = meet(base.instrument, (words(base, "第五条第一款", "我改的。"),), theirs.instrument)
    (collision,) = meeting.collisions
    assert collision.name == "第五条" and collision.theirs == "第五条　【期限】全文另写。"
    done = settle(meeting, theirs, Side.MINE)
    assert "我改的。" in lines(done) and "全文另写。" not in lines(done)
    assert list(lines(settle(meeting, theirs, Side.THEIRS))) == list(lines(theirs))


def _under_what_goes(view: View, kind: str) -> Operation:
    gone = view.node(view.locate("第二条"))
    first = gone.children[0]
    match kind:
        case "words":
            return Replace(first.id, ("我改的。",))
        case "line":
            return Retype(gone.id, replace(gone, children=(*gone.children, replace(first, id=Id("ZZZZZZZ2")))))
        case "item":
            return Insert(gone.children[1].id, 0, replace(gone.children[1].children[0], id=Id("ZZZZZZZ2")))
        case _:
            return insertion(view, gone.id, "after", "新的一条。", None, None).operation


@pytest.mark.parametrize("kind", ["words", "line", "item", "article"])
@pytest.mark.parametrize("chapter", [False, True])
def test_what_was_done_in_something_deleted_there_is_one_question(base: View, kind: str, chapter: bool) -> None:
    step, gone = _under_what_goes(base, kind), base.locate("第一章" if chapter else "第二条")
    theirs = after(base, Delete(gone))
    meeting = meet(base.instrument, (step,), theirs.instrument)
    if kind == "article" and not chapter:
        assert not meeting.collisions
        return
    assert len(meeting.collisions) == 1 and meeting.collisions[0].theirs is None
    assert set(lines(settle(meeting, theirs, Side.THEIRS))) == set(lines(theirs))
    assert set(lines(after(base, step))) == set(lines(settle(meeting, theirs, Side.MINE)))


def _taken_apart(view: View, kind: str) -> Operation:
    first, second = (view.node(view.locate(label)) for label in ("第一条", "第二条"))
    match kind:
        case "split":
            return Split(second.id, second.children[1].id, Id("ZZZZZZZ2"))
        case "merge":
            return Merge((first.id, second.id))
        case _:
            return Move(second.children[0].id, first.id, 1)


@pytest.mark.parametrize("kind", ["split", "merge", "move"])
@pytest.mark.parametrize("gone", ["第一章", "第二条"])
def test_what_was_taken_apart_here_and_deleted_there_is_kept_or_refused(base: View, gone: str, kind: str) -> None:
    step, kept = _taken_apart(base, kind), "本市数据活动适用本条例。"
    theirs = after(base, Delete(base.locate(gone)))
    try:
        meeting = meet(base.instrument, (step,), theirs.instrument)
        settled = settle(meeting, theirs, *(Side.MINE for _ in meeting.collisions))
    except WorkbenchError:
        return
    assert kept in set(lines(settled))


def test_what_both_deleted_in_the_end_is_not_brought_back(base: View) -> None:
    gone = base.locate("第二条")
    theirs = after(base, Delete(gone))
    meeting = meet(base.instrument, (_under_what_goes(base, "line"), Delete(gone)), theirs.instrument)
    for side in Side:
        settled = settle(meeting, theirs, *(side for _ in meeting.collisions))
        assert set(lines(settled)) == set(lines(theirs))


def test_two_headings(base: View) -> None:
    four = base.locate("4")
    theirs = after(base, retitling(base, four, "别处的").operation)
    mine = retitling(base, four, "我的").operation
    meeting = meet(base.instrument, (mine,), theirs.instrument)
    assert isinstance(meeting.collisions[0].step, SetHeading)
    heading = settle(meeting, theirs, Side.MINE).node(four).heading
    assert heading is not None and heading.words == "我的"


def test_the_log_is_made_anew_and_the_old_one_is_kept(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    session = LiveSession(Desk.find(folder), "law")
    session.apply(words(session.view, "第五条第一款", "我改的。"))
    session.apply(words(session.view, "第四条第一款", "不相干的。"))
    files = [one for one in (folder / "drafts").rglob("*") if one.is_file()]
    path = next(one for one in files if "在十日内" in one.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace("在十日内", "在二十日内"), encoding="utf-8")
    subprocess.run(["git", "commit", "-qam", "elsewhere"], cwd=folder, check=True)
    meeting, tip = session.meeting()
    assert [collision.theirs for collision in meeting.collisions] == ["主管部门应当在二十日内答复。"]
    session.settle(tip, decided(meeting, ["两边合起来。"]))
    assert session.unsaved == 2 and not session.moved
    text = by_command(folder, "show", "第五条")
    assert "两边合起来。" in text and "不相干的。" in by_command(folder, "show", "第四条")
    session.save("定了")
    assert list(session._hand.log.kept())
