"""What edits say, word for word."""

from tests.session.laws_in_hand import done, law
from workbench.session.editing.insertion import insertion
from workbench.session.editing.made import Made
from workbench.session.editing.merging import merging
from workbench.session.editing.rearranging import deletion, moving
from workbench.session.editing.replacement import replacement
from workbench.session.editing.splitting import split_before
from workbench.session.telling.consequences import tell
from workbench.session.telling.deeds import deed
from workbench.session.telling.subjects import changed_label, subject
from workbench.session.view import View

NINE = (
    "某市规定\n"
    + "".join(f"第{n}条　规定{n}。\n" for n in "一二三四五六七八")
    + "第九条　见本规定第三条至第五条和第七条。\n"
)


def told(view: View, made: Made) -> list[str]:
    applied, after = done(view, made)
    said = tell(applied, view, after)
    return [deed(made.operation, view, after), said.summary, *said.references]


def test_delete_tells_a_range_and_the_references() -> None:
    view = law(NINE)
    assert told(view, deletion(view.locate("1"))) == [
        "删去第一条",
        "第二条至第九条改为第一条至第八条，另有 2 处引用相应调整。",
        "第八条第一款：「第三条至第五条」改为「第二条至第四条」",
        "第八条第一款：「第七条」改为「第六条」",
    ]


def test_delete_tells_what_goes_with_a_division() -> None:
    view = law("某市规定\n第一章　甲\n第一条　子。\n第二条　丑。\n第二章　乙\n第三条　寅。\n")
    assert told(view, deletion(view.locate("第一章")))[0] == "删去第一章（连同其中的 2 条）"


def test_insert_tells_two_and_one() -> None:
    view = law(NINE)
    assert told(view, insertion(view, view.locate("7"), "after", "新。"))[:2] == [
        "插入第八条",
        "第八条、第九条改为第九条、第十条。",
    ]
    assert told(view, insertion(view, view.locate("8"), "after", "新。"))[:2] == ["插入第九条", "第九条改为第十条。"]
    assert told(view, insertion(view, view.locate("9"), "after", "新。")) == ["插入第十条", "条款编号和引用没有变化。"]


def test_move_tells_both_directions() -> None:
    view = law(NINE)
    assert told(view, moving(view, view.locate("2"), "after", view.locate("6")))[:2] == [
        "移动第二条，现为第六条",
        "第三条至第六条改为第二条至第五条；第二条改为第六条，另有 1 处引用相应调整。",
    ]


def test_items_are_told_inside_their_article() -> None:
    view = law()
    assert told(view, insertion(view, view.locate("2.2.1"), "before", "采集；"))[:2] == [
        "插入第二条第二款第一项",
        "第二条第二款第一项至第三项改为第二条第二款第二项至第四项，另有 1 处引用相应调整。",
    ]


def test_words_and_splits() -> None:
    view = law()
    assert told(view, replacement(view, view.locate("5"), "答复", "回复"))[0] == "修改第五条第一款的文字"
    assert told(view, split_before(view, view.locate("5"), "特殊"))[0] == "第五条分为第五条、第六条"


def test_commit_subject_names_what_changed_as_called_that_day() -> None:
    view = law(NINE)
    _, deleted = done(view, deletion(view.locate("3")))
    assert subject(view, deleted, "部门意见\n第二行") == "第三条：部门意见 第二行"
    _, moved = done(view, moving(view, view.locate("2"), "after", view.locate("6")))
    assert changed_label(view, moved) == "第六条"
    _, words = done(view, replacement(view, None, "规定", "规矩", every=True))
    assert changed_label(view, words).endswith("等 9 处")
    assert changed_label(view, view) == "全文"


def test_commit_subject_leaves_out_whoever_only_cites_what_was_merged_or_split() -> None:
    view = law(NINE)
    _, merged = done(view, merging(view, view, [view.locate("2"), view.locate("3")]))
    assert changed_label(view, merged) == "第三条、第二条"
    _, split = done(merged, split_before(merged, merged.locate("2"), "规定三"))
    assert changed_label(merged, split) == "第二条、第三条"
    law_of_two = law()
    _, joined = done(law_of_two, merging(law_of_two, law_of_two, [law_of_two.locate("1"), law_of_two.locate("2")]))
    assert changed_label(law_of_two, joined) == "第二条、第一条"
