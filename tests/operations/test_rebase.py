"""Operations carried over other people's edits, and older edits undone after later ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.laws import check, done, well_formed
from tests.operations.samples import SAMPLE, article, body, chapter, ident, item, text
from tests.operations.test_operation_laws import FEWER, new_ids
from tests.strategies import inserts, instruments, operations
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading
from workbench.model.text import literal
from workbench.numbering.labels import Labels
from workbench.operations.apply import apply
from workbench.operations.rebase import rebase
from workbench.operations.results import Applied, Refused
from workbench.operations.values import (
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Position,
    Replace,
    SetHeading,
    SetProperty,
    Split,
)


def carried(operation: Operation, over: Operation) -> Instrument:
    """The sample after ``over``, then after ``operation`` carried over it; all laws hold."""
    moved = rebase(operation, over, SAMPLE)
    assert not isinstance(moved, Refused), moved
    return check(moved, done(over, SAMPLE).instrument).instrument


def order(instrument: Instrument, parent: str) -> list[str]:
    return [child.id.rstrip("0") for child in Labels(instrument).node(ident(parent)).children]


ARTICLE = article("N1", body("N2", "新的一条，见{A3}。"))
OTHER = article("M1", body("M2", "另一条。"))


def test_a_position_follows_its_neighbour() -> None:
    ours = Insert(ident("C1"), 1, ARTICLE)
    assert order(carried(ours, Insert(ident("C1"), 0, OTHER)), "C1") == ["M1", "A1", "N1", "A2"]
    assert order(carried(ours, Delete(ident("A1"))), "C1") == ["N1", "A2"]
    assert order(carried(ours, Move(ident("A1"), ident("D2"), 2)), "C1") == ["N1", "A2"]


def test_a_move_follows_its_neighbour() -> None:
    ours = Move(ident("A7"), ident("C2"), 1)
    assert order(carried(ours, Insert(ident("C2"), 0, OTHER)), "C2") == ["M1", "A3", "A7", "A4"]
    assert order(carried(ours, Delete(ident("A3"))), "C2") == ["A7", "A4"]


def test_references_follow_what_took_their_target_in() -> None:
    after = carried(Insert(ident("C1"), 1, article("N1", body("N2", "见{A4}。"))), Merge((ident("A3"), ident("A4"))))
    assert Labels(after).node(ident("N2")).text == text("见{?A3}。")


def test_references_to_what_is_gone_keep_its_label() -> None:
    after = carried(Insert(ident("C1"), 1, ARTICLE), Delete(ident("A3")))
    assert Labels(after).node(ident("N2")).text == text("新的一条，见{!A3 第三条}。")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Replace(ident("P1"), text("我们的。")), Replace(ident("P1"), text("他们的。"))),
        (Replace(ident("P1"), text("我们的。")), Delete(ident("A1"))),
        (Delete(ident("A1")), Replace(ident("P1"), text("他们的。"))),
        (Insert(ident("A1"), 1, body("N1", "新款。")), Delete(ident("A1"))),
        (SetHeading(ident("A1"), Heading("我们的")), SetHeading(ident("A1"), Heading("他们的"))),
        (SetProperty("title", "我们的"), SetProperty("title", "他们的")),
        (ChangeLevel(ident("P5"), Level.ITEM), Delete(ident("P5"))),
        (Split(ident("P1"), Position(0, 3), ident("N1")), Replace(ident("P1"), text("他们的。"))),
        (Merge((ident("A1"), ident("A2"))), Insert(ident("C1"), 1, OTHER)),
        (Move(ident("A1"), ident("C2"), 0), Delete(ident("C2"))),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_both_sides_changed_is_refused(ours: Operation, theirs: Operation) -> None:
    answer = rebase(ours, theirs, SAMPLE)
    assert isinstance(answer, Refused) and answer.problem.hint


EDITS: dict[str, Operation] = {
    "insert": Insert(ident("C2"), 1, ARTICLE),
    "delete": Delete(ident("A4")),
    "replace": Replace(ident("P7"), text("改写。")),
    "move": Move(ident("A4"), ident("C1"), 0),
    "split": Split(ident("A3"), ident("P5"), ident("N1")),
    "merge": Merge((ident("A3"), ident("A4"))),
    "level": ChangeLevel(ident("P5"), Level.ITEM),
    "chapter": Insert(ident("ROOT"), 1, chapter("N1", "新章", article("N3", body("N2", "见{C1}。")))),
    "item": Insert(ident("P4"), 0, item("N1", "新的一项；")),
}
LATER = Batch(
    (
        Insert(ident("C1"), 0, OTHER),
        Replace(ident("P9"), text("违反本条例{M1}的，责令改正。")),
        Delete(ident("A7")),
        SetHeading(ident("C3"), Heading("法律责任")),
    )
)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_older_edit_is_undone_after_later_ones_elsewhere(edit: Operation) -> None:
    first = done(edit, SAMPLE)
    later = done(LATER, first.instrument)
    back = rebase(first.inverse, LATER, first.instrument)
    assert not isinstance(back, Refused), back
    assert done(back, later.instrument).instrument == done(LATER, SAMPLE).instrument


def _texts(instrument: Instrument) -> dict[Id, str]:
    return {part.id: literal(part.text) for part in instrument.root.walk()}


@FEWER
@given(data=st.data())
def test_undoing_an_older_insertion_touches_nothing_else(data: st.DataObject) -> None:
    base, new = data.draw(instruments()), new_ids()
    parts = list(base.root.walk())
    outers = [part for part in parts if part.level is Level.ARTICLE]
    if not outers:
        return
    first = done(data.draw(inserts(outers, parts[1:], new)), base)
    middle, later = first.instrument, list[Operation]()
    for _ in range(data.draw(st.integers(1, 3))):
        answer = apply(data.draw(operations(middle, new)), middle)
        if isinstance(answer, Applied):
            later.append(answer.operation)
            middle = answer.instrument
    back = rebase(first.inverse, Batch(tuple(later)), first.instrument)
    if isinstance(back, Refused):
        assert back.problem.hint
        return
    after = done(back, middle).instrument
    well_formed(after)
    inserted = set(first.created)
    assert _texts(after) == {id: words for id, words in _texts(middle).items() if id not in inserted}
