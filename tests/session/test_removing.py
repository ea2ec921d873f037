"""Delete with frozen numbers: a number that was enacted is never given to another article."""

import pytest

from tests.session.laws_in_hand import done, law, shown
from workbench.model.problems import WorkbenchError
from workbench.operations.values import Delete
from workbench.session.editing.insertion import insertion
from workbench.session.editing.removing import removal
from workbench.session.telling.deeds import deed
from workbench.session.view import View

FROZEN = """某市规定
第一条　依照本规定第二条之二办理。
第二条　甲。
第二条之一　乙。
第二条之二　【丙】有下列情形：
（一）子；
（二）丑。
寅。
第三条　卯。
"""


@pytest.fixture
def saved() -> View:
    return law(FROZEN)


def test_an_enacted_number_stays_as_a_slot_and_is_not_given_again(saved: View) -> None:
    made = removal(saved, saved, saved.locate("第二条之二"))
    _, after = done(saved, made)
    assert shown(after, "第二条之二") == ["第二条之二　（删去）"]
    assert deed(made.operation, saved, after) == "删去第二条之二的内容，保留条号"
    _, more = done(after, insertion(after, after.locate("第二条之一"), "after", "新。"))
    assert shown(more, "第二条之三") == ["第二条之三　新。"]


def test_whoever_cites_the_slot_is_told(saved: View) -> None:
    [problem] = removal(saved, saved, saved.locate("第二条之二")).problems
    assert (problem.code, problem.where) == ("reference-repealed", "第一条第一款")


def test_an_article_that_was_never_saved_goes_altogether(saved: View) -> None:
    _, more = done(saved, insertion(saved, saved.locate("第二条之一"), "after", "新。"))
    new = more.locate("第二条之三")
    assert removal(more, saved, new).operation == Delete(new)


def test_outright_takes_the_number_too(saved: View) -> None:
    target = saved.locate("第二条之一")
    assert removal(saved, saved, target, outright=True).operation == Delete(target)


def test_a_slot_is_not_emptied_twice(saved: View) -> None:
    _, after = done(saved, removal(saved, saved, saved.locate("第二条之一")))
    with pytest.raises(WorkbenchError) as caught:
        removal(after, saved, after.locate("第二条之一"))
    assert caught.value.problem.code == "already-repealed"


@pytest.mark.parametrize("place", ["第二条之二第一款第一项", "第二条之二第二款"])
def test_what_has_no_frozen_number_goes(saved: View, place: str) -> None:
    assert removal(saved, saved, saved.locate(place)).operation == Delete(saved.locate(place))


def test_renumbered_articles_go() -> None:
    view = law()
    assert removal(view, view, view.locate("3")).operation == Delete(view.locate("3"))
