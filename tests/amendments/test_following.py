"""Amendments follow what they are about: moved, split and merged provisions; other edits leave them alone."""

import pytest

from tests.amendments.proposals import Desk
from workbench.amendments.ground import Ground
from workbench.amendments.pending import Pending
from workbench.amendments.verdict import Outcome
from workbench.model.identity import Id
from workbench.operations.values import Delete, Merge, Move, Position, Split


def test_a_moved_article_is_followed() -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", "可以", "有权")
    desk.do(Move(desk.view.locate("第一条"), desk.instrument.root.id, 4))
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert "申请人有权申请复议。" in desk.words("第五条")


@pytest.mark.parametrize(("old", "place"), [("二十日", "第一条第一款"), ("可以", "第一条第二款")])
def test_a_split_one_is_followed_to_the_piece_that_holds_the_sentence(old: str, place: str) -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", old, "不得")
    paragraph = desk.view.node(desk.view.locate("第一条")).children[0].id
    at = desk.words("第一条").index("申请人")
    desk.do(Split(paragraph, Position(0, at), Id("NEWPZECE")))
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert "不得" in desk.words(place)


def test_an_amendment_of_both_halves_is_made_in_both() -> None:
    desk = Desk()
    words = desk.words("第一条")
    amendment = desk.replacing("第一条", words, words.replace("二十", "三十").replace("可以", "有权"))
    paragraph = desk.view.node(desk.view.locate("第一条")).children[0].id
    desk.do(Split(paragraph, Position(0, words.index("申请人")), Id("NEWPZECE")))
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert "三十日" in desk.words("第一条第一款")
    assert "有权" in desk.words("第一条第二款")


def test_a_merged_one_is_followed_into_what_took_it_in() -> None:
    desk = Desk("示范条例\n第一条　市人民政府负责实施。\n有关部门应当配合。有关单位可以参加。")
    amendment = desk.replacing("第一条第二款", "可以", "应当")
    desk.do(Merge(tuple(part.id for part in desk.view.node(desk.view.locate("第一条")).children)))
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.words("第一条") == "市人民政府负责实施。有关部门应当配合。有关单位应当参加。"


def test_a_reference_to_what_was_merged_is_no_change_of_the_words() -> None:
    desk = Desk("示范条例\n第一条　甲应当公布。\n第二条　乙应当备案。\n第三条　依照本条例第二条办理的，可以简化。")
    amendment = desk.replacing("第三条", "可以", "应当")
    desk.do(Merge((desk.view.locate("第一条"), desk.view.locate("第二条"))))
    verdict = desk.take(amendment)
    assert verdict.outcome is Outcome.APPLIED
    assert desk.words("第二条") == "依照本条例第一条办理的，应当简化。"


def test_new_words_that_cite_what_is_gone_need_confirmation() -> None:
    desk = Desk()
    amendment = desk.replacing("第三条", "拒不改正的", "有本条例第一条规定情形的")
    desk.do(Delete(desk.view.locate("第一条")))
    assert desk.hold(amendment).outcome is Outcome.NEEDS_CONFIRMATION


def test_only_what_the_edit_touched_is_evaluated_again() -> None:
    desk = Desk()
    first = desk.replacing("第一条", "可以", "有权")
    second = desk.replacing("第二条", "十万元", "二十万元")
    pending = Pending([first], Ground(desk.instrument))
    assert pending.verdicts[first.id].outcome is Outcome.APPLIED
    desk.edit("第二条", "十万元", "十五万元")
    assert pending.follow(Ground(desk.instrument)) == ()
    desk.edit("第一条", "可以", "应当")
    assert pending.follow(Ground(desk.instrument)) == (first.id,)
    assert pending.verdicts[first.id].outcome is Outcome.REFUSED
    desk.edit("第一条", "应当申请复议", "可以申请复议")
    assert pending.follow(Ground(desk.instrument)) == (first.id,)
    assert pending.verdicts[first.id].outcome is Outcome.APPLIED
    assert desk.hold(second).outcome is Outcome.REFUSED


def test_a_reason_calls_provisions_what_they_are_called_now() -> None:
    desk = Desk()
    amendment = desk.replacing("第二条", "十万元", "二十万元")
    desk.edit("第二条", "十万元", "十五万元")
    desk.do(Move(desk.view.locate("第一条"), desk.instrument.root.id, 3))
    ground = Ground(desk.instrument)
    assert desk.hold(amendment).said(ground.name).startswith("第一条")
