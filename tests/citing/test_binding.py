"""Binding, case by case: a small law, then for each citation the place it must name; and what must stay text."""

import pytest

from tests.builders import build
from workbench.citing.survey import survey
from workbench.citing.wording import Wording
from workbench.model.text import references

LAW = """
云川市测试条例
第一章　总则
第一条　为了测试，制定本条例。
第二条　本条例所称测试，是指下列活动：
（一）甲；
（二）乙：
1．子；
2．丑。
（三）丙。
前款规定的活动不包括游戏。
第二章　实施
第一节　一般规定
第三条　甲应当测试。
乙应当测试。
丙应当测试。
第二节　特别规定
第四条　丁应当测试。
{line}
第五条　戊应当测试。
附件
甲乙丙。
"""


def bound(line: str) -> list[str]:
    instrument = build(LAW.replace("{line}", line))
    wording = Wording(instrument)
    at = next(id for id in wording.labels if wording.labels.full(id) == "第四条第二款")
    assert wording.text(at) == line
    return [
        "+".join(wording.labels.full(target) for target in pointer.targets)
        for reference in references(wording.labels.node(at).text)
        for pointer in reference.pointers
    ]


CASES = [
    ("依照本条例第三条第二款的规定。", "第三条第二款"),
    ("依照第三条第一、三款的规定。", "第三条第一款 第三条第三款"),
    ("依照第三条第一款至第三款的规定。", "第三条第一款 第三条第三款"),
    ("依照第二条第二项第1目的规定。", "第二条第一款第二项第一目"),
    ("依照第二条第一款第（一）、（三）项的规定。", "第二条第一款第一项 第二条第一款第三项"),
    ("依照前款和前条第二款的规定。", "第四条第一款 第三条第二款"),
    ("依照前两条的规定。", "第二条+第三条"),
    ("依照本条第一款、本节和本章第一节的规定。", "第四条第一款 第二章第二节 第二章第一节"),
    ("违反第三条规定，属于该条第二款情形的。", "第三条 第三条第二款"),
    ("依照第一章至第二章的规定。", "第一章 第二章"),
    ("依照总则第一条的规定。", "第一条"),
    ("具体范围见附件。", ""),
    ("具体范围由本条例附件规定。", "附件"),
    ("依照第一节的规定。", "第二章第一节"),
    ("依照《某法》第三条、第四条和本条例第五条的规定。", "第五条"),
    ("依照刑法第三条、第四条的规定。", ""),
    ("依照该法第三条的规定。", ""),
    ("《某法（以下简称某法）》第三条。适用第五条。", ""),
    ("标题为“第三条”。依照“本条例第三条”办理。", "第三条"),
    ("依照《关于修改第三条的决定》办理。", ""),
    ("依照第三条之规定、有第三条所列情形之一的。", "第三条 第三条"),
    ("有上述情形，依照本条例有关规定处理。", ""),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_bound_to(line: str, expected: str) -> None:
    assert " ".join(bound(line)) == expected


UNRESOLVED = [
    ("依照本条例第九条的规定。", "reference-dangling"),
    ("依照第三条第四款的规定。", "reference-dangling"),
    ("依照前三款的规定。", "reference-dangling"),
    ("依照本项规定。", "reference-dangling"),
    ("依照本办法第三条的规定。", "reference-misnamed"),
]


@pytest.mark.parametrize(("line", "code"), UNRESOLVED)
def test_unresolved_stays_text_with_its_reason(line: str, code: str) -> None:
    instrument = build(LAW.replace("{line}", line))
    assert [cited.code for cited in survey(instrument).unresolved] == [code]


def test_survey_counts_each_kind() -> None:
    instrument = build(LAW.replace("{line}", "依照前款、第三条、本章、《某法》第二条和本条例第九条的规定。"))
    # the law has one 前款 of its own
    assert survey(instrument).counts == {"internal": 1, "relative": 2, "division": 1, "external": 1, "unresolved": 1}
