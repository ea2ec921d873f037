"""Insert: places, levels, typed lines, bound citations."""

import pytest

from tests.session.laws_in_hand import LAW, done, law, shown
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.results import Refused
from workbench.session.editing.insertion import insertion
from workbench.session.editing.retyping import retyping


def test_article_after_takes_the_level_of_its_neighbour() -> None:
    view = law()
    applied, after = done(view, insertion(view, view.locate("2"), "after", "新的规定。", heading="新条"))
    assert shown(after, "第三条") == ["第三条　【新条】新的规定。"]
    assert [(one.old, one.new) for one in applied.renumbered if one.old.endswith("条")] == [
        ("第三条", "第四条"),
        ("第四条", "第五条"),
        ("第五条", "第六条"),
    ]


def test_typed_citations_mean_the_numbers_on_the_screen() -> None:
    view = law()
    made = insertion(view, view.locate("第二条"), "before", "依照本条例第二条、第四条办理，本条第二款除外。\n另一款。")
    _, after = done(view, made)
    assert made.problems == ()
    assert shown(after, "2") == ["第二条　依照本条例第三条、第五条办理，本条第二款除外。", "　　另一款。"]


def test_lines_make_paragraphs_and_items() -> None:
    view = law()
    made = insertion(view, view.locate("第二章"), "into", "包括：\n（一）甲；\n（二）乙：\n1．丙；\n2．丁。\n末款。")
    _, after = done(view, made)
    assert after.name(after.locate("6.1.2.2")) == "第六条第一款第二项第二目"
    assert shown(after, "第六条第二款") == ["　　末款。"]


def test_marks_typed_with_an_item_are_not_words() -> None:
    view = law()
    _, after = done(view, insertion(view, view.locate("2.2.1"), "after", "（二）加工；"))
    assert shown(after, "2.2") == [
        "　　前款规定的数据活动包括：",
        "　　（一）收集；",
        "　　（二）加工；",
        "　　（三）存储、使用；",
        "　　（四）公开。",
    ]
    assert "第二条第二款第四项" in shown(after, "4")[0]


def test_number_typed_with_an_article_is_not_words() -> None:
    view = law()
    _, after = done(view, insertion(view, view.locate("2"), "after", "第三条　【新】新的规定。"))
    assert shown(after, "3") == ["第三条　【新】新的规定。"]


def test_several_paragraphs_at_once() -> None:
    view = law()
    _, after = done(view, insertion(view, view.locate("5"), "into", "第二个意思。\n第三个意思。"))
    assert shown(after, "5")[1:] == ["　　第二个意思。", "　　第三个意思。"]


def test_item_into_an_article_goes_to_its_only_paragraph() -> None:
    view = law()
    _, after = done(view, insertion(view, view.locate("3"), "into", "一项。", Level.ITEM))
    assert after.name(after.locate("第三条第一项")) == "第三条第一项"


def test_chapter_with_articles() -> None:
    view = law()
    text = "第一条　甲。\n第二条　乙。\n丙。"
    _, after = done(view, insertion(view, view.locate("第一章"), "after", text, heading="促进"))
    assert shown(after, "第二章") == ["第二章　促进", "第四条　甲。", "第五条　乙。", "　　丙。"]


def test_several_articles_typed_at_once_are_several_articles() -> None:
    view = law()
    typed = (
        "第八条【甲】　依照本条例第三条办理。\n（一）子；\n（二）丑。\n第九条　乙。\n第三条规定的情形除外。\n第十条丙。"
    )
    applied, after = done(view, insertion(view, view.locate("2"), "after", typed))
    assert [after.name(id) for id in applied.created if after.node(id).level is Level.ARTICLE] == [
        "第三条",
        "第四条",
        "第五条",
    ]
    assert shown(after, "3") == ["第三条　【甲】依照本条例第六条办理。", "　　（一）子；", "　　（二）丑。"]
    assert shown(after, "4") == ["第四条　乙。", "　　第六条规定的情形除外。"]
    assert shown(after, "5") == ["第五条　丙。"]
    assert after.name(after.locate("6")) == "第六条" and shown(after, "6")[0].startswith("第六条　【原则】")


def test_words_that_begin_with_a_citation_are_kept() -> None:
    view = law()
    _, after = done(view, insertion(view, view.locate("1"), "after", "第三条规定的情形除外。"))
    assert shown(after, "2") == ["第二条　第四条规定的情形除外。"]


def test_one_heading_for_several_articles_is_refused() -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        insertion(view, view.locate("2"), "after", "第一条　甲。\n第二条　乙。", heading="新条")
    assert caught.value.problem.code == "several-headings"


def test_an_article_is_not_replaced_by_several() -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        retyping(view, view.locate("3"), "第三条　甲。\n第四条　乙。")
    assert caught.value.problem.code == "several-provisions"
    assert caught.value.problem.message == "这些文字是 2 条，第三条只有一条。"


def test_heading_bracket_follows_the_instrument() -> None:
    view = law(law_with_round_heads())
    _, after = done(view, insertion(view, view.locate("1"), "after", "新。", heading="新条"))
    assert shown(after, "2") == ["第二条　（新条）新。"]


def law_with_round_heads() -> str:
    return "某市规定\n第一条　（目的）为了甲。\n第二条　（适用）乙。\n第三条　（附则）丙。\n"


@pytest.mark.parametrize(
    ("place", "relation", "text", "level", "heading", "code"),
    [
        ("2", "after", "", None, None, "empty-text"),
        ("2", "after", "\u3000\n \n", None, None, "empty-text"),
        ("第一章", "after", "文字", None, None, "no-heading"),
        ("第一章", "after", "文字", None, " ", "no-heading"),
        ("2", "after", "款", Level.PARAGRAPH, None, "wrong-level"),
        ("2", "after", None, Level.CHAPTER, None, "wrong-level"),
        ("2", "after", None, Level.CHAPTER, "新章", "wrong-level"),
        ("第一章", "after", "条", Level.ARTICLE, None, "wrong-level"),
        ("2", "into", "项", Level.ITEM, None, "ambiguous-place"),
        ("2.1", "after", "新款。", None, "条旨", "no-heading"),
        ("2.1", "after", "（一）只有项", None, None, "bad-text"),
        ("第一章", "into", "章没有条号", Level.SECTION, "节", "bad-text"),
    ],
)
def test_refused(
    place: str, relation: str, text: str | None, level: Level | None, heading: str | None, code: str
) -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        insertion(view, view.locate(place), relation, text, level, heading)  # type: ignore[arg-type]
    assert caught.value.problem.code == code
    assert caught.value.problem.hint


def test_hostile_characters_do_not_get_in() -> None:
    view = law()
    _, after = done(view, insertion(view, view.locate("5"), "into", "甲\u202e乙\x1b[31m丙{x}。"))
    assert shown(after, "5.2") == ["　　甲乙丙{x}。"]


def test_several_articles_behind_an_annex_are_refused_as_one_is() -> None:
    view = law(LAW + "附件\n清单。\n")
    for text in ("新。", "第七条　甲。\n第八条　乙。"):
        with pytest.raises(WorkbenchError) as caught:
            made = insertion(view, view.locate("附件"), "after", text, Level.ARTICLE)
            refused = apply(made.operation, view.instrument)
            assert isinstance(refused, Refused)
            raise WorkbenchError(refused.problem)
        assert caught.value.problem.code == "wrong-end"
