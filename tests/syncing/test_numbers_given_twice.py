"""Laws of merging books of opinions: symmetric, nothing lost, no number twice, whatever names an opinion follows it."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.syncing.books import (
    Files,
    amendments,
    assert_all_follows,
    merge,
    opinions,
    renumberings,
    with_import,
    with_lines,
    with_work,
)
from workbench.amendments.opinions.numbers import given_anew
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.sent import fingerprint
from workbench.amendments.renumbering import Renumbering, by_number, former
from workbench.storage.opinions.records import INTAKES, OPINIONS, Intake

DICE = st.integers(0, 2**32).map(random.Random)


def two_sides(dice: random.Random) -> tuple[Files, Files, Files]:
    """A base and two sides that both took in and worked."""
    base = with_work(with_import({}, "BASE0000", "0", dice), "B", dice)
    ours = with_work(with_import(base, "OURS0000", dice.choice("12"), dice), "P", dice)
    theirs = with_work(with_import(base, "THEIRS00", dice.choice("12"), dice), "Q", dice)
    return base, ours, theirs


@settings(max_examples=25, deadline=None)
@given(DICE)
def test_nothing_is_lost_and_everything_follows(dice: random.Random) -> None:
    base, ours, theirs = two_sides(dice)
    made = merge(base, ours, theirs)
    assert_all_follows(made)
    texts = [one.text for one in opinions(made).values()]
    assert sorted(texts) == sorted({one.text for side in (ours, theirs) for one in opinions(side).values()})
    assert {one.id for one in amendments(made)} == {one.id for side in (ours, theirs) for one in amendments(side)}
    assert all(opinions(made)[id] == one for id, one in opinions(base).items())


@settings(max_examples=25, deadline=None)
@given(DICE)
def test_every_opinion_is_known_by_what_it_was(dice: random.Random) -> None:
    base, ours, theirs = two_sides(dice)
    made = merge(base, ours, theirs)
    known = by_number(renumberings(made))
    for side in (ours, theirs):
        for one in opinions(side).values():
            now = next(each for each in opinions(made).values() if each.text == one.text)
            assert fingerprint(one) in map(fingerprint, (now, *former(now, known)))


@settings(max_examples=25, deadline=None)
@given(DICE)
def test_work_that_went_on_with_the_old_numbers_follows(dice: random.Random) -> None:
    base, ours, theirs = two_sides(dice)
    made = merge(base, ours, theirs)
    later = with_work(with_import(theirs, "LATER000", "3", dice), "R", dice)
    again = merge(theirs, with_work(made, "S", dice), later)
    assert_all_follows(again)
    assert {one.text for one in opinions(again).values()} >= {one.text for one in opinions(later).values()}


@settings(max_examples=25, deadline=None)
@given(DICE)
def test_three_offices_that_met_in_different_ways_come_together(dice: random.Random) -> None:
    base, ours, theirs = two_sides(dice)
    third = with_work(with_import(base, "THIRD000", dice.choice("12"), dice), "R", dice)
    one, other = merge(base, ours, theirs), merge(base, third, theirs)
    made = merge(theirs, one, other)
    assert_all_follows(made)
    texts = [each.text for each in opinions(made).values()]
    assert len(set(texts)) == len(texts)
    assert set(texts) == {each.text for side in (ours, theirs, third) for each in opinions(side).values()}


def book(source: str, when: str, *texts: str) -> Files:
    """One import, numbered from 1."""
    lines = [Opinion(str(row), text, source=source, row=row) for row, text in enumerate(texts, 1)]
    return with_lines(with_lines({}, OPINIONS, *lines), INTAKES, Intake(source, "", when, "", len(texts), "", ""))


def test_the_earlier_import_keeps_its_numbers() -> None:
    made = merge({}, book("LATE0000", "2", "晚一", "晚二"), book("EARLY000", "1", "早一"))
    assert {id: one.text for id, one in opinions(made).items()} == {"1": "早一", "1-1": "晚一", "2": "晚二"}
    assert renumberings(made) == [Renumbering("1", "1-1", "LATE0000")]


def test_an_import_that_was_undone_meanwhile_stays_undone() -> None:
    theirs = book("LATE0000", "2", "晚一", "晚二")
    made = merge({}, book("EARLY000", "1", "早一"), theirs)
    assert {one.text for one in opinions(merge(theirs, made, {})).values()} == {"早一"}


def test_free_numbers_are_given_in_order() -> None:
    assert given_anew(["47-1", "9", "47"], ["47", "47-3", "9"]) == {"9": "9-1", "47": "47-4", "47-1": "47-5"}
