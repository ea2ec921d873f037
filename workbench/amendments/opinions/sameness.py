"""When two opinions say the same: folded words alike, and every number, citation and 不 in them equal."""

import re
from functools import lru_cache

from workbench.language.typesetting import fold

#: Punctuation, masks and line ends say nothing about what is meant.
_SILENT = re.compile(r"〔[^〔〕]{1,6}〕|[^\w]|_")
#: What turns a sentence into another one, however alike the two are.
_DECISIVE = re.compile("[0-9零一二三四五六七八九十百千万亿两〇]+|[不未无没非勿否反赞删增免加减升降提]")
#: Of a hundred characters, how many may differ between members of a group, and what is too short to be alike.
LEAST_RATIO, SHORTEST = 90.0, 12


def key(text: str) -> str:
    """What is compared: the words without typesetting, punctuation and masks."""
    return _SILENT.sub("", fold(text))


def same(first: str, other: str) -> bool:
    """Whether two keys say the same thing in nearly the same words."""
    if first == other:
        return True
    from rapidfuzz.fuzz import ratio

    if min(len(first), len(other)) < SHORTEST or ratio(first, other, score_cutoff=LEAST_RATIO) < LEAST_RATIO:
        return False
    return decisive(first) == decisive(other)


@lru_cache(4096)
def decisive(key: str) -> tuple[str, ...]:
    """The numbers, and the characters that deny or reverse, in order."""
    return tuple(_DECISIVE.findall(key))
