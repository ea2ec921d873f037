"""Laws of Chinese line breaking, on random words and on those of real statutes."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language.cells import cells, next_stop
from workbench.language.wrapping import NO_END, NO_START, Rows, may_break, rewrap, wrap

_PIECES = st.sampled_from(
    (
        *"应当依照市人民政府，。；：、）》”！？（《“",
        *("——", "……", "第十二条　", "第一百二十条之一　", "GB/T 9704-2012", "3.14", "12%", "workbench", "　"),
        *("𠮷", "👨\u200d👩", "é", "e\u0301", " ", "１２３", "￥50", "～"),
    )
)
WORDS = st.lists(_PIECES, max_size=60).map("".join)
#: Chinese as it is written: never more than two marks in a row, so that a permitted place always exists.
PROSE = st.lists(
    st.tuples(
        st.sampled_from(("应当公布", "依照《示范条例》", "第三条", "（以下简称办法）", "二〇二六年")),
        st.sampled_from("，。；、"),
    ),
    max_size=25,
).map(lambda pairs: "".join(word + mark for word, mark in pairs))
WIDTH = st.integers(2, 90)
INDENT = st.integers(0, 6)


def rows(words: str, found: Rows) -> list[str]:
    return [words[a:b] for a, b in pairwise((*found.starts, len(words)))]


@given(WORDS, WIDTH, INDENT)
def test_rows_joined_are_the_words_and_none_is_too_wide(words: str, width: int, first: int) -> None:
    found = wrap(words, width + first, first)
    pieces = rows(words, found)
    assert "".join(pieces) == words
    assert all(pieces) or words == ""
    for number, piece in enumerate(pieces):
        room = width if number == 0 else width + first
        assert cells(piece) <= room or next_stop(piece, 0) == len(piece)


@given(PROSE, st.integers(14, 90))
def test_prose_has_no_forbidden_row(words: str, width: int) -> None:
    for before, after in pairwise(rows(words, wrap(words, width))):
        assert after[0] not in NO_START
        assert before[-1] not in NO_END


@given(WORDS, WIDTH)
def test_a_forbidden_place_is_used_only_where_the_row_has_no_other(words: str, width: int) -> None:
    for before, after in pairwise(rows(words, wrap(words, width))):
        if not may_break(before[-1], after[0]):
            assert not any(may_break(a, b) for a, b in pairwise(before))


@given(WORDS, WORDS, WORDS, WORDS, WIDTH, INDENT)
def test_wrapping_after_a_change_is_wrapping_anew(a: str, b: str, c: str, d: str, width: int, first: int) -> None:
    old, new = a + b + d, a + c + d
    again = rewrap(wrap(old, width, first, 0), old, new, width, first, 0)
    assert again == wrap(new, width, first, 0)


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("市人民政府应当，依照", 14, ["市人民政府应", "当，依照"]),
        ("依照规定（以下简称）", 10, ["依照规定", "（以下简", "称）"]),
        ("规划衔接——标准", 9, ["规划衔接", "——标准"]),
        ("有关事项……的规定", 11, ["有关事项……", "的规定"]),
        ("依照GB/T9704的规定", 10, ["依照", "GB/T9704的", "规定"]),
        ("应当自第十二条　市人民政府", 12, ["应当自", "第十二条　市", "人民政府"]),
        ("第一条　人", 8, ["第一", "条　人"]),
        ("，，，，，，", 4, ["，，", "，，", "，，"]),
        ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
        ("人", 1, ["人"]),
        ("", 10, [""]),
    ],
)
def test_rules_one_by_one(words: str, width: int, expected: list[str]) -> None:
    assert rows(words, wrap(words, width)) == expected


def test_real_statutes_have_no_forbidden_rows(shared: Path) -> None:
    lines = [line for path in sorted((shared / "seeds").rglob("*.txt")) for line in path.read_text("utf-8").split("\n")]
    assert lines
    for line in lines[:3000]:
        for before, after in pairwise(rows(line, wrap(line, 76, 4))):
            assert may_break(before[-1], after[0]), (before, after)


def test_wrapping_costs_no_more_than_a_tenth_of_a_millisecond_per_row_of_text() -> None:
    words = ("市人民政府应当推动跨区域规划衔接、标准互认，建立“协同机制”（以下简称机制）。" * 4)[:130]
    wrap(words, 70)
    took = []
    for _ in range(50):
        start = time.perf_counter()
        wrap(words, 70, 4)
        took.append(time.perf_counter() - start)
    assert sorted(took)[25] < 0.0005, "0.02 ms are usual; five times the promise leaves room for a slow machine"
