"""Pinyin initials, so that the palette finds 存版 by c b. The 3,755 characters of GB 2312 level 1 stand in the order
of their pinyin, so that the initial follows from the code alone; those with two readings are named here.
"""

from bisect import bisect_right
from itertools import product

_FIRST = (
    *((0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g")),
    *((0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o")),
    *((0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x")),
    *((0xD1B9, "y"), (0xD4D1, "z")),
)
_STARTS = [code for code, _ in _FIRST]
_LAST = 0xD7F9
_SEVERAL = {"重": "cz", "调": "td", "行": "xh", "长": "cz", "传": "cz", "单": "ds", "会": "hk", "弹": "td", "仇": "cq"}
_MOST = 16


def initials(character: str) -> str:
    """The letters it can begin with; an ASCII letter or digit is its own, anything else has none."""
    if character in _SEVERAL:
        return _SEVERAL[character]
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    try:
        code = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    return _FIRST[bisect_right(_STARTS, code) - 1][1] if _STARTS[0] <= code <= _LAST else ""


def spellings(words: str) -> set[str]:
    """Every way to write ``words`` by initials: 「重做」 → {"cz", "zz"}."""
    letters = [found for character in words if (found := initials(character))]
    return {"".join(way) for way in product(*letters[:_MOST])}


def matches(typed: str, words: str) -> int:
    """How well ``typed`` finds ``words``: 3 its beginning, 2 inside, 1 by initials, 0 not at all."""
    typed = typed.strip().lower()
    if not typed or words.lower().startswith(typed):
        return 3
    if typed in words.lower():
        return 2
    spelled = typed.replace(" ", "")
    return int(bool(spelled) and any(spelled in way for way in spellings(words)))
