"""A new member of a list takes the mark of the list."""

from dataclasses import replace

from tests.operations.laws import check
from tests.operations.samples import article, body, ident, item, statute, subitem
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels
from workbench.operations.values import Batch, ChangeLevel, Move

MARKED = [replace(subitem(f"S{n}", f"第{n}目；"), mark="1.") for n in (1, 2)]


def _law(*items: Provision) -> Labels:
    return Labels(statute(article("A1", body("P1", "有下列情形：", *items))))


def test_an_item_that_becomes_a_subitem() -> None:
    law = _law(item("J1", "子："), item("J2", "丑：", *MARKED), item("J3", "寅。"))
    after = Labels(check(ChangeLevel(ident("J3"), Level.SUBITEM), law.instrument).instrument)
    assert [after.mark(ident(short)) for short in ("S1", "S2", "J3")] == ["1.", "2.", "3."]


def test_a_subitem_that_becomes_an_item() -> None:
    law = _law(replace(item("J1", "子："), mark="(1)"), replace(item("J2", "丑：", *MARKED), mark="(1)"))
    after = Labels(check(ChangeLevel(ident("S2"), Level.ITEM), law.instrument).instrument)
    assert [after.mark(ident(short)) for short in ("J1", "J2", "S2")] == ["(1)", "(2)", "(3)"]


def test_the_first_of_a_new_list_has_the_mark_of_its_level() -> None:
    law = _law(item("J1", "子："), replace(item("J2", "丑。"), mark="(1)"))
    after = Labels(check(ChangeLevel(ident("J2"), Level.SUBITEM), law.instrument).instrument)
    assert after.mark(ident("J2")) == "1．"


def test_what_spills_into_the_list_joins_it_too() -> None:
    other = [replace(subitem(f"S{n}", f"第{n}目；"), mark="1、") for n in (3, 4)]
    law = _law(item("J1", "子：", *MARKED), item("J2", "丑：", *other))
    after = Labels(check(ChangeLevel(ident("J2"), Level.SUBITEM), law.instrument).instrument)
    marks = [after.mark(ident(short)) for short in ("S1", "S2", "J2", "S3", "S4")]
    assert marks == ["1.", "2.", "3.", "4.", "5."]


def test_an_item_that_is_moved_into_another_list() -> None:
    other = body("P2", "另有下列情形：", *(replace(item(f"L{n}", f"第{n}项；"), mark="(1)") for n in (1, 2)))
    law = statute(article("A1", body("P1", "有下列情形：", item("J1", "子；"), item("J2", "丑。")), other))
    after = Labels(check(Move(ident("J2"), ident("P2"), 1), law).instrument)
    assert [after.mark(ident(short)) for short in ("J1", "L1", "J2", "L2")] == ["（一）", "(1)", "(2)", "(3)"]


def test_a_move_within_a_list_and_a_part_of_a_batch_leave_the_mark() -> None:
    mixed = _law(item("J1", "子；"), replace(item("J2", "丑；"), mark="(1)"), item("J3", "寅。"))
    inner = Move(ident("J2"), ident("P1"), 2)
    assert Labels(check(inner, mixed.instrument).instrument).node(ident("J2")).mark == "(1)"
    two = statute(
        article(
            "A1", body("P1", "甲：", replace(item("J1", "子。"), mark="1、")), body("P2", "乙：", item("J2", "丑。"))
        )
    )
    moved = check(Batch((Move(ident("J1"), ident("P2"), 1),)), two).instrument
    assert Labels(moved).node(ident("J1")).mark == "1、"
