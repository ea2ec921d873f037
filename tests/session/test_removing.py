"""Delete with frozen numbers: a number that was enacted is never given to another article."""

import pytest

from tests.session.laws_in_hand import done, law, shown
from workbench.model.problems import WorkbenchError
from workbench.operations.values import Delete, Merge
from workbench.session.editing.insertion import insertion
from workbench.session.editing.merging import merging
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


DIVIDED = """某市规定
第一章　总则
第一条　依照本规定第四条办理。
第二章　管理
第二条　甲。
第三条之一　乙。
第三章　附则
第四条　丙。
"""


def test_a_division_stays_around_the_numbers_it_holds() -> None:
    saved = law(DIVIDED)
    _, more = done(saved, insertion(saved, saved.locate("第二条"), "after", "新。"))
    made = removal(more, saved, saved.locate("第二章"))
    _, after = done(more, made)
    assert shown(after, "第二章") == ["第二章　管理", "第二条　（删去）", "第三条之一　（删去）"]
    assert deed(made.operation, more, after) == "删去第二条、第三条之一的内容，保留条号"
    assert removal(more, saved, saved.locate("第二章"), outright=True).operation == Delete(saved.locate("第二章"))


def test_a_division_of_slots_is_not_emptied_twice() -> None:
    saved = law(DIVIDED)
    _, after = done(saved, removal(saved, saved, saved.locate("第二章")))
    with pytest.raises(WorkbenchError) as caught:
        removal(after, saved, after.locate("第二章"))
    assert caught.value.problem.code == "already-repealed"


def test_whoever_cites_an_article_of_the_division_is_told() -> None:
    saved = law(DIVIDED)
    [problem] = removal(saved, saved, saved.locate("第三章")).problems
    assert (problem.code, problem.where) == ("reference-repealed", "第一条第一款")


def test_an_article_taken_in_leaves_its_number(saved: View) -> None:
    targets = [saved.locate(place) for place in ("第二条之一", "第二条之二")]
    made = merging(saved, saved, targets)
    _, after = done(saved, made)
    assert shown(after, "第二条之一") == [
        "第二条之一　【丙】乙。",
        "　　有下列情形：",
        "　　（一）子；",
        "　　（二）丑。",
        "　　寅。",
    ]
    assert shown(after, "第二条之二") == ["第二条之二　（删去）"]
    assert deed(made.operation, saved, after) == "第二条之二的内容并入第二条之一，保留条号"
    assert [problem.code for problem in made.problems] == ["reference-repealed"]


def test_a_new_article_taken_in_goes_with_its_number(saved: View) -> None:
    _, more = done(saved, insertion(saved, saved.locate("第二条之二"), "after", "新。"))
    targets = [more.locate(place) for place in ("第二条之二", "第二条之三", "第三条")]
    _, after = done(more, merging(more, saved, targets))
    assert targets[1] not in after.labels
    assert shown(after, "第二条之二")[-2:] == ["　　新。", "　　卯。"]
    assert shown(after, "第三条") == ["第三条　（删去）"]
    assert merging(more, saved, targets[:2]).operation == Merge(tuple(targets[:2]))


def test_what_is_no_neighbour_is_not_taken_in(saved: View) -> None:
    with pytest.raises(WorkbenchError) as caught:
        merging(saved, saved, [saved.locate("第一条"), saved.locate("第三条")])
    assert caught.value.problem.code == "not-neighbours"
