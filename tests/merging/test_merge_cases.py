"""How two sides meet, case by case: what is decided for people, and what is left to them."""

from collections.abc import Sequence
from dataclasses import replace

from tests.merging.merge_laws import merged, node, said
from workbench.merging.values import Kind, Merged, Notice, Place
from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Attachment, Instrument, Mode, Numbering
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import words
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import (
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


def id_of(name: str) -> Id:
    return Id(name.ljust(8, "0"))


def paragraph(name: str, text: str = "", *items: Provision) -> Provision:
    return Provision(id_of(name), Level.PARAGRAPH, words(text or f"{name}的文字。"), children=items)


def article(name: str, *inner: Provision, number: int = 0) -> Provision:
    own = inner or (paragraph(f"{name}P"),)
    return Provision(id_of(name), Level.ARTICLE, children=own, number=Number(number) if number else None)


def chapter(name: str, *inner: Provision) -> Provision:
    return Provision(id_of(name), Level.CHAPTER, heading=Heading("总则"), children=inner)


def law(*inner: Provision) -> Instrument:
    return Instrument("示范条例", Provision(ROOT_ID, Level.ROOT, children=inner))


def made(base: Instrument, *operations: Operation) -> Instrument:
    for operation in operations:
        done = apply(operation, base)
        assert isinstance(done, Applied), done
        base = done.instrument
    return base


def met(base: Instrument, ours: Sequence[Operation], theirs: Sequence[Operation]) -> Merged:
    return merged(base, made(base, *ours), made(base, *theirs))


def kinds(found: Merged) -> list[tuple[Kind, str]]:
    return [(conflict.kind, conflict.target.rstrip("0")) for conflict in found.conflicts]


def order(found: Merged, outer: str) -> list[str]:
    return [child.id.rstrip("0") for child in node(found.instrument, id_of(outer)).children]


BASE = law(chapter("C", article("A"), article("B")), chapter("D", article("E")))
FIRST = id_of("AP")


def test_different_words_of_one_sentence_come_together_and_are_shown() -> None:
    base = law(article("A", paragraph("AP", "主管部门应当公布目录，经营者可以提出申请，有关单位予以配合。")))
    ours = [Replace(FIRST, words("主管部门必须公布目录，经营者可以提出申请，有关单位予以配合。"))]
    theirs = [Replace(FIRST, words("主管部门应当公布清单，经营者可以提出申请，有关单位予以配合。"))]
    found = met(base, ours, theirs)
    assert said(node(found.instrument, FIRST).text).startswith("主管部门必须公布清单，")
    assert [one.notice for one in found.confirmations] == [Notice.SAME_SENTENCE]
    assert not found.conflicts


def test_the_same_words_changed_differently_wait_for_people_and_the_rest_does_not() -> None:
    base = law(article("A", paragraph("AP", "处五万元以下罚款。应当改正。可以申诉。")))
    ours = [Replace(FIRST, words("处十万元以下罚款。应当立即改正。可以申诉。"))]
    theirs = [Replace(FIRST, words("处八万元以下罚款。应当改正。可以依法申诉。"))]
    found = met(base, ours, theirs)
    (conflict,) = found.conflicts
    assert said(conflict.base) == "处五万元以下罚款。应当立即改正。可以依法申诉。"  # type: ignore[arg-type]
    assert said(conflict.ours) == "处十万元以下罚款。应当立即改正。可以依法申诉。"  # type: ignore[arg-type]
    assert said(conflict.theirs) == "处八万元以下罚款。应当立即改正。可以依法申诉。"  # type: ignore[arg-type]


def test_sentences_added_at_one_place_follow_each_other() -> None:
    base = law(article("A", paragraph("AP", "应当公布目录。")))
    ours, theirs = ([Replace(FIRST, words(f"应当公布目录。{extra}"))] for extra in ("可以申诉。", "必须备案。"))
    found = met(base, ours, theirs)
    assert said(node(found.instrument, FIRST).text) in (
        "应当公布目录。可以申诉。必须备案。",
        "应当公布目录。必须备案。可以申诉。",
    )
    assert not found.conflicts
    assert found.confirmations


def test_edited_and_merged_into_its_neighbour_is_both() -> None:
    found = met(BASE, [Merge((id_of("A"), id_of("B")))], [Replace(id_of("BP"), words("改过的款。"))])
    assert order(found, "A") == ["AP", "BP"]
    assert said(node(found.instrument, id_of("BP")).text) == "改过的款。"
    assert not found.conflicts


def test_an_edit_follows_the_words_into_the_paragraph_they_were_merged_into() -> None:
    base = law(article("A", paragraph("AP", "应当公布目录。"), paragraph("AQ", "可以提出申请。")))
    found = met(base, [Merge((FIRST, id_of("AQ")))], [Replace(id_of("AQ"), words("可以书面提出申请。"))])
    assert said(node(found.instrument, FIRST).text) == "应当公布目录。可以书面提出申请。"
    assert not found.conflicts


def test_inserted_into_what_the_other_side_split_goes_with_its_neighbour() -> None:
    base = law(article("A", paragraph("AP"), paragraph("AQ"), paragraph("AR")))
    split = [Split(id_of("A"), id_of("AQ"), id_of("Z"))]
    found = met(base, split, [Insert(id_of("A"), 3, paragraph("N"))])
    pieces = {tuple(order(found, name)) for name in ("A", "Z")}
    assert pieces == {("AP",), ("AQ", "AR", "N")}


def test_both_split_at_one_place_is_one_split() -> None:
    base = law(article("A", paragraph("AP", "应当公布目录。可以提出申请。")))
    ours, theirs = ([Split(FIRST, Position(0, 7), id_of(name))] for name in ("Y", "Z"))
    found = met(base, ours, theirs)
    texts = [said(child.text) for child in node(found.instrument, id_of("A")).children]
    assert texts == ["应当公布目录。", "可以提出申请。"]
    assert not found.conflicts


def test_words_contested_across_a_split_are_all_in_the_conflict() -> None:
    base = law(article("A", paragraph("AP", "依照")))
    ours = [Split(FIRST, Position(0, 1), id_of("Y"))]
    theirs: list[Operation] = [Split(FIRST, Position(0, 1), id_of("Z")), Replace(id_of("Z"), words("应当公布"))]
    found = met(base, ours, theirs)
    whole = "".join(said(child.text) for child in node(found.instrument, id_of("A")).children)
    said_there = "".join(said(one.ours) + said(one.theirs) for one in found.conflicts)  # type: ignore[arg-type]
    assert "应当公布" in whole + said_there


def test_both_split_an_article_at_one_place_is_one_split() -> None:
    base = law(article("A", paragraph("AP"), paragraph("AQ")))
    ours, theirs = ([Split(id_of("A"), id_of("AQ"), id_of(name))] for name in ("Y", "Z"))
    found = met(base, ours, theirs)
    assert [order(found, name) for name in ("A", "Y")] == [["AP"], ["AQ"]]
    assert len(found.instrument.root.children) == 2
    assert not found.conflicts


def test_moved_into_each_other_holds_neither() -> None:
    point = [Provision(id_of(name), Level.POINT, words(f"{name}的文字；")) for name in "XY"]
    base = law(article("A", paragraph("AP", "下列：", *point)))
    found = met(base, [Move(id_of("X"), id_of("Y"), 0)], [Move(id_of("Y"), id_of("X"), 0)])
    assert [kind for kind, _ in kinds(found)] == [Kind.PLACE]


def test_moved_into_a_chapter_the_other_side_deleted_keeps_the_chapter_for_a_decision() -> None:
    found = met(BASE, [Move(id_of("A"), id_of("D"), 0)], [Delete(id_of("D"))])
    assert kinds(found) == [(Kind.DELETED, "D")]
    assert order(found, "D") == ["A", "E"]


def test_moved_to_two_places_is_a_conflict_of_places() -> None:
    base = law(chapter("C", article("A"), article("B")), chapter("D"), chapter("F"))
    found = met(base, [Move(id_of("A"), id_of("D"), 0)], [Move(id_of("A"), id_of("F"), 0)])
    (conflict,) = found.conflicts
    assert (conflict.ours, conflict.theirs) == (Place(id_of("D")), Place(id_of("F")))
    assert conflict.base == Place(id_of("C"))


def test_moved_against_deleted_is_a_conflict() -> None:
    assert kinds(met(BASE, [Move(id_of("A"), id_of("D"), 0)], [Delete(id_of("A"))])) == [(Kind.DELETED, "A")]


def test_deleted_on_both_sides_is_gone() -> None:
    found = met(BASE, [Delete(id_of("A"))], [Delete(id_of("A")), Delete(id_of("E"))])
    assert not found.conflicts
    assert order(found, "C") == ["B"]


def test_headings_levels_and_properties_are_contested_by_name() -> None:
    base = law(article("A", paragraph("AP"), paragraph("AQ", "一是；")), chapter("C"))
    ours: list[Operation] = [SetHeading(id_of("C"), Heading("附则")), SetProperty("title", "示范办法")]
    theirs: list[Operation] = [SetHeading(id_of("C"), Heading("责任")), SetProperty("title", "示范规定")]
    found = met(base, ours, theirs)
    assert sorted(kinds(found)) == [(Kind.HEADING, "C"), (Kind.PROPERTY, "title")]
    assert found.instrument.title == base.title


def test_a_level_changed_while_something_was_put_inside_leaves_a_valid_tree() -> None:
    base = law(article("A", paragraph("AP", "下列："), paragraph("AQ", "一是；")))
    item = Provision(id_of("N"), Level.ITEM, words("新的项；"))
    found = met(base, [ChangeLevel(id_of("AQ"), Level.ITEM)], [Insert(id_of("AQ"), 0, item)])
    assert not found.conflicts
    assert node(found.instrument, id_of("AQ")).level is Level.ITEM
    assert [one.notice for one in found.confirmations] == [Notice.RENESTED]


def test_a_fixed_number_that_both_took_is_given_once() -> None:
    base = replace(law(article("A", number=1), article("B", number=2)), numbering=Numbering(Mode.SUFFIXED))
    found = met(base, [Insert(ROOT_ID, 1, article("Y"))], [Insert(ROOT_ID, 1, article("Z"))])
    numbers = [child.number for child in found.instrument.root.children]
    assert numbers == [Number(1), Number(1, 1), Number(1, 2), Number(2)]
    assert {one.notice for one in found.confirmations} == {Notice.SAME_PLACE, Notice.RENUMBERED}


def test_a_citation_of_what_the_other_side_deleted_keeps_its_words() -> None:
    citing = Replace(FIRST, ("依照", Reference(Pointer((id_of("E"),))), "办理。"))
    found = met(BASE, [citing], [Delete(id_of("E"))])
    (reference,) = [piece for piece in node(found.instrument, FIRST).text if isinstance(piece, Reference)]
    assert reference.start.lost == "第三条"
    assert Notice.LOST_REFERENCE in {one.notice for one in found.confirmations}


def test_attachments_of_both_sides_are_kept_and_contested_when_they_differ() -> None:
    first, second = Attachment("通知", ("甲",)), Attachment("解读", ("乙",))
    ours, theirs = (replace(BASE, attachments=(one,)) for one in (first, second))
    assert set(merged(BASE, ours, theirs).instrument.attachments) == {first, second}
    other = replace(BASE, attachments=(replace(first, lines=("丙",)),))
    assert kinds(merged(BASE, ours, other)) == [(Kind.PROPERTY, "attachments")]


def test_one_id_made_on_both_sides_with_different_words_is_a_conflict() -> None:
    sides = [made(BASE, Insert(id_of("C"), 0, article("N", paragraph("NP", text)))) for text in ("一写。", "二写。")]
    assert kinds(merged(BASE, *sides)) == [(Kind.WORDS, "NP")]
