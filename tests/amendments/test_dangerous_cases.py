"""The cases in which a patch tool puts words where they do not belong, each as people would meet it."""

import pytest

from tests.amendments.proposals import Desk
from workbench.amendments.verdict import Outcome
from workbench.model.problems import WorkbenchError
from workbench.operations.values import Delete, Move
from workbench.session.editing.replacement import replacement


def test_unchanged_base_is_exact() -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", "可以", "有权")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert "申请人有权申请复议。" in desk.words("第一条")


def test_ten_days_are_not_inside_twenty_days() -> None:
    desk = Desk()
    with pytest.raises(WorkbenchError, match="更长的数字"):
        desk.replacing("第一条", "十日", "十五日")
    amendment = desk.replacing("第一条", "二十日", "三十日")
    desk.edit("第一条", "二十日", "十日")
    verdict = desk.hold(amendment)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.operations == ()


def test_a_number_that_became_longer_is_not_entered_by_halves() -> None:
    desk = Desk("示范条例\n第一条　主管部门应当自收到申请之日起十日内作出决定")
    amendment = desk.replacing("第一条", "十日", "十五日")
    desk.edit("第一条", "十日", "三十日")
    verdict = desk.hold(amendment)
    assert verdict.outcome is Outcome.REFUSED
    assert verdict.conflict is not None
    said = [
        words.partition("日起")[2] for words in (verdict.conflict.base, verdict.conflict.ours, verdict.conflict.theirs)
    ]
    assert said == ["十日内作出决定", "十五日内作出决定", "三十日内作出决定"]


def test_a_fine_is_not_raised_in_another_article() -> None:
    """第二条 and 第三条 end in the same two sentences; the amendment is for 第二条, whose sentence goes."""
    desk = Desk()
    amendment = desk.replacing("第二条", "十万元", "二十万元")
    desk.edit("第二条", "拒不改正的，处十万元罚款。", "")
    verdict = desk.hold(amendment)
    assert verdict.outcome is Outcome.REFUSED
    assert "十万元" in desk.words("第三条")


def test_a_deleted_article_takes_its_amendments_with_it() -> None:
    desk = Desk()
    amendment = desk.replacing("第二条", "十万元", "二十万元")
    desk.do(Delete(desk.view.locate("第二条")))
    verdict = desk.hold(amendment)
    assert (verdict.outcome, verdict.lapsed) == (Outcome.REFUSED, True)
    assert desk.words("第二条") == "违反前款规定的，处五万元罚款。拒不改正的，处十万元罚款。"


def test_twin_sentences_in_one_provision_are_told_apart_or_left_alone() -> None:
    desk = Desk("示范条例\n第一条　当事人可以申请。主管部门应当受理。其他人说明理由。当事人可以申请。期限另行规定。")
    amendment = desk.replacing("第一条", "可以", "有权", nth=2)
    desk.edit("第一条", "主管部门应当受理。", "主管部门应当及时受理。")
    verdict = desk.take(amendment)
    assert verdict.outcome is Outcome.NEEDS_CONFIRMATION
    assert desk.words("第一条").startswith("当事人可以申请。")
    assert "其他人说明理由。当事人有权申请。" in desk.words("第一条")


def test_the_twin_of_a_deleted_sentence_is_not_taken_for_it() -> None:
    desk = Desk("示范条例\n第一条　当事人可以申请。主管部门应当受理。当事人可以申请。")
    amendment = desk.replacing("第一条", "可以", "有权", nth=2)
    desk.edit("第一条", "主管部门应当受理。当事人可以申请。", "主管部门应当受理。")
    assert desk.hold(amendment).outcome is Outcome.REFUSED


def test_a_long_deletion_is_made_whole_or_not_at_all() -> None:
    long = "有关部门应当依照法律、行政法规和国家有关规定对相关活动进行监督检查并及时公布监督检查的结果"
    desk = Desk(f"示范条例\n第一条　市人民政府负责实施。{long}。有关单位应当配合。")
    amendment = desk.replacing("第一条", f"{long}。", "")
    desk.edit("第一条", "及时公布", "按照规定公布")
    verdict = desk.hold(amendment)
    assert verdict.outcome is Outcome.REFUSED
    desk.edit("第一条", "按照规定公布", "及时公布")
    desk.edit("第一条", "负责实施", "负责组织实施")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.words("第一条") == "市人民政府负责组织实施。有关单位应当配合。"


def test_a_citation_is_not_entered_by_halves() -> None:
    desk = Desk()
    with pytest.raises(WorkbenchError, match="援引"):
        desk.replacing("第二条", "第一", "第四")


def test_what_is_there_already_is_absorbed() -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", "可以", "有权")
    desk.edit("第一条", "可以", "有权")
    desk.edit("第一条", "二十日", "三十日")
    assert desk.hold(amendment).outcome is Outcome.ABSORBED


def test_reordered_sentences_are_found() -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", "可以", "有权")
    desk.edit("第一条", "申请人可以申请复议。复议期间不停止执行。", "复议期间不停止执行。申请人可以申请复议。")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.words("第一条").endswith("复议期间不停止执行。申请人有权申请复议。")


def test_renumbering_alone_is_no_change() -> None:
    desk = Desk()
    amendment = desk.replacing("第二条", "处五万元", "处六万元")
    desk.do(Move(desk.view.locate("第一条"), desk.view.instrument.root.id, 3))
    assert "本条例第四条" in desk.words("第一条")
    assert desk.take(amendment).outcome is Outcome.APPLIED
    assert desk.words("第一条").startswith("违反本条例第四条规定的，处六万元罚款。")


def test_an_edit_far_off_in_the_same_sentence_needs_confirmation_and_a_near_one_is_refused() -> None:
    desk = Desk("示范条例\n第一条　主管部门应当自受理之日起二十日内作出书面决定并通知申请人和利害关系人。")
    amendment = desk.replacing("第一条", "主管部门", "市主管部门")
    desk.edit("第一条", "利害关系人", "第三人")
    verdict = desk.take(amendment)
    assert verdict.outcome is Outcome.NEEDS_CONFIRMATION
    assert "待确认" in verdict.reason
    assert desk.words("第一条") == "市主管部门应当自受理之日起二十日内作出书面决定并通知申请人和第三人。"
    near = desk.replacing("第一条", "作出", "做出")
    desk.edit("第一条", "二十日内", "三十日内")
    assert desk.hold(near).outcome is Outcome.REFUSED


def test_an_article_wholly_replaced_is_refused() -> None:
    desk = Desk()
    amendment = desk.replacing("第一条", "可以", "有权")
    words = desk.words("第一条")
    desk.edit("第一条", words, "本市鼓励社会力量参与，具体办法由市人民政府另行制定。")
    assert desk.hold(amendment).outcome is Outcome.REFUSED


def test_all_provisions_or_none() -> None:
    desk = Desk()
    amendment = desk.amend(replacement(desk.view, None, "五万元", "六万元", every=True).operation)
    assert len(amendment.targets) == 2
    desk.edit("第三条", "五万元", "七万元")
    assert desk.hold(amendment).outcome is Outcome.REFUSED
    assert desk.hold(amendment).operations == ()
