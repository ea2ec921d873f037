"""Structure: each test is a text and the tree it must give."""

from tests.importing.readings import read_tree, taken
from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.provision import Number


def _article(body: str) -> list[str]:
    """The tree of one article."""
    return [line[2:] for line in read_tree(f"某条例\n第一条 {body}\n第二条 完。")[1:-2]]


def test_paragraph_between_items_belongs_to_the_item_and_after_the_last_is_the_next_paragraph() -> None:
    assert _article("有：\n（一）甲；\n（二）乙。\n乙的另一段。\n（三）丙。\n下一款。") == [
        "款 有：",
        "  项 （一） 甲；",
        "  项 （二） 乙。",
        "    款 乙的另一段。",
        "  项 （三） 丙。",
        "款 下一款。",
    ]


def test_two_lists_in_one_article() -> None:
    assert _article("有：\n（一）甲；\n（二）乙。\n又有：\n（一）丙；\n（二）丁；\n（三）戊。") == [
        "款 有：",
        "  项 （一） 甲；",
        "  项 （二） 乙。",
        "款 又有：",
        "  项 （一） 丙；",
        "  项 （二） 丁；",
        "  项 （三） 戊。",
    ]


def test_subitems_points_and_their_marks() -> None:
    assert _article("有：\n（一）甲：\n1、子；\n2、丑：\n①寅；\n②卯。\n（二）乙。") == [
        "款 有：",
        "  项 （一） 甲：",
        "    目 1、 子；",
        "    目 2、 丑：",
        "      细目 ① 寅；",
        "      细目 ② 卯。",
        "  项 （二） 乙。",
    ]


def test_the_only_subitem_of_an_item_holds_the_list_after_its_colon() -> None:
    assert _article("控件：\n（一）甲，包括：\n1.甲一：\n①小甲；\n②小乙。") == [
        "款 控件：",
        "  项 （一） 甲，包括：",
        "    目 1. 甲一：",
        "      细目 ① 小甲；",
        "      细目 ② 小乙。",
    ]


def test_a_circled_mark_below_items_without_full_stops_is_no_footnote() -> None:
    imported = taken("某条例\n第一条 有：\n（一）甲\n1.子\n（1）丑\n①寅\n（二）乙")
    assert imported.instrument.attachments == ()
    assert "细目" in " ".join(read_tree("某条例\n第一条 有：\n（一）甲\n1．子\n2．丑\n①寅\n②卯\n（二）乙"))


def test_subitems_directly_under_a_paragraph() -> None:
    assert _article("有：\n1．甲；\n2．乙。") == ["款 有：", "  目 1． 甲；", "  目 2． 乙。"]


def test_half_width_item_marks_are_kept() -> None:
    assert _article("有：\n(一)甲；\n(二)乙。") == ["款 有：", "  项 (一) 甲；", "  项 (二) 乙。"]


def test_a_numeral_that_is_no_item() -> None:
    assert _article("甲。\n一、二级道路客运站应当守法。") == ["款 甲。", "款 一、二级道路客运站应当守法。"]


def test_table_stays_a_block() -> None:
    assert _article("如下：\n| 甲 | 乙 |\n| 1 | 2 |\n下一款。") == [
        "款 如下：",
        "图表 | 甲 | 乙 |\n| 1 | 2 |",
        "款 下一款。",
    ]


def test_suffixed_numbers_and_slots_and_the_traps() -> None:
    imported = taken(
        "某法\n第一条 甲。\n第一条之一 乙。\n第二条（删去）\n第三条 丙。\n"
        "第一条之规定不适用。\n第三条之一的规定除外。\n第四条　丁。"
    )
    articles = [node for node in imported.instrument.root.walk() if node.level is Level.ARTICLE]
    assert imported.instrument.numbering.mode is Mode.SUFFIXED
    assert [node.number for node in articles] == [Number(1), Number(1, 1), Number(2), Number(3), Number(4)]
    assert len(articles[3].children) == 3


def test_any_space_or_none_after_the_number() -> None:
    spaces = ["", " ", "\u3000", "\u2003", "\u00a0", "\u2002"]
    text = "某规定\n" + "\n".join(f"第{n}条{space}内容。" for n, space in zip("一二三四五六", spaces, strict=True))
    assert len([line for line in read_tree(text) if line.startswith("条")]) == 6


def test_headings_in_round_brackets_only_when_they_are_the_habit() -> None:
    habit = read_tree("某办法\n第一条（目的）甲。\n第二条（范围）乙。\n第三条（删去）\n第四条（附则）丙。")
    assert [line for line in habit if line.startswith("条")] == [
        "条 第一条 目的",
        "条 第二条 范围",
        "条 第三条",
        "条 第四条 附则",
    ]
    single = read_tree("某办法\n第一条（含附件）甲。\n第二条 乙。\n第三条 丙。")
    assert single[0] == "条 第一条"


def test_preamble_and_chapter_with_articles_before_its_first_section() -> None:
    text = "某法\n序　言\n国家悠久。\n人民勤劳。\n第一章 总纲\n第一条 甲。\n第一节 人\n第二条 乙。\n附  则\n第三条 丙。"
    assert read_tree(text) == [
        "序言 序言",
        "  款 国家悠久。",
        "  款 人民勤劳。",
        "章 第一章 总纲",
        "  条 第一条",
        "    款 甲。",
        "  节 第一节 人",
        "    条 第二条",
        "      款 乙。",
        "章 附则",
        "  条 第三条",
        "    款 丙。",
    ]


def test_numbers_double_or_missing_keep_source_order_and_are_reported() -> None:
    imported = taken("某法\n第一条 甲。\n第一条 乙。\n第四条 丙。")
    assert [problem.code for problem in imported.problems] == ["number-repeated", "number-missing"]
    assert [problem.where for problem in imported.problems] == ["第 3 行", "第 4 行"]
    assert sorted(imported.source_numbers.values()) == [Number(1), Number(1), Number(4)]


def test_chapters_that_run_on_across_parts() -> None:
    text = "某法\n第一编 甲\n第一章 子\n第一条 一。\n第二编 乙\n第二章 丑\n第二条 二。"
    assert taken(text).instrument.numbering.restart(Level.CHAPTER) is None
    again = text.replace("第二章", "第一章")
    assert taken(again).instrument.numbering.restart(Level.CHAPTER) is Level.PART


def test_annexes_are_units_after_the_last_article() -> None:
    text = "某条例\n第一条 见附表。\n附件1：\n收费标准\n| 项目 | 金额 |\n| 甲 | 1 |\n附件2\n名录\n1．甲\n2．乙"
    assert read_tree(text)[2:] == [
        "附件 附件1 收费标准",
        "  图表 | 项目 | 金额 |\n| 甲 | 1 |",
        "附件 附件2 名录",
        "  款",
        "    目 1． 甲",
        "    目 2． 乙",
    ]


def test_short_names_of_the_instrument_itself() -> None:
    text = "某市停车条例\n第一条 根据《道路法》（以下简称《路法》），制定《某市停车条例》"
    text += "（以下简称《停车条例》）。\n第二条 完。"
    assert taken(text).instrument.self_names == ("本条例", "停车条例")


def test_plan_with_numbers_restarting() -> None:
    text = "某方案\n引言一段。\n一、目标\n（一）总体\n1．甲事。做好。\n2．乙事。做好。\n"
    text += "（二）阶段\n1．丙事。做好。\n二、措施\n（一）加强领导。要抓好。"
    assert read_tree(text)[:6] == [
        "序言",
        "  款 引言一段。",
        "一、 一、 目标",
        "  （一） （一） 总体",
        "    1． 1．",
        "      款 甲事。做好。",
    ]
    assert taken(text).instrument.numbering.restart(Level.TIER_3) is Level.TIER_2
