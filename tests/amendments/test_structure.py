"""Provisions that come, go and move, whole articles typed anew, and the way back."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.amendments.proposals import Desk
from tests.strategies import instruments, operations
from workbench.amendments.evaluation import evaluate_changes
from workbench.amendments.ground import Ground
from workbench.amendments.hunks import chosen, hunks
from workbench.amendments.inverse import inverse
from workbench.amendments.proposing import proposed
from workbench.amendments.scene import Scene
from workbench.amendments.verdict import Outcome, Verdict
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Batch, Delete, Move
from workbench.session.editing.insertion import insertion
from workbench.session.editing.rearranging import retitling
from workbench.session.editing.retyping import retyping

RETYPED = """
第四条　市人民政府设立专项资金，列入预算。
专项资金用于下列事项：
（一）开展国际合作；
（二）共享测试数据；
（三）培养人才。
专项资金的使用情况应当公布。
"""


def test_an_insertion_is_found_there_again() -> None:
    desk = Desk()
    made = insertion(desk.view, desk.view.locate("第一条"), "after", "市人民政府应当公布年度计划。")
    amendment = desk.amend(made.operation)
    desk.edit("第一条", "可以", "有权")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.words("第二条") == "市人民政府应当公布年度计划。"
    assert desk.hold(amendment).outcome is Outcome.ABSORBED


def test_an_insertion_beside_another_needs_confirmation() -> None:
    desk = Desk()
    first = desk.amend(insertion(desk.view, desk.view.locate("第一条"), "after", "甲应当公布计划。").operation)
    second = desk.amend(insertion(desk.view, desk.view.locate("第一条"), "after", "乙应当提交报告。").operation)
    desk.take(first)
    assert desk.hold(second).outcome is Outcome.NEEDS_CONFIRMATION


def test_a_deletion_of_what_changed_meanwhile_is_refused() -> None:
    desk = Desk()
    amendment = desk.amend(Delete(desk.view.locate("第四条")))
    desk.edit("第四条", "国际合作", "国际交流合作")
    assert desk.hold(amendment).outcome is Outcome.REFUSED
    desk.edit("第四条", "国际交流合作", "国际合作")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.hold(amendment).outcome is Outcome.ABSORBED


def test_where_numbers_are_facts_a_deleted_article_leaves_its_number() -> None:
    desk = Desk(suffixed=True)
    amendment = desk.amend(Delete(desk.view.locate("第三条")))
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.words("第三条") == "（删去）"
    assert desk.words("第五条") == "本条例自公布之日起施行。"
    assert desk.hold(amendment).outcome is Outcome.ABSORBED


def test_two_moves_of_one_article_are_a_conflict() -> None:
    desk = Desk()
    root = desk.instrument.root.id
    amendment = desk.amend(Move(desk.view.locate("第一条"), root, 2))
    desk.do(Move(desk.view.locate("第一条"), root, 4))
    assert desk.hold(amendment).outcome is Outcome.REFUSED


def test_a_heading_is_changed_where_it_is_the_one_it_was() -> None:
    desk = Desk("示范条例\n第一章　总则\n第一条　甲应当公布。")
    amendment = desk.amend(retitling(desk.view, desk.view.locate("第一章"), "一般规定").operation)
    assert desk.hold(amendment).outcome is Outcome.APPLIED
    desk.do(retitling(desk.view, desk.view.locate("第一章"), "基本规定").operation)
    assert desk.hold(amendment).outcome is Outcome.REFUSED


def test_an_article_typed_anew_is_many_changes_or_none() -> None:
    desk = Desk()
    amendment = desk.amend(retyping(desk.view, desk.view.locate("第四条"), RETYPED).operation)
    desk.edit("第五条", "公布", "发布")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    expected = [line.removeprefix("第四条　") for line in RETYPED.strip().splitlines()]
    assert desk.words("第四条").splitlines() == [line.removeprefix("（一）").lstrip("（二三）") for line in expected]
    again = Desk()
    amendment = again.amend(retyping(again.view, again.view.locate("第四条"), RETYPED).operation)
    before = again.instrument
    again.edit("第四条", "设立专项资金。", "安排专项资金。")
    assert again.hold(amendment).outcome is Outcome.REFUSED
    assert before != again.instrument


def test_hunks_can_be_taken_one_without_the_other() -> None:
    desk = Desk()
    words = desk.words("第一条")
    amendment = desk.replacing("第一条", words, words.replace("二十", "三十").replace("可以", "有权"))
    assert [hunk.number for hunk in hunks(amendment.changes)] == [1, 2]
    only = replace(amendment, changes=chosen(amendment.changes, [2]))
    assert desk.take(only).outcome is Outcome.APPLIED
    assert desk.words("第一条") == words.replace("可以", "有权")
    with pytest.raises(WorkbenchError, match="没有第 3 处"):
        chosen(amendment.changes, [3])


def test_the_way_back_leaves_later_edits_alone() -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", "可以", "有权")
    desk.take(amendment)
    desk.edit("第一条", "二十日", "三十日")
    back = replace(amendment, changes=inverse(amendment.changes))
    assert desk.take(back).outcome is Outcome.APPLIED
    assert desk.words("第一条").startswith("主管部门应当自受理之日起三十日内作出决定。申请人可以申请复议。")


@given(st.data())
def test_what_is_proposed_comes_out_and_goes_back(data: st.DataObject) -> None:
    draft = data.draw(instruments())
    new = (Id(f"N{number:07d}") for number in count(1))
    operation = data.draw(operations(draft, new))
    done = apply(operation, draft)
    if not isinstance(done, Applied):
        return
    try:
        changes = proposed(operation, Scene(Ground(draft)), IdSource([part.id for part in draft.root.walk()]))
    except WorkbenchError:
        return
    verdict = evaluate_changes(changes, Scene(Ground(draft)))
    if changes:
        assert verdict.outcome in (Outcome.APPLIED, Outcome.NEEDS_CONFIRMATION)
        assert carried_out(verdict, draft) == done.instrument
        back = evaluate_changes(inverse(changes), Scene(Ground(done.instrument)))
        assert carried_out(back, done.instrument) == draft


def carried_out(verdict: Verdict, draft: Instrument) -> Instrument:
    """The draft after the operations of a verdict."""
    done = apply(Batch(verdict.operations), draft)
    assert isinstance(done, Applied)
    return done.instrument
