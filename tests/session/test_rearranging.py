"""Split, move, merge, headings, levels: from what people say to operations."""

import pytest

from tests.session.laws_in_hand import done, law, shown
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Heading
from workbench.session.editing.made import Made
from workbench.session.editing.merging import merging
from workbench.session.editing.rearranging import levelling, moving, retitling
from workbench.session.editing.splitting import split_at, split_before
from workbench.session.telling.deeds import deed
from workbench.session.view import View


def test_split_an_article_in_the_middle_of_a_paragraph() -> None:
    view = law()
    applied, after = done(view, split_before(view, view.locate("5"), "特殊情况"))
    assert shown(after, "5") == ["第五条　【期限】主管部门应当在十日内答复，"]
    assert shown(after, "6") == ["第六条　特殊情况延长十日。"]
    assert len(applied.created) == 2


def test_split_before_a_whole_paragraph_and_at_it_are_one() -> None:
    view = law()
    by_words = done(view, split_before(view, view.locate("2"), "前款规定的"))[1]
    by_place = done(view, split_at(view, view.locate("2"), view.locate("2.2")))[1]
    assert shown(by_words, "3") == shown(by_place, "3")
    assert shown(by_words, "3")[0].endswith("本条例第二条第一款规定的数据活动包括：")


def test_split_a_paragraph() -> None:
    view = law()
    _, after = done(view, split_before(view, view.locate("5.1"), "特殊情况"))
    assert shown(after, "5") == ["第五条　【期限】主管部门应当在十日内答复，", "　　特殊情况延长十日。"]


def test_split_a_chapter_with_a_name_for_the_second() -> None:
    view = law()
    applied, after = done(view, split_at(view, view.locate("第一章"), view.locate("2"), heading="原则"))
    assert shown(after, "第二章")[:2] == ["第二章　原则", "第二条　【适用】本市数据活动适用本条例。"]
    assert after.name(applied.created[0]) == "第二章" and shown(after, "第三章")[0] == "第三章　管理"


def test_split_a_chapter_without_a_name_says_how_to_give_one() -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        split_at(view, view.locate("第一章"), view.locate("2"))
    assert caught.value.problem.hint == "请用 --heading 写出后一章的名称。"


@pytest.mark.parametrize(("place", "words"), [("2", "前款规定的"), ("4", "依照刑法"), ("5", "特殊情况")])
def test_the_heading_goes_to_the_second_half_whichever_is_longer(place: str, words: str) -> None:
    view = law()
    first = view.node(view.locate(place)).heading
    made = split_before(view, view.locate(place), words, heading="新条旨")
    _, after = done(view, made)
    halves = [after.node(after.locate(str(int(place) + step))).heading for step in (0, 1)]
    assert first and halves == [first, Heading("新条旨", "【】")]
    assert deed(made.operation, view, after).endswith(f"分为{after.name(after.locate(place))}、{_next(after, place)}")


def _next(view: View, place: str) -> str:
    return view.name(view.locate(str(int(place) + 1)))


def test_a_paragraph_gets_no_heading() -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        split_before(view, view.locate("5.1"), "特殊情况", heading="新条旨")
    assert caught.value.problem.code == "no-heading"


@pytest.mark.parametrize(
    ("place", "words", "code"),
    [
        ("5", "没有的话", "no-such-words"),
        ("5", "十日", "several-occurrences"),
        ("5", "", "no-such-words"),
        ("4", "条第二款", "no-such-words"),
        ("2", "存储", "bad-split"),
    ],
)
def test_split_refused(place: str, words: str, code: str) -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        split_before(view, view.locate(place), words)
    assert caught.value.problem.code == code


def test_move_reads_its_targets_before_the_move() -> None:
    view = law()
    _, after = done(view, moving(view, view.locate("1"), "after", view.locate("3")))
    assert [shown(after, str(n))[0][:8] for n in (1, 2, 3)] == [
        "第一条　【适用】",
        "第二条　【原则】",
        "第三条　【目的】",
    ]
    _, back = done(after, moving(after, after.locate("3"), "before", after.locate("1")))
    assert back.instrument == view.instrument


def test_move_into_another_chapter() -> None:
    view = law()
    _, after = done(view, moving(view, view.locate("2"), "into", view.locate("第二章")))
    assert shown(after, "第二章")[-5].startswith("第五条　【适用】")


def test_move_beside_itself_is_refused() -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        moving(view, view.locate("2"), "after", view.locate("2"))
    assert caught.value.problem.code == "move-inside"


def test_merge_articles() -> None:
    view = law()
    _, after = done(view, merging(view, view, [view.locate("4"), view.locate("5")]))
    assert len(shown(after, "4")) == 3


def test_heading_keeps_its_bracket() -> None:
    view = law()
    _, after = done(view, retitling(view, view.locate("5"), "办理期限"))
    assert shown(after, "5")[0].startswith("第五条　【办理期限】")
    _, chapter = done(view, retitling(view, view.locate("第二章"), "监督 管理"))
    assert shown(chapter, "第二章")[0] == "第二章　监督 管理"
    _, bare = done(view, retitling(view, view.locate("5"), ""))
    assert shown(bare, "5")[0].startswith("第五条　主管部门")


def test_heading_of_a_paragraph_is_refused() -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        retitling(view, view.locate("2.1"), "标题")
    assert caught.value.problem.code == "no-heading"


def test_level() -> None:
    view = law()
    _, after = done(view, levelling(view.locate("4.2"), Level.ITEM))
    assert shown(after, "4")[1].startswith("　　（一）依照刑法第二条")


def test_made_carries_no_problem_by_default() -> None:
    assert Made(levelling(law().locate("4.2"), Level.ITEM).operation).problems == ()
