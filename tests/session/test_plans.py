"""方案: headings without words, and labels that are marks."""

from tests.session.laws_in_hand import done, law, shown
from workbench.model.level import Level
from workbench.session.editing.insertion import insertion
from workbench.session.editing.rearranging import deletion, levelling, retitling
from workbench.session.telling.consequences import tell
from workbench.session.telling.deeds import deed
from workbench.session.telling.subjects import changed_label

PLAN = """某市数据工作方案

一、工作目标
到2027年，建成体系。
二、主要任务
（一）夯实基础。加强建设。
（二）强化应用。推进应用。
三、保障措施
各部门要落实。
四、附则
本方案自印发之日起施行。
"""


def test_a_heading_alone_makes_a_tier() -> None:
    view = law(PLAN)
    made = insertion(view, view.locate("二、"), "after", None, heading="总体要求")
    applied, after = done(view, made)
    assert shown(after, "三、") == ["三、　总体要求"]
    assert deed(made.operation, view, after) == "插入「三、」"
    assert tell(applied, view, after).summary == "「三、」、「四、」改为「四、」、「五、」。"
    assert changed_label(view, after) == "「三、」"


def test_a_heading_with_words_stands_without_brackets() -> None:
    view = law(PLAN)
    _, after = done(view, insertion(view, view.locate("二、"), "after", "要做好工作。", heading="总体要求"))
    assert shown(after, "三、") == ["三、　总体要求", "　　要做好工作。"]


def test_marks_inside_marks_are_quoted() -> None:
    view = law(PLAN)
    made = insertion(view, view.locate("二、（一）"), "before", "加快立法。")
    applied, after = done(view, made)
    assert deed(made.operation, view, after) == "插入「二、（一）」"
    assert tell(applied, view, after).summary == "「二、（一）」、「（二）」改为「二、（二）」、「（三）」。"


def test_deeds_quote_marks() -> None:
    view = law(PLAN)
    target = view.locate("四、")
    assert deed(deletion(target).operation, view, view) == "删去「四、」"
    assert deed(retitling(view, target, "其他").operation, view, view) == "「四、」的标题改为「其他」"
    assert deed(levelling(target, Level.TIER_2).operation, view, view).startswith("「四、」改为「（一）」，")
