"""Replace words: boundaries of numerals and citations, how often, and what happens to references."""

import pytest

from tests.session.laws_in_hand import done, law, shown
from workbench.model.problems import WorkbenchError
from workbench.session.editing.replacement import replacement


def test_not_inside_a_longer_numeral() -> None:
    view = law()
    _, after = done(view, replacement(view, view.locate("3"), "十日", "十五日"))
    assert shown(after, "3")[0].endswith("期限为二十日，办理期限十五日。")


def test_only_inside_a_longer_numeral_is_refused() -> None:
    view = law(LONGER)
    with pytest.raises(WorkbenchError) as caught:
        replacement(view, view.locate("1"), "十日", "五日")
    assert caught.value.problem.code == "inside-numeral"


LONGER = "某市规定\n第一条　期限二十日。\n第二条　期限三十日。\n"


@pytest.mark.parametrize("old", ["二条", "第四", "条、第四条", "第二款第三"])
def test_never_half_a_citation(old: str) -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        replacement(view, None, old, "x", every=True)
    assert caught.value.problem.code == "inside-numeral"


def test_whole_citation_is_bound_anew() -> None:
    view = law()
    made = replacement(view, view.locate("3"), "第二条、第四条", "第五条")
    _, after = done(view, made)
    assert "依照本条例第五条的规定" in shown(after, "3")[0]
    from workbench.session.editing.rearranging import deletion

    _, later = done(after, deletion(after.locate("2")))
    assert "依照本条例第四条的规定" in shown(later, "2")[0]


def test_words_around_a_reference_keep_it() -> None:
    view = law()
    _, after = done(view, replacement(view, view.locate("4.1"), "规定的工作", "规定的职责"))
    kept = [piece for piece in view.node(view.locate("4.1")).text if not isinstance(piece, str)]
    assert [piece for piece in after.node(after.locate("4.1")).text if not isinstance(piece, str)] == kept


def test_twice_needs_nth_or_all() -> None:
    view = law()
    where = view.locate("5")
    with pytest.raises(WorkbenchError) as caught:
        replacement(view, where, "十日", "七日")
    assert caught.value.problem.code == "several-occurrences"
    assert "--nth" in caught.value.problem.hint
    _, second = done(view, replacement(view, where, "十日", "七日", nth=2))
    assert shown(second, "5") == ["第五条　【期限】主管部门应当在十日内答复，特殊情况延长七日。"]
    _, both = done(view, replacement(view, where, "十日", "七日", every=True))
    assert shown(both, "5") == ["第五条　【期限】主管部门应当在七日内答复，特殊情况延长七日。"]


def test_empty_new_words_delete() -> None:
    view = law()
    _, after = done(view, replacement(view, view.locate("5"), "，特殊情况延长十日", ""))
    assert shown(after, "5") == ["第五条　【期限】主管部门应当在十日内答复。"]


def test_all_articles() -> None:
    view = law()
    _, after = done(view, replacement(view, None, "主管部门", "管理部门", every=True))
    assert "市数据管理部门" in shown(after, "4")[0]
    assert "管理部门应当" in shown(after, "5")[0]


@pytest.mark.parametrize(
    ("place", "old", "new", "nth", "code"),
    [
        ("5", "没有的话", "x", None, "no-such-words"),
        ("5", "", "x", None, "empty-text"),
        ("5", "十日", "x", 3, "no-such-occurrence"),
        ("5", "十日", "x", 0, "no-such-occurrence"),
        ("5", "答复", "答\n复", None, "bad-text"),
        ("2.2.1", "收集；", "", None, "empty-text"),
    ],
)
def test_refused(place: str, old: str, new: str, nth: int | None, code: str) -> None:
    view = law()
    with pytest.raises(WorkbenchError) as caught:
        replacement(view, view.locate(place), old, new, nth)
    assert caught.value.problem.code == code
