"""txt: the published form, line by line."""

from dataclasses import replace

import pytest

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Heading, Provision
from workbench.rendering.export import FORMATS, export
from workbench.rendering.options import ExportOptions

GOLDEN = """\
云川市算力条例
（草案）
（2025年5月1日云川市人民代表大会常务委员会通过）

目　录
第一章　总则
第二章　支持
　第一节　一般规定
附则

第一章　总则
第一条　【目的】为了促进发展，制定本条例。

第二章　支持

第一节　一般规定
第二条　【支持措施】市人民政府可以采取下列措施：
　　（一）提供算力；
　　1．通用算力；
　　2．智能算力；
　　（二）提供数据：
　　数据应当合法。
　　（三）其他措施。
　　前款所列措施由市人民政府组织实施。
　　符合第一条规定的，可以申请。
| 项目 | 金额 |
| --- | --- |
| 算力 | 5万元 |
第三条（删去）

附则
第四条　本条例自2026年1月1日起施行。

附件　算力目录
　　算力目录由市人民政府公布。
"""


def _text(instrument: Instrument, options: ExportOptions | None = None) -> str:
    return export(instrument, "txt", options or ExportOptions()).decode()


def test_the_published_form(small: Instrument) -> None:
    assert _text(small) == GOLDEN


def test_headings_of_articles_can_be_dropped_and_those_of_chapters_stay(small: Instrument) -> None:
    text = _text(small, ExportOptions(headings=False))
    assert "第一条　为了促进发展，制定本条例。" in text
    assert "【" not in text
    assert "第一章　总则" in text


def test_attachments_only_when_asked_for_and_where_they_stood(small: Instrument) -> None:
    assert "解读" not in _text(small)
    text = _text(small, ExportOptions(with_attachments=True))
    assert text.startswith("关于印发的通知\n各区人民政府：\n\n云川市算力条例\n")
    assert text.endswith("公布。\n\n解读\n一、背景\n抄送：市政府。\n")


def test_a_plan_runs_its_tasks_on(plan: Instrument) -> None:
    assert _text(plan) == (
        "云川市实施方案\n\n　　为推进工作，制定本方案。\n\n一、重点任务\n\n（一）创新行动\n"
        "　　1．建设平台。依托高校。\n　　责任单位：市科技局。\n"
    )


def test_notes_without_brackets_get_one_pair(small: Instrument) -> None:
    text = _text(replace(small, notes=("2020年通过", "2025年修正")))
    assert "（2020年通过\n2025年修正）\n" in text


def test_a_heading_without_a_bracket_is_not_mistaken_for_the_first_paragraph() -> None:
    words = Provision(Id("BBBBBBB2"), Level.PARAGRAPH, ("为了发展。",))
    article = Provision(Id("BBBBBBB1"), Level.ARTICLE, heading=Heading("目的"), children=(words,))
    root = Provision(ROOT_ID, Level.ROOT, children=(article,))
    assert _text(Instrument("条例", root)) == "条例\n\n第一条　【目的】为了发展。\n"


def test_hostile_words_stay_on_their_line_and_lose_their_controls() -> None:
    words = Provision(Id("BBBBBBB2"), Level.PARAGRAPH, ("好\u202e的\x1b[31m。\n第二条　假的。\ud800",))
    root = Provision(ROOT_ID, Level.ROOT, children=(Provision(Id("BBBBBBB1"), Level.ARTICLE, children=(words,)),))
    assert _text(Instrument("条\x07例", root)) == "条例\n\n第一条　好的。第二条　假的。\n"


def test_an_ascii_mark_keeps_its_distance_from_a_number() -> None:
    point = Provision(Id("BBBBBBB3"), Level.SUBITEM, ("5万元；",), mark="1.")
    words = Provision(Id("BBBBBBB2"), Level.PARAGRAPH, ("下列：",), children=(point,))
    root = Provision(ROOT_ID, Level.ROOT, children=(Provision(Id("BBBBBBB1"), Level.ARTICLE, children=(words,)),))
    assert "　　1. 5万元；" in _text(Instrument("条例", root))


def test_an_unknown_format_is_refused_in_chinese(small: Instrument) -> None:
    with pytest.raises(WorkbenchError) as refused:
        export(small, "rtf", ExportOptions())
    assert refused.value.problem.code == "unknown-format"
    assert "txt" in refused.value.problem.hint


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_instrument_is_refused(format: str) -> None:
    with pytest.raises(WorkbenchError) as refused:
        export(Instrument("", Provision(ROOT_ID, Level.ROOT)), format, ExportOptions())
    assert refused.value.problem.code == "nothing-to-export"
