"""Words that came back after editing, and doubts settled by hand."""

import pytest

from tests.builders import build
from workbench.citing.rebinding import rebind
from workbench.citing.settling import settle
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.model.reference import Reference
from workbench.model.text import references

LAW = (
    "测试条例\n第一条　甲。\n第二条　乙，依照第一条和第三条的规定。\n第三条　丙。\n丁。\n第四条　戊，依照第九条的规定。"
)


def named(label: str, wording: Wording) -> Id:
    return next(id for id in wording.labels if wording.labels.full(id) == label)


CASES = [
    # unchanged words keep the very same references
    ("乙，依照第一条和第三条的规定。", ["第一条", "第三条"]),
    ("乙应当依照第一条和第三条的规定办理。", ["第一条", "第三条"]),
    # a citation that grew, shrank or changed is read again
    ("乙，依照第一条和第三条第二款的规定。", ["第一条", "第三条第二款"]),
    ("乙，依照第四条和第三条的规定。", ["第四条", "第三条"]),
    ("乙，依照第三条的规定。", ["第三条"]),
    ("乙。", []),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_rebind(words: str, expected: list[str]) -> None:
    wording = Wording(build(LAW))
    at = named("第二条第一款", wording)
    text, problems = rebind(wording.labels.node(at).text, words, at, wording.labels)
    assert not problems
    assert [wording.labels.full(found.start.target) for found in references(text)] == expected
    assert wording.words(text, at) == words


def test_a_suspect_reference_stays_suspect_where_its_words_were_not_touched() -> None:
    wording = Wording(build(LAW))
    at, first = named("第二条第一款", wording), named("第一条", wording)
    old = ("乙，依照", Reference(next(references(wording.labels.node(at).text)).start, suspect=True), "办理。")
    text, _ = rebind(old, "乙，应当依照第一条办理。", at, wording.labels)
    assert [(found.start.target, found.suspect) for found in references(text)] == [(first, True)]


def test_settle_binds_words_that_were_left_as_text() -> None:
    wording = Wording(build(LAW))
    at, target = named("第四条第一款", wording), named("第三条第二款", wording)
    text = settle(at, "第九条", target, wording)
    assert wording.words(text, at) == "戊，依照第三条第二款的规定。"
    assert [found.start.target for found in references(text)] == [target]


def test_settle_repoints_a_reference() -> None:
    wording = Wording(build(LAW))
    at, target = named("第二条第一款", wording), named("第四条", wording)
    text = settle(at, "第三条", target, wording)
    assert wording.words(text, at) == "乙，依照第一条和第四条的规定。"


@pytest.mark.parametrize("words", ["第五条", "乙", ""])
def test_settle_refuses_what_is_no_citation_there(words: str) -> None:
    wording = Wording(build(LAW))
    with pytest.raises(WorkbenchError):
        settle(named("第二条第一款", wording), words, named("第一条", wording), wording)
