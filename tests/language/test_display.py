"""No character that acts on a screen or breaks a file gets through."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.language.display import clean, one_line

ANY_TEXT = st.text(alphabet=st.characters(), max_size=30)


def test_terminal_escapes_go_whole() -> None:
    assert clean("甲\x1b[31m乙\x1b]0;题\x07丙\x1b") == "甲乙丙"


def test_bidirectional_and_invisible_characters_go() -> None:
    assert clean("付\u202e款\u2066人\u200b\ufeff\U000e0041") == "付款人"


def test_what_scripts_need_stays() -> None:
    assert clean("𠮷\u3000\ue000\u200d\t\n") == "𠮷\u3000\ue000\u200d\t\n"


def test_every_line_end_becomes_one_kind_and_none_on_one_line() -> None:
    assert clean("甲\r\n乙\x0b丙\u2028丁") == "甲\n乙\n丙\n丁"
    assert one_line("甲\r\n  乙\t丙") == "甲乙 丙"


@given(ANY_TEXT)
def test_what_is_left_is_legal_in_xml_and_utf_8(words: str) -> None:
    left = clean(words)
    left.encode()
    assert all(c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in left)
    assert not any(ord(c) & 0xFFFE == 0xFFFE for c in left)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(words: str) -> None:
    assert clean(clean(words)) == clean(words)
    assert one_line(one_line(words)) == one_line(words)
