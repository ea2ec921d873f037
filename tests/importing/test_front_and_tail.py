"""Title, stage, 题注, 目录, notices and what follows the last article."""

import pytest

from tests.importing.readings import read_tree, taken

_BODY = "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"


@pytest.mark.parametrize(
    "contents",
    [
        "目 录\n第一章 总则 .....\t1\n第二章 附则……12\n",
        "目录\n----\n第一章　总则\n第二章　附则\n",
        "目录\n第一章 总则　第二章 附则\n",
        "目录 第一章 总则 第二章 附则\n",
        "第一章 总则\n第二章 附则\n某市条例\n",
    ],
)
def test_contents_are_recognised_and_left_out(contents: str) -> None:
    imported = taken(f"某市条例\n{contents}{_BODY}")
    assert read_tree(f"某市条例\n{contents}{_BODY}") == read_tree(f"某市条例\n{_BODY}")
    assert imported.derived
    assert imported.instrument.title == "某市条例"


def test_repeated_title_and_stage_are_derived() -> None:
    title = "# 某市 条例（草案）\n（征求意见稿）\n"
    text = f"{title}目 录\n第一章 总则\n第二章 附则\n{title}{_BODY}"
    imported = taken(text)
    assert [role.role for role in imported.derived] == ["目录"] * 3 + ["重复题名"] * 2
    assert (imported.instrument.title, imported.instrument.stage) == ("某市条例（草案）", "征求意见稿")


def test_enacting_notes_with_and_without_brackets() -> None:
    bare = taken(f"某法\n1990年1月1日 全国人大通过\n2000年1月1日 全国人大修正\n<!-- INFO END -->\n{_BODY}").instrument
    wide = taken(f"某法\n（1990年1月1日 全国人大通过\n2000年1月1日 全国人大修正）\n{_BODY}").instrument
    assert bare.notes == wide.notes == ("1990年1月1日 全国人大通过", "2000年1月1日 全国人大修正")


def test_notice_before_and_matter_after() -> None:
    text = (
        "某市人民政府关于印发某办法的通知\n各区人民政府：\n现将《某办法》印发给你们。\n某市人民政府\n2022年1月1日\n"
        f"某办法\n{_BODY}\n某市人民政府办公室 2022年1月2日印发\n"
    )
    instrument = taken(text).instrument
    assert instrument.title == "某办法"
    assert [(a.title, a.before) for a in instrument.attachments] == [
        ("某市人民政府关于印发某办法的通知", True),
        ("抄送和印发", False),
    ]


def test_no_title_is_a_problem() -> None:
    imported = taken(_BODY, "a.txt")
    assert (imported.instrument.title, [p.code for p in imported.problems]) == ("", ["no-title"])
    assert taken(_BODY, "某市办法.txt").instrument.title == "某市办法"


def test_title_over_several_lines() -> None:
    assert taken(f"某某市人民政府\n关于某事的\n规定\n{_BODY}").instrument.title == "某某市人民政府关于某事的规定"


def test_signature_under_the_text_is_no_paragraph() -> None:
    imported = taken(f"某规定\n{_BODY}\n某某市人民政府\n2022年1月1日")
    assert imported.instrument.attachments[0].lines == ("某某市人民政府", "2022年1月1日")


def test_an_instrument_without_a_title_is_known_by_what_it_calls_itself() -> None:
    instrument = taken("第一条 为了测试，制定本办法。\n第二条 本办法自公布之日起施行，日本法律除外。").instrument
    assert (instrument.title, instrument.kind, instrument.self_names) == ("", "办法", ("本办法",))
