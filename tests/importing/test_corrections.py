"""An import repeated with the roles of single lines corrected by a person."""

import pytest

from tests.importing.readings import read_tree, taken
from workbench.importing.options import ImportOptions
from workbench.model.problems import WorkbenchError

_TEXT = "某法\n第一条 甲\n乙。\n第一条之一的规定。\n第二条 丙。\n多余的话。"


def _paragraphs(*corrections: tuple[int, str]) -> list[str]:
    return [line.strip() for line in read_tree(_TEXT, corrections=corrections)]


def test_a_line_that_was_joined_can_stand_alone() -> None:
    assert "款 甲乙。" in _paragraphs()
    assert _paragraphs((3, "款"))[1:3] == ["款 甲", "款 乙。"]


def test_a_line_can_be_joined_left_out_or_set_apart() -> None:
    assert "款 丙。多余的话。" in _paragraphs((6, "续行"))
    assert "款 多余的话。" not in _paragraphs((6, "杂项"))
    imported = taken(_TEXT, corrections=((6, "附带材料"),))
    assert [a.lines for a in imported.instrument.attachments] == [("多余的话。",)]


def test_a_citation_can_be_made_an_article() -> None:
    assert "条 第一条之一" not in _paragraphs()
    assert "条 第一条" in _paragraphs((4, "条"))


def test_what_has_no_effect_is_said() -> None:
    codes = [problem.code for problem in taken(_TEXT, corrections=((6, "章"), (99, "款"))).problems]
    assert codes.count("correction-ignored") == 1


def test_unknown_roles_are_refused() -> None:
    with pytest.raises(WorkbenchError, match="不存在"):
        ImportOptions(corrections=((1, "封面"),))
