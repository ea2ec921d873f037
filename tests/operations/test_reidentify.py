"""Ids given back to retyped words."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from tests.operations.laws import check
from tests.operations.samples import SAMPLE, article, body, chapter, ident, item, statute
from tests.operations.test_operation_laws import FEWER
from tests.strategies import instruments
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels
from workbench.operations.reidentify import reidentify
from workbench.operations.results import Applied
from workbench.operations.values import Retype

A, B, C = "市人民政府应当推动跨区域规划衔接。", "任何单位和个人有权举报违法行为。", "主管部门应当在五日以内作出决定。"
OLD = article("A1", body("P1", A), body("P2", B, item("J1", "情节严重的；"), item("J2", "造成损失的。")), body("P3", C))


def source() -> IdSource:
    return IdSource(choose=Random(7).choice)


def typed(*children: Provision) -> Provision:
    return article("X0", *children)


def again(new: Provision, old: Provision = OLD, *graveyard: Provision) -> dict[str, Provision]:
    """The reidentified provisions by the words they begin with; the article by 条."""
    result = reidentify(old, new, source(), graveyard)
    assert len({part.id for part in result.walk()}) == len(list(result.walk()))
    return {str(part.text[0])[:4] if part.text else part.level.value: part for part in result.walk()}


def ids(new: Provision) -> list[str]:
    """The short ids in order, 「·」 for a new one."""
    known = {part.id for part in OLD.walk()}
    return [part.id.rstrip("0") if part.id in known else "·" for part in reidentify(OLD, new, source()).walk()]


UNCHANGED = (body("X2", B, item("X3", "情节严重的；"), item("X4", "造成损失的。")), body("X5", C))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (typed(body("X1", A), *UNCHANGED), "A1 P1 P2 J1 J2 P3"),
        (typed(body("X1", A.replace("推动", "积极推动")), *UNCHANGED), "A1 P1 P2 J1 J2 P3"),
        (typed(body("X9", "完全不同的新的一款文字。"), body("X1", A), *UNCHANGED), "A1 · P1 P2 J1 J2 P3"),
        (typed(*UNCHANGED), "A1 P2 J1 J2 P3"),
        (typed(body("X5", C), body("X1", A)), "A1 P3 P1"),
        (typed(body("X1", A), body("X2", B), body("X3", "情节严重的；"), body("X5", C)), "A1 P1 P2 J1 P3"),
        (typed(body("X1", A), body("X2", A), body("X3", B), body("X5", C)), "A1 · P1 P2 P3"),
    ],
    ids=["unchanged", "rewritten", "added", "deleted", "reordered", "level changed", "twin added"],
)
def test_equal_then_similar_words_keep_their_ids(new: Provision, expected: str) -> None:
    assert ids(new) == expected.split()


def test_twins_never_cross() -> None:
    old = article("A1", body("P1", A), body("P2", B), body("P3", A))
    result = reidentify(old, typed(body("X1", A), body("X2", A)), source())
    assert [part.id for part in result.children] == [ident("P1"), ident("P3")]


def test_a_split_keeps_the_id_on_the_longest_piece() -> None:
    found = again(typed(body("X1", A[:6]), body("X9", A[6:]), *UNCHANGED))
    assert found[A[6:10]].id == ident("P1")
    assert found[A[:4]].id not in {part.id for part in OLD.walk()}
    assert found[A[:4]].split_from == ident("P1")


def test_a_merge_keeps_the_id_of_the_first() -> None:
    old = article("A1", body("P1", A), body("P2", B), body("P3", C))
    merged = again(typed(body("X1", A), body("X2", B + C)), old)[B[:4]]
    assert merged.id == ident("P2")
    assert merged.merged == (ident("P3"),)


def test_deleted_words_get_their_id_back() -> None:
    gone = body("G1", "已经删去的一款。")
    assert again(typed(body("X9", "已经删去的一款。"), body("X1", A), *UNCHANGED), OLD, gone)["已经删去"].id == ident(
        "G1"
    )
    assert again(typed(body("X9", "已经删去的一款。"), body("X1", A), *UNCHANGED))["已经删去"].id != ident("G1")


def test_references_among_new_ids_follow() -> None:
    new = typed(body("X1", A), replace(body("X2", "依照{X1}办理，并且完全不同。"), id=ident("X2")))
    result = reidentify(OLD, new, source())
    assert result.children[1].text[1] == body("X", "{P1}").text[0]


def _fresh(instrument: Instrument) -> Provision:
    """The same instrument as it would come back from a word processor: every id another one."""
    new = IdSource(choose=Random(1).choice)
    names = {part.id: new.draw() for part in instrument.root.walk() if part is not instrument.root}
    bare = Labels(instrument).instrument.root
    return _rename(bare, names)


def _rename(provision: Provision, names: dict[Id, Id]) -> Provision:
    children = tuple(_rename(child, names) for child in provision.children)
    return replace(provision, id=names.get(provision.id, provision.id), children=children, text=provision.text)


def test_a_whole_instrument_comes_back() -> None:
    assert reidentify(SAMPLE.root, _fresh(SAMPLE), source()) == SAMPLE.root


def test_chapters_articles_and_paragraphs_are_found_after_editing() -> None:
    old = statute(
        chapter("C1", "总则", article("A1", body("P1", A)), article("A2", body("P2", B), body("P3", C))),
        chapter("C2", "责任", article("A3", body("P4", "违反本条例规定的，责令改正。"))),
    ).root
    new = statute(
        chapter("X1", "一般规定", article("X2", body("X3", A + "并作公布。")), article("X4", body("X5", B))),
        chapter(
            "X6", "新的一章", article("X7", body("X8", C)), article("X9", body("X10", "这是新增的内容，别处没有。"))
        ),
        chapter("X11", "责任", article("X12", body("X13", "违反本条例规定的，依法给予处罚。"))),
    ).root
    result = reidentify(old, new, source())
    found = [part.id.rstrip("0") for part in result.walk()]
    assert found[:6] == ["ROOT", "C1", "A1", "P1", "A2", "P2"]
    assert [part.id for part in result.walk()][8] == ident("P3")
    assert [part.split_from for part in result.walk()][7] == ident("A2")
    assert found[-3:] == ["C2", "A3", "P4"]


@FEWER
@given(instrument=instruments())
def test_nothing_changed_means_nothing_changed(instrument: Instrument) -> None:
    twins = [str(part.text) for part in instrument.root.walk()]
    again_ids = [part.id for part in reidentify(instrument.root, _fresh(instrument), source()).walk()]
    assert len(again_ids) == len(twins)
    assert set(again_ids) == {part.id for part in instrument.root.walk()}


def test_retyping_is_an_operation_that_keeps_the_laws() -> None:
    new = typed(body("X1", "有下列情形的，"), body("X9", "应当依法办理，不得拖延："), body("X2", "不适用于本条例。"))
    old = Labels(SAMPLE).node(ident("A3"))
    applied: Applied = check(Retype(ident("A3"), reidentify(old, new, source())), SAMPLE)
    assert any(problem.code == "reference-lost" for problem in applied.problems)


def test_references_to_joined_words_follow_and_are_suspect() -> None:
    old = article("A1", body("P1", A), body("P2", B), body("P3", C))
    instrument = statute(old, article("A2", body("P9", "依照{P3}办理。")))
    joined = reidentify(old, typed(body("X1", A), body("X2", B + C)), source())
    applied = check(Retype(ident("A1"), joined), instrument)
    assert Labels(applied.instrument).node(ident("P9")).text == body("P9", "依照{?P2}办理。").text


@pytest.mark.parametrize(("lead", "typed_lead"), [("", ""), ("下列事项：", ""), ("", "下列事项：")])
def test_a_lead_without_words_is_known_by_its_list(lead: str, typed_lead: str) -> None:
    old = article("A1", body("P1", lead, item("J1", "情节严重的；"), item("J2", "造成损失的。")), body("P2", A))
    new = typed(body("X1", typed_lead, item("X2", "情节严重的；"), item("X3", "造成损失的。")), body("X4", A))
    assert [part.id for part in reidentify(old, new, source()).walk()] == [part.id for part in old.walk()]
