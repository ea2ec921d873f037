"""Places of a 方案 are named by their marks, whole or in part."""

import pytest

from workbench.importing.load import load_bytes
from workbench.model.problems import WorkbenchError
from workbench.numbering.labels import Labels
from workbench.numbering.locators import locate

_PLAN = (
    "某工作方案\n一、总体要求\n（一）原则\n（二）目标\n二、任务\n（一）创新\n1．建设平台。甲。\n2．做强平台。乙。\n"
    "（二）产业\n3．发展产业。丙。\n4．培育企业。丁。\n三、保障\n（一）组织\n（二）资金\n5．投钱。戊。\n6．投人。己。"
)
_RESTARTING = _PLAN.replace("3．", "1．").replace("4．", "2．").replace("5．", "1．").replace("6．", "2．")


def labels_of(text: str) -> Labels:
    return Labels(load_bytes(text.encode(), "plan.txt").instrument)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("5", "三、（二）5．"),
        ("5．", "三、（二）5．"),
        ("5.", "三、（二）5．"),
        ("三", "三、"),
        ("三、", "三、"),
        ("三（二）", "三、（二）"),
        ("三、(二)", "三、（二）"),
        ("三、（二）5", "三、（二）5．"),
        ("二、4", "二、（二）4．"),
        ("三、（二）5．第一段", "三、（二）5．第一段"),
    ],
)
def test_a_place_is_found_by_the_marks_that_are_said(words: str, label: str) -> None:
    labels = labels_of(_PLAN)
    assert labels.full(locate(words, labels)) == label


@pytest.mark.parametrize(("words", "places"), [("2", 3), ("（二）", 3)])
def test_marks_that_stand_in_several_places_are_ambiguous(words: str, places: int) -> None:
    with pytest.raises(WorkbenchError, match=f"可以指 {places} 处：.*三、（二）"):
        locate(words, labels_of(_RESTARTING))


@pytest.mark.parametrize(("text", "words"), [(_PLAN, "7"), (_PLAN, "三、（三）"), ("某法\n第一条 甲。", "5")])
def test_a_mark_that_is_not_there(text: str, words: str) -> None:
    with pytest.raises(WorkbenchError, match=f"没有「{words}」"):
        locate(words, labels_of(text))


def test_every_label_of_a_plan_is_a_locator() -> None:
    labels = labels_of(_PLAN)
    said = [id for id in labels if labels.parent(id) is not None]
    assert [locate(labels.full(id), labels) for id in said] == said


def test_a_bare_number_is_an_article_where_there_are_articles() -> None:
    labels = labels_of("某法\n第一条 甲。\n第二条 乙。")
    assert labels.full(locate("2", labels)) == "第二条"
