"""Every operation at every level: one line each, all laws."""

from collections.abc import Callable

import pytest

from tests.operations.laws import check
from tests.operations.samples import FROZEN, SAMPLE, article, body, chapter, ident, item, statute, subitem, text
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.text import references
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

NEW = ident("N1")
CASES: dict[str, Operation] = {
    "article in front": Insert(ident("C1"), 0, article("N1", body("N2", "新的一条，见{A1}和{N1}。"))),
    "article last": Insert(ident("D2"), 2, article("N1", body("N2", "新的一条。"))),
    "article inside a range": Insert(ident("C2"), 0, article("N1", body("N2", "新的一条。"))),
    "empty article": Insert(ident("C1"), 1, article("N1")),
    "paragraph between": Insert(ident("A2"), 1, body("N1", "新的一款。")),
    "item": Insert(ident("P4"), 1, item("N1", "新的一项，见{r1:J1}；")),
    "subitem": Insert(ident("J2"), 0, subitem("N1", "新的一目；")),
    "chapter": Insert(ident("ROOT"), 1, chapter("N1", "新章", article("N2", body("N3", "依照{C1}。")))),
    "section": Insert(ident("C3"), 0, chapter("N1", "新节", level=Level.SECTION)),
    "delete article": Delete(ident("A3")),
    "delete cited paragraph": Delete(ident("P2")),
    "delete one of two in 前两款": Delete(ident("P5")),
    "delete item": Delete(ident("J2")),
    "delete subitem": Delete(ident("S1")),
    "delete chapter": Delete(ident("C2")),
    "delete section": Delete(ident("D1")),
    "delete end of range": Delete(ident("A4")),
    "replace paragraph": Replace(ident("P5"), text("改写，见{A7}。")),
    "replace item": Replace(ident("J1"), text("改写的；")),
    "replace subitem": Replace(ident("S2"), text("身份证明。")),
    "move article to front": Move(ident("A7"), ident("C1"), 0),
    "move article to back": Move(ident("A1"), ident("D2"), 2),
    "move article inside": Move(ident("A3"), ident("C2"), 1),
    "move paragraph": Move(ident("P5"), ident("A3"), 0),
    "move paragraph to another article": Move(ident("P5"), ident("A5"), 1),
    "move item": Move(ident("J3"), ident("P4"), 0),
    "move chapter": Move(ident("C3"), ident("ROOT"), 0),
    "move section": Move(ident("D2"), ident("C2"), 2),
    "split article, front longer": Split(ident("A3"), ident("P6"), NEW, Heading("新条旨", "【】")),
    "split article, back longer": Split(ident("A2"), ident("P3"), NEW),
    "split paragraph, front longer": Split(ident("PA1"), Position(2, 5), NEW),
    "split paragraph, back longer": Split(ident("PA1"), Position(0, 1), NEW),
    "split paragraph before a reference": Split(ident("P5"), Position(2), NEW),
    "split paragraph with items": Split(ident("P4"), Position(0, 9), NEW),
    "split item": Split(ident("J2"), Position(0, 3), NEW),
    "split subitem": Split(ident("S1"), Position(0, 2), NEW),
    "split chapter": Split(ident("C2"), ident("A4"), NEW, Heading("材料")),
    "split section": Split(ident("D2"), ident("A7"), NEW, Heading("附则")),
    "merge articles": Merge((ident("A1"), ident("A2"))),
    "merge articles of a range": Merge((ident("A3"), ident("A4"))),
    "merge paragraphs": Merge((ident("P5"), ident("P6"))),
    "merge items": Merge((ident("J1"), ident("J2"))),
    "merge subitems": Merge((ident("S1"), ident("S2"))),
    "heading of article": SetHeading(ident("A2"), Heading("条件", "【】")),
    "no heading": SetHeading(ident("A1"), None),
    "heading of chapter": SetHeading(ident("C1"), Heading("一般规定")),
    "paragraph to item": ChangeLevel(ident("P5"), Level.ITEM),
    "paragraph to subitem": ChangeLevel(ident("P5"), Level.SUBITEM),
    "item to paragraph": ChangeLevel(ident("J2"), Level.PARAGRAPH),
    "last item to paragraph": ChangeLevel(ident("J3"), Level.PARAGRAPH),
    "item to subitem": ChangeLevel(ident("J3"), Level.SUBITEM),
    "item with subitems to subitem": ChangeLevel(ident("J2"), Level.SUBITEM),
    "first item to subitem": ChangeLevel(ident("J1"), Level.SUBITEM),
    "subitem to item": ChangeLevel(ident("S1"), Level.ITEM),
    "subitem to paragraph": ChangeLevel(ident("S1"), Level.PARAGRAPH),
    "chapter to section": ChangeLevel(ident("C2"), Level.SECTION),
    "chapter with sections to section": ChangeLevel(ident("C3"), Level.SECTION),
    "section to chapter": ChangeLevel(ident("D1"), Level.CHAPTER),
    "last section to chapter": ChangeLevel(ident("D2"), Level.CHAPTER),
    "chapter to part": ChangeLevel(ident("C1"), Level.PART),
    "middle chapter to part": ChangeLevel(ident("C2"), Level.PART),
    "title": SetProperty("title", "示范办法"),
    "notes": SetProperty("notes", ("某日通过", "某日修正")),
    "stage": SetProperty("stage", "草案"),
    "self-names": SetProperty("self_names", ("本办法",)),
    "frozen numbers": SetProperty("mode", "之一"),
    "batch": Batch(
        (Delete(ident("A1")), Insert(ident("C1"), 0, article("N1", body("N2", "依照{A2}。"))), Delete(ident("A4")))
    ),
    "batch of citing neighbours": Batch((Delete(ident("A3")), Delete(ident("A4")))),
    "batch that replaces the only paragraph": Batch(
        (Delete(ident("P1")), Insert(ident("A1"), 0, body("N1", "新款。")))
    ),
    "nothing": Batch(()),
}
FROZEN_CASES: dict[str, Operation] = {
    "article": Insert(ident("ROOT"), 1, article("N1", body("N2", "新的一条。"))),
    "article after 之一": Insert(ident("ROOT"), 3, article("N1", body("N2", "新的一条。"))),
    "article before its 之一": Insert(ident("ROOT"), 2, article("N1", body("N2", "新的一条。"))),
    "delete": Delete(ident("A2")),
    "paragraph": Insert(ident("A2"), 1, body("N1", "新的一款。")),
    "move paragraph": Move(ident("P3"), ident("A2"), 0),
    "split article": Split(ident("A2"), ident("P3"), NEW),
    "merge articles": Merge((ident("A2"), ident("A3"))),
    "numbers let go": SetProperty("mode", "重排"),
}


@pytest.mark.parametrize("operation", CASES.values(), ids=CASES)
def test_all_laws_hold(operation: Operation) -> None:
    check(operation, SAMPLE)


@pytest.mark.parametrize("operation", FROZEN_CASES.values(), ids=FROZEN_CASES)
def test_all_laws_hold_with_frozen_numbers(operation: Operation) -> None:
    check(operation, FROZEN)


def test_what_stands_below_goes_with_the_second_half() -> None:
    long = body("P1", "有下列情形之一并且经过查证属实的，应当依法办理：", item("J1", "甲；"), item("J2", "乙。"))
    after = check(Split(ident("P1"), Position(0, 20), NEW), statute(article("A1", long))).instrument
    first, second = after.root.children[0].children
    assert (first.id, first.children, second.id) == (ident("P1"), (), NEW)
    assert [child.id for child in second.children] == [ident("J1"), ident("J2")]


@pytest.mark.parametrize(("gone", "parent", "back"), [("A3", "C1", article), ("P2", "A1", body), ("J2", "P4", item)])
def test_what_comes_back_elsewhere_is_cited_again(gone: str, parent: str, back: Callable[..., Provision]) -> None:
    without = check(Delete(ident(gone)), SAMPLE).instrument
    returned = back(gone) if back is article else back(gone, "回来的。")
    lost = {reference for part in without.root.walk() for reference in references(part.text) if reference.lost}
    after = check(Insert(ident(parent), 0, returned), without).instrument
    still = {reference for part in after.root.walk() for reference in references(part.text) if reference.lost}
    assert lost and len(still) < len(lost)
