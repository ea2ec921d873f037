"""Printed marks of list members: （一） 1． （1） 1、 ① a) and their kin.

A mark is kept as the written form of the first of its list: 「（一）」 stands for （一）（二）（三）….
"""

import re
from typing import NamedTuple

from workbench.language.numerals import chinese, parse_numeral

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_HAN = "[一二三四五六七八九十百〇零]{1,4}"
_NUMBER = rf"{_HAN}|[0-9]{{1,3}}|[０-９]{{1,3}}"
_MARK = re.compile(
    rf"(?P<circled>[{_CIRCLED}])"
    rf"|(?P<open>[（(])\s*(?P<inner>{_NUMBER}|[a-zA-Z])\s*(?P<close>[）)])"
    rf"|(?P<han>{_HAN})(?P<comma>、)"
    r"|(?P<digits>[0-9]{1,3}|[０-９]{1,3})(?P<dot>[．、)）]|\.(?![0-9]))"
    r"|(?P<letter>[a-zA-Z])(?P<after>[．.)）])"
)


class Mark(NamedTuple):
    """A mark as read: the written form of the first of its list, its number, and where the words begin."""

    sample: str
    number: int
    end: int


def read_mark(line: str) -> Mark | None:
    """The mark that ``line`` begins with, or None. Whether it really starts a list is for the caller to judge."""
    found = _MARK.match(line)
    if found is None:
        return None
    if found["circled"]:
        return Mark("①", _CIRCLED.index(found["circled"]) + 1, found.end())
    core = found["inner"] or found["han"] or found["digits"] or found["letter"]
    read = _first_and_number(core)
    if read is None:
        return None
    front, back = found["open"] or "", found["close"] or found["comma"] or found["dot"] or found["after"] or ""
    return Mark(front + read[0] + back, read[1], found.end())


def _first_and_number(core: str) -> tuple[str, int] | None:
    if core.isascii() and core.isalpha():
        first = "a" if core.islower() else "A"
        return first, ord(core) - ord(first) + 1
    number = parse_numeral(core)
    if number is None:
        return None
    if core[0] in "０１２３４５６７８９":
        return "１", number
    return ("1" if core.isascii() else "一"), number


def write_mark(sample: str, number: int) -> str:
    """The mark of the ``number``-th member of a list whose first one is ``sample``: （一）, 3 → （三）."""
    if sample == "①":
        return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"
    for first, written in (("一", chinese(number)), ("1", str(number)), ("１", str(number).translate(_WIDE))):
        if first in sample:
            return sample.replace(first, written, 1)
    return _letter_mark(sample, number)


def _letter_mark(sample: str, number: int) -> str:
    first = next((character for character in sample if character in "aA"), "")
    return sample.replace(first, chr(ord(first) + number - 1), 1) if first else sample
