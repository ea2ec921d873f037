"""Repairs: what was mended, and where it was said."""

from tests.importing.readings import read_tree, taken
from workbench.importing.imported import Repair


def _kinds(text: str) -> list[tuple[int, str]]:
    return [(repair.line, repair.kind) for repair in taken(text).repairs]


def test_a_sentence_cut_across_empty_lines_is_rejoined() -> None:
    text = "某法\n第一条 重大决策提\n\n供咨询意见。\n第二条 企业（含中\n小企业)做大。\n第三条 顿号、\n之后。"
    assert [line.strip() for line in read_tree(text) if "款" in line] == [
        "款 重大决策提供咨询意见。",
        "款 企业（含中小企业)做大。",
        "款 顿号、之后。",
    ]
    assert _kinds(text) == [(4, "断行"), (6, "断行"), (8, "断行")]


def test_items_without_punctuation_and_headings_are_not_joined() -> None:
    text = "某法\n第一章 总则\n本章导语。\n第一条 有：\n（一）甲\n（二）乙\n下一款。\n第二条【名称】\n内容。"
    assert _kinds(text) == []
    assert [line.strip() for line in read_tree(text) if line.strip().startswith("款")] == [
        "款 本章导语。",
        "款 有：",
        "款 下一款。",
        "款 内容。",
    ]


def test_latin_words_keep_a_space_between_them() -> None:
    assert "款 使用machine learning技术。" in [
        line.strip() for line in read_tree("某法\n第一条 使用machine\nlearning技术。\n第二条 完。")
    ]


def test_markdown_marks_are_taken_off_and_reported() -> None:
    text = "# 某法\n\n## 第一章 总则\n\n> **第一条** 有\\*：\n- （一）甲；\n*\t（二）乙。\n\n"
    text += "第二章 附则\n====\n第二条 见[他法](http://x.cn/a)。"
    assert read_tree(text) == read_tree(
        "某法\n第一章 总则\n第一条 有*：\n（一）甲；\n（二）乙。\n第二章 附则\n第二条 见他法。"
    )
    assert taken(text).repairs[0] == Repair(1, "Markdown 标记", "#", "", "删去标题标记 #。")


def test_spaced_titles_are_closed_up() -> None:
    text = "某 法\n第一章 总    则\n第一条 甲。\n第二章 共　有\n第二条 乙。"
    assert [line for line in read_tree(text) if line.startswith("章")] == ["章 第一章 总则", "章 第二章 共有"]
    assert _kinds(text) == [(1, "题名空格"), (2, "题名空格"), (4, "题名空格")]


def test_invisible_characters_are_removed_and_reported() -> None:
    text = "某法\n第一条 甲\u202e乙\u200b。\x1b[31m\n第二条 丙。\r\n第三条 丁。"
    assert [repair.line for repair in taken(text).repairs] == [2, 2, 2]
    assert all("\u202e" not in line and "\x1b" not in line for line in read_tree(text))


def test_compatibility_characters_become_nfc() -> None:
    assert [repair.kind for repair in taken("某法\n第一条 \uf9e5立。\n第二条 完。").repairs] == ["字符规范"]


def test_page_numbers_and_information_lines_go() -> None:
    text = "来源： 某网\n某法\n第一条 甲。\n— 3 —\n第二条 乙。 [导航](../x) >> 页"
    assert _kinds(text) == [(1, "信息行"), (4, "页码"), (5, "网页导航")]


def test_arabic_article_numbers_are_tolerated_and_reported() -> None:
    text = "某法\n第1条 甲。\n第2条 乙。"
    assert [line for line in read_tree(text) if line.startswith("条")] == ["条 第一条", "条 第二条"]
    assert _kinds(text) == [(2, "标号写法"), (3, "标号写法")]
