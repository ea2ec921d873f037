"""Widths agree with what the terminal library assumes, character by character."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.thoroughness import characters
from workbench.language.cells import WIDTHS, cells, next_stop, offset_at, painted, previous_stop

_NOT_CHARACTERS = ("Cn", "Cs", "Co", "Cc")
#: Words with everything that is hard: beyond the BMP, combining, joined, half and full width, controls.
HARD = st.text(
    st.one_of(
        st.sampled_from("第十二条，。；“”（）——……　 aA1.é𠮷𪚥👨👩‍️🏽❤\u0301\u0302\ufe0f\U000e0100\x1b\u202e\t"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def test_every_character_is_as_wide_as_it_is_painted() -> None:
    wrong = [
        f"{ord(character):x}"
        for character in characters()
        if character >= " "
        and unicodedata.category(character) not in _NOT_CHARACTERS
        and WIDTHS[character] != cell_len(painted(character))
    ]
    assert wrong == []


def test_ambiguous_marks_take_one_cell_and_han_two() -> None:
    assert [cells(sign) for sign in "“—…·①条，𠮷é"] == [1, 1, 1, 1, 1, 2, 2, 2, 1]
    assert cells("e\u0301") == 1
    assert cells("👨‍👩") == 4


@given(HARD)
def test_painted_words_are_as_wide_as_measured_and_harmless(words: str) -> None:
    one_line = "".join(character for character in words if unicodedata.category(character) not in _NOT_CHARACTERS)
    assert cell_len(painted(one_line)) == cells(one_line)
    assert not {"\x1b", "\u202e", "\n", "\t"} & set(painted(words))


@given(HARD)
def test_stops_forwards_and_backwards_are_the_same(words: str) -> None:
    forwards = [0]
    while forwards[-1] < len(words):
        forwards.append(next_stop(words, forwards[-1]))
    backwards = [len(words)]
    while backwards[-1] > 0:
        backwards.append(previous_stop(words, backwards[-1]))
    assert forwards == backwards[::-1]


@given(HARD)
def test_every_stop_is_found_again_at_its_cell(words: str) -> None:
    at = 0
    while at < len(words):
        after = next_stop(words, at)
        width = cells(words[at:after])
        if width:
            column = cells(words[:at])
            found = offset_at(words, 0, len(words), column)
            assert cells(words[:found]) == column
            assert offset_at(words, 0, len(words), column + width - 1) <= at or width == 1
        at = after


def test_a_click_goes_to_the_nearer_edge_of_a_wide_character() -> None:
    assert [offset_at("条文", 0, 2, column, nearest=True) for column in range(5)] == [0, 1, 1, 2, 2]
    assert [offset_at("条文", 0, 2, column) for column in range(5)] == [0, 0, 1, 1, 2]
