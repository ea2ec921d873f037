"""Each rule on a law that breaks it and on one that does not."""

from dataclasses import replace

import pytest

from tests.builders import build
from workbench.checks.registry import RULES, check
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text

GAP_AND_FALL = ["number-gap", "number-falls"]
LAW = "云川市测试条例\n第一条　甲。\n乙，依照前款规定。\n第二条　丙。\n第三条　丁，依照第二条规定。"


def codes(instrument: Instrument, *names: str) -> list[str]:
    return [problem.code for problem in check(instrument, names)]


def with_text(instrument: Instrument, article: int, text: Text) -> Instrument:
    articles = list(instrument.root.children)
    paragraph = replace(articles[article].children[0], text=text)
    articles[article] = replace(articles[article], children=(paragraph, *articles[article].children[1:]))
    return replace(instrument, root=replace(instrument.root, children=tuple(articles)))


def test_a_sound_law_has_no_problems() -> None:
    assert check(build(LAW)) == ()


def test_dangling_citation() -> None:
    assert codes(build(LAW + "\n第四条　依照第九条规定。"), "reference") == ["reference-dangling"]


def test_suspect_and_reversed_references() -> None:
    law = build(LAW)
    first, second = law.root.children[0].id, law.root.children[1].id
    assert codes(with_text(law, 2, (Reference(Pointer((first,)), suspect=True),))) == ["reference-suspect"]
    assert codes(with_text(law, 2, (Reference(Pointer((second,)), Pointer((first,))),))) == ["reference-reversed"]


def test_deleted_target_keeps_its_label_in_the_message() -> None:
    law = build(LAW)
    lost = Reference(Pointer((law.root.children[1].id,), lost="第二条"))
    remaining = replace(law.root, children=(law.root.children[0], law.root.children[2]))
    problems = check(with_text(replace(law, root=remaining), 1, ("依照", lost, "。")))
    assert [problem.code for problem in problems] == ["reference-dangling"]
    assert "第二条" in problems[0].message


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("一 一之一 二", []),
        ("一 三", ["number-gap"]),
        ("一 一", ["number-repeated"]),
        ("二 一", GAP_AND_FALL),
    ],
)
def test_frozen_numbers(numbers: str, expected: list[str]) -> None:
    def line(number: str) -> str:
        n, _, k = number.partition("之")
        return f"第{n}条{'之' + k if k else ''}　文字。"

    law = build("测试法\n" + "\n".join(line(number) for number in numbers.split()), suffixed=True)
    assert codes(law, "numbering") == expected


def test_empty_provision() -> None:
    assert codes(with_text(build(LAW), 1, ())) == ["empty-provision"]


def test_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WorkbenchError) as caught:
        check(build(LAW), ["spelling"])
    assert all(name in caught.value.problem.hint for name in RULES)


def test_a_lead_without_words_above_a_list_is_not_empty() -> None:
    assert codes(build("测试法\n第一条　\n（一）甲；\n（二）乙。"), "numbering") == []
