"""Three-way merges of texts: cases as people meet them, and the laws of every merge."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language.segments import Segment, segments
from workbench.language.three_way import Woven, edits, weave

BASE = "主管部门应当自受理之日起二十日内作出决定，并书面通知申请人。"
CASES = [
    # ours, theirs, the result or None where they clash, the distance or None where it is not looked at
    (BASE, BASE.replace("应当", "可以"), BASE.replace("应当", "可以"), None),
    (
        BASE.replace("主管部门", "市主管部门"),
        BASE.replace("书面", ""),
        "市" + BASE.replace("书面", ""),
        None,
    ),
    (BASE.replace("二十日", "三十日"), BASE.replace("二十日", "三十日"), BASE.replace("二十日", "三十日"), None),
    (BASE.replace("二十日", "三十日"), BASE.replace("二十日", "十日"), None, 0),
    (BASE.replace("二十日", "三十日"), BASE.replace("日起二十", "日起"), None, 0),
]
PIECES = [
    "应当",
    "可以",
    "公布",
    "部门",
    "的",
    "，",
    "。",
    "第三条",
    "第十三条第一款",
    "二十",
    "三十日",
    "5万元",
    "（",
    "(",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join).map(segments)
FEW = st.lists(st.sampled_from([Segment(c, c) for c in "甲乙丙"]), max_size=9).map(tuple)


def text(woven: Woven) -> str:
    """The merged words."""
    return "".join(piece.text for piece in woven.segments)


@pytest.mark.parametrize(("ours", "theirs", "expected", "distance"), CASES)
def test_cases(ours: str, theirs: str, expected: str | None, distance: int | None) -> None:
    woven = weave(segments(BASE), segments(ours), segments(theirs))
    assert bool(woven.clashes) is (expected is None)
    assert text(woven) == (expected or BASE)
    if distance is not None:
        assert woven.distance == distance


def test_distance_counts_what_nobody_changed() -> None:
    base = tuple(Segment(c, c) for c in "甲乙丙丁戊己")
    ours = tuple(Segment(c, c) for c in "天乙丙丁戊己")
    theirs = tuple(Segment(c, c) for c in "甲乙丙丁戊地")
    shared = [side[:2] + (Segment("人", "人"),) + side[3:] for side in (ours, theirs)]
    assert weave(base, ours, theirs).distance == 4
    assert weave(base, *shared).distance == 3


def test_additions_at_one_place_clash() -> None:
    base = segments("甲部门负责监督。")
    woven = weave(base, segments("甲部门依法负责监督。"), segments("甲部门统一负责监督。"))
    (clash,) = woven.clashes
    assert (clash.start, clash.end) == (2, 2)
    assert [[piece.text for piece in side] for side in clash[2:]] == [["依法"], ["统一"]]


def test_typesetting_is_carried_along() -> None:
    woven = weave(segments("应当公布（试行）。"), segments("应当公布(试行)。"), segments("可以公布（试行）。"))
    assert text(woven) == "可以公布(试行)。"


@given(TEXTS | FEW, TEXTS | FEW)
def test_one_side_alone_is_taken_whole(base: tuple[Segment, ...], side: tuple[Segment, ...]) -> None:
    for ours, theirs in ((base, side), (side, base), (side, side)):
        woven = weave(base, ours, theirs)
        assert woven.segments == side
        assert woven.clashes == ()
        assert woven.distance is None


@given(TEXTS | FEW, TEXTS | FEW, TEXTS | FEW)
def test_the_sides_may_be_exchanged(
    base: tuple[Segment, ...], ours: tuple[Segment, ...], theirs: tuple[Segment, ...]
) -> None:
    one, other = weave(base, ours, theirs), weave(base, theirs, ours)
    assert (one.segments, one.distance) == (other.segments, other.distance)
    assert one.clashes == tuple(clash._replace(ours=clash.theirs, theirs=clash.ours) for clash in other.clashes)


@given(FEW, FEW, FEW)
def test_no_added_segment_is_lost(
    base: tuple[Segment, ...], ours: tuple[Segment, ...], theirs: tuple[Segment, ...]
) -> None:
    woven = weave(base, ours, theirs)
    if not woven.clashes:
        made = {*edits(base, ours), *edits(base, theirs)}
        expected = Counter(base)
        for edit in made:
            expected.subtract(base[edit.start : edit.end])
            expected.update(edit.new)
        assert Counter(woven.segments) == +expected
