"""What is said of ranges and doubts after moves, splits and mergers: what happened, and nothing else."""

from tests.operations.laws import done
from tests.operations.samples import article, body, ident, statute
from workbench.model.instrument import ROOT_ID
from workbench.operations.values import Delete, Merge, Move, Split

#: 第一条 … 第五条; the last one cites 第二条至第四条. 第四条 and 第二条 are longer in their second 款.
FIVE = statute(
    article("A1", body("P1", "甲。")),
    article("A2", body("P2", "乙。"), body("P3", "乙的第二款，长得多。")),
    article("A3", body("P4", "丙。")),
    article("A4", body("P5", "丁，此款更长一些。"), body("P6", "丁二。")),
    article("A5", body("P7", "依照{A2..A4}办理。")),
)
NEW = ident("N1")


def test_undoing_what_reversed_a_range_adds_nothing_to_it() -> None:
    reversed_range = done(Move(ident("A2"), ROOT_ID, 3), FIVE)
    assert [problem.code for problem in reversed_range.problems] == ["range-reversed"]
    assert done(reversed_range.inverse, reversed_range.instrument).problems == ()


def test_undoing_the_loss_of_an_end_adds_nothing_to_the_range() -> None:
    lost = done(Delete(ident("A4")), FIVE)
    assert done(lost.inverse, lost.instrument).problems == ()


def test_merging_what_was_split_names_no_end_of_the_range_as_new() -> None:
    apart = done(Split(ident("A2"), ident("P3"), NEW), FIVE)
    together = done(Merge((NEW, ident("A2"))), apart.instrument)
    assert "range-widened" not in [problem.code for problem in together.problems]


def test_the_doubt_names_the_end_that_was_split() -> None:
    applied = done(Split(ident("A4"), ident("P6"), NEW), FIVE)
    [doubt] = [problem for problem in applied.problems if problem.code == "reference-suspect"]
    assert doubt.message == "第六条第一款援引的第四条经过拆分或者合并。"


def test_the_doubt_names_the_end_that_took_another_in() -> None:
    applied = done(Merge((ident("A1"), ident("A2"))), FIVE)
    [doubt] = [problem for problem in applied.problems if problem.code == "reference-suspect"]
    assert doubt.message == "第四条第一款援引的第一条经过拆分或者合并。"


def test_a_real_addition_is_still_told() -> None:
    applied = done(Move(ident("A1"), ROOT_ID, 2), FIVE)
    assert [problem.code for problem in applied.problems] == ["range-widened"]
