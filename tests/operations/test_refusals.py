"""What is refused, each with a code, a sentence and a hint."""

import pytest

from tests.operations.laws import check, refused
from tests.operations.samples import FROZEN, SAMPLE, article, body, chapter, ident, item, text
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import Pointer, Reference
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
    Repoint,
    Retype,
    SetHeading,
    SetProperty,
    SetTraits,
    Split,
    Traits,
)

NEW = article("N1", body("N2", "新的一条。"))
REFUSED: list[tuple[str, Operation]] = [
    ("unknown-id", Delete(ident("Z9"))),
    ("unknown-id", Insert(ident("Z9"), 0, NEW)),
    ("unknown-id", Move(ident("A1"), ident("Z9"), 0)),
    ("unknown-id", Replace(ident("Z9"), text("改写。"))),
    ("unknown-id", Repoint(ident("P2"), 0, Reference(Pointer((ident("A3"),))), Reference(Pointer((ident("Z9"),))))),
    ("root", Delete(ident("ROOT"))),
    ("root", Move(ident("ROOT"), ident("C1"), 0)),
    ("bad-index", Insert(ident("C1"), 3, NEW)),
    ("bad-index", Insert(ident("C1"), -1, NEW)),
    ("bad-index", Move(ident("A1"), ident("C1"), 2)),
    ("wrong-level", Insert(ident("A1"), 0, NEW)),
    ("wrong-level", Insert(ident("P1"), 0, body("N1", "新款。"))),
    ("wrong-level", Insert(ident("C1"), 0, Provision(ident("N1"), Level.ROOT))),
    ("wrong-level", Insert(ident("C1"), 0, article("N1", article("N2")))),
    ("wrong-level", Move(ident("A1"), ident("A2"), 0)),
    ("wrong-level", Move(ident("C1"), ident("C2"), 0)),
    ("wrong-level", SetTraits(ident("A2"), Traits(Level.PARAGRAPH))),
    ("move-inside", Move(ident("C1"), ident("C1"), 0)),
    ("move-inside", Move(ident("C3"), ident("D1"), 0)),
    ("duplicate-id", Insert(ident("C1"), 0, article("A2"))),
    ("duplicate-id", Insert(ident("C1"), 0, article("N1", body("N2", "一。"), body("N2", "二。")))),
    ("bad-id", Insert(ident("C1"), 0, Provision(ident("ROOT"), Level.ARTICLE))),
    ("unit-text", Replace(ident("A1"), text("改写。"))),
    ("unit-text", Insert(ident("C1"), 0, Provision(ident("N1"), Level.ARTICLE, text("条文。")))),
    ("no-heading", SetHeading(ident("P1"), Heading("条旨"))),
    ("no-heading", SetHeading(ident("C1"), None)),
    ("no-heading", Split(ident("C2"), ident("A4"), ident("N1"))),
    ("empty-text", Replace(ident("P1"), ())),
    ("last-paragraph", Delete(ident("P1"))),
    ("last-paragraph", Move(ident("P1"), ident("A2"), 0)),
    ("bad-split", Split(ident("A3"), ident("P4"), ident("N1"))),
    ("bad-split", Split(ident("A3"), ident("P1"), ident("N1"))),
    ("bad-split", Split(ident("A3"), Position(0, 1), ident("N1"))),
    ("bad-split", Split(ident("P4"), ident("J2"), ident("N1"))),
    ("bad-split", Split(ident("P1"), Position(0, 0), ident("N1"))),
    ("bad-split", Split(ident("P1"), Position(0, 99), ident("N1"))),
    ("bad-split", Split(ident("P1"), Position(4, 0), ident("N1"))),
    ("inside-reference", Split(ident("P2"), Position(1, 2), ident("N1"))),
    ("duplicate-id", Split(ident("P1"), Position(0, 3), ident("A2"))),
    ("bad-merge", Merge((ident("A1"),))),
    ("bad-merge", Merge((ident("C1"), ident("C2")))),
    ("bad-merge", Merge((ident("A1"), ident("P2")))),
    ("not-neighbours", Merge((ident("A2"), ident("A3")))),
    ("not-neighbours", Merge((ident("A2"), ident("A1")))),
    ("not-neighbours", Merge((ident("P4"), ident("P6")))),
    ("not-neighbours", Merge((ident("A1"), ident("A1")))),
    ("merge-order", Merge((ident("P4"), ident("P5")))),
    ("bad-level", ChangeLevel(ident("A1"), Level.PARAGRAPH)),
    ("bad-level", ChangeLevel(ident("P1"), Level.PARAGRAPH)),
    ("bad-level", ChangeLevel(ident("P1"), Level.CHAPTER)),
    ("no-owner", ChangeLevel(ident("P1"), Level.ITEM)),
    ("no-owner", ChangeLevel(ident("C1"), Level.SECTION)),
    ("unknown-property", SetProperty("colour", "红")),
    ("bad-property", SetProperty("mode", "随便")),
    ("bad-property", SetProperty("title", ("一", "二"))),
    ("bad-property", SetProperty("notes", "一行")),
    (
        "stale-reference",
        Repoint(ident("P2"), 5, Reference(Pointer((ident("A3"),))), Reference(Pointer((ident("A1"),)))),
    ),
    ("other-id", Retype(ident("A1"), NEW)),
    ("wrong-level", Retype(ident("A1"), chapter("A1", "章"))),
    ("duplicate-id", Retype(ident("A1"), article("A1", body("P2", "占用。")))),
    ("unknown-id", Batch((Delete(ident("A1")), Delete(ident("P1"))))),
    ("wrong-level", Batch((Delete(ident("A1")), Insert(ident("P2"), 0, body("N1", "新款。"))))),
]


@pytest.mark.parametrize(("code", "operation"), REFUSED, ids=[f"{code}-{n}" for n, (code, _) in enumerate(REFUSED)])
def test_refused(code: str, operation: Operation) -> None:
    assert refused(operation, SAMPLE) == code


@pytest.mark.parametrize(
    ("code", "operation"),
    [
        ("frozen-order", Move(ident("A4"), ident("ROOT"), 0)),
        ("no-free-number", Insert(ident("ROOT"), 0, NEW)),
    ],
)
def test_refused_with_frozen_numbers(code: str, operation: Operation) -> None:
    assert refused(operation, FROZEN) == code


def test_a_new_article_takes_the_next_free_number() -> None:
    def number(instrument: Instrument, index: int) -> Number | None:
        return check(Insert(ident("ROOT"), index, NEW), instrument).instrument.root.children[index].number

    assert number(FROZEN, 1) == Number(1, 1)
    assert number(FROZEN, 2) == Number(2, 2)
    assert number(FROZEN, 3) == Number(2, 2)
    assert number(FROZEN, 4) == Number(4, 1)
    codes = [problem.code for problem in check(Insert(ident("ROOT"), 2, NEW), FROZEN).problems]
    assert codes == ["number-order"]


def test_items_stay_items() -> None:
    assert refused(Insert(ident("A1"), 0, item("N1", "新的一项；")), SAMPLE) == "wrong-level"
