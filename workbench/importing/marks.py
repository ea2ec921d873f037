"""The mark a line begins with: 第三章, 第十五条之一, （一）, 1．, ①."""

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.language.marks import read_mark
from workbench.language.numerals import NUMERAL, parse_numeral
from workbench.model.level import Level
from workbench.model.provision import Number

_N = f"(?:{NUMERAL})"
_LONGEST_MARK = 32
_UNIT = re.compile(rf"第\s*({_N})\s*(分编|编|章|节|条)(?:\s?之\s?({_N})(?![的规]))?")
_DIVISIONS = {"编": Level.PART, "分编": Level.SUBPART, "章": Level.CHAPTER, "节": Level.SECTION, "条": Level.ARTICLE}
#: What follows 第×条 at the start of a line when the words cite an article and do not open one.
_CITING = re.compile(
    r"之[一二三四五六七八九十]+[的规]|的|所?规定的|之规定|所列|所称|中[的“]|、|，|第\s*[（(]?[一二三四五六七八九十\d]+[）)]?\s*[款项]|(?:和|与|及|或|至|以及|或者)\s*(?:本\S{1,2})?第"
)
_SENTENCE_END = re.compile(r"[。；;：:，,]$")

#: Families of marks, by the sample language.marks gives: marks of one family make one list whatever their punctuation.
_BRACKETS = re.compile(r"[（(](.)[)）]")


@dataclass(frozen=True, slots=True)
class UnitMark:
    """第×编 … 第×条: the level it opens, its number, the mark as written and the words after it."""

    level: Level
    number: Number
    written: str
    rest: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class ListMark:
    """A mark of a list: its family, its number, as written, the same for number one, and the words after it."""

    family: str
    number: int
    written: str
    first: str
    rest: str


def unit_mark(text: str) -> UnitMark | None:
    """第×编, 第×章, 第×条之× at the start of a line, even where the words may be a citation."""
    read = _read_unit(text[:_LONGEST_MARK]) if text.startswith("第") else None
    if read is None:
        return None
    level, number, written, end = read
    rest = text[end:]
    return UnitMark(level, number, written, rest.strip(), rest[:1].isspace() or not rest)


@lru_cache(maxsize=8192)
def _read_unit(head: str) -> tuple[Level, Number, str, int] | None:
    """(level, number, mark, where it ends); every pass over the lines asks again, so it is kept."""
    found = _UNIT.match(head)
    n = parse_numeral(found[1]) if found else None
    if found is None or n is None:
        return None
    k = (parse_numeral(found[3]) or 0) if found[3] else 0
    return _DIVISIONS[found[2]], Number(n, k), re.sub(r"\s", "", found[0]), found.end()


def opens_article(mark: UnitMark) -> bool:
    """Whether the words after the mark read like an article and not like a citation of one."""
    return mark.level is Level.ARTICLE and _CITING.match(mark.rest) is None


def opens_division(mark: UnitMark) -> bool:
    """Whether a 编章节 mark stands over a heading: short, without the punctuation of a sentence."""
    heading = mark.rest
    if mark.level is Level.ARTICLE or len(heading) > 60 or _SENTENCE_END.search(heading) or "。" in heading:
        return False
    return mark.spaced or _CITING.match(heading) is None


def list_mark(text: str) -> ListMark | None:
    """（一）, 1．, (1), ①, a), 一、 at the start of a line."""
    mark = read_mark(text)
    if mark is None or mark.number == 0:
        return None
    written = re.sub(r"\s", "", text[: mark.end])
    return ListMark(_family(mark.sample), mark.number, written, mark.sample, text[mark.end :].strip())


def _family(sample: str) -> str:
    bracketed = _BRACKETS.fullmatch(sample)
    core = (bracketed[1] if bracketed else sample[0]).translate(_NARROW)
    return f"（{core}）" if bracketed else core


_NARROW = str.maketrans("１", "1")
