"""Citations as written: 第八条第二款, 前两款, 本条第（三）项, 总则第四章. Words only; no tree is consulted here.

The grammar is that of legislative practice (立法技术规范（试行）（一） on 引用); ``citation_scanner`` reads what
``Citation.words`` writes.
"""

from dataclasses import dataclass
from enum import StrEnum

from workbench.language.numerals import chinese
from workbench.model.level import Level
from workbench.model.provision import Number

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CLOSING = {"（": "）", "(": ")", "": ""}

#: Written unit → level. 自然段 and 段 are 款 outside an article.
UNIT_LEVELS = {
    "编": Level.PART,
    "分编": Level.SUBPART,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "自然段": Level.PARAGRAPH,
    "段": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}


class Head(StrEnum):
    """What a citation begins with; the value is the word, where there is one."""

    NONE = ""
    THIS = "本"
    PREVIOUS = "前"
    THAT = "该"
    SAME = "同"
    NAMED = "名"
    ANNEX = "附"


@dataclass(frozen=True, slots=True)
class Component:
    """One 第N款. ``no_unit``: 第一 of 第一、二款; ``no_ordinal``: 二款 of it. ``digits``, ``brackets``: as in Style."""

    unit: str
    number: Number
    brackets: str = ""
    digits: str = ""
    no_unit: bool = False
    no_ordinal: bool = False

    @property
    def level(self) -> Level:
        """The level its unit names."""
        return UNIT_LEVELS[self.unit]

    @property
    def words(self) -> str:
        """第一百二十条之一, 第（三）项, 第5目."""
        numeral = self.brackets + self._digits(self.number.n) + _CLOSING[self.brackets]
        suffix = f"之{self._digits(self.number.k)}" if self.number.k else ""
        return ("" if self.no_ordinal else "第") + numeral + ("" if self.no_unit else self.unit) + suffix

    def _digits(self, number: int) -> str:
        if self.digits:
            return str(number) if self.digits == "1" else str(number).translate(_WIDE)
        return chinese(number)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a string, from ``start`` up to ``end``.

    ``unit`` is the unit of the head (款 of 前两款) and ``count`` its written numeral (两); for NAMED, ``unit`` is the
    heading (总则), for ANNEX the printed label (附件一). ``suffix_doubtful``: 之一 may be ordinary words (之一的).
    """

    start: int
    end: int
    head: Head
    components: tuple[Component, ...] = ()
    unit: str = ""
    count: str = ""

    @property
    def words(self) -> str:
        """The citation as written."""
        front = self.unit if self.head in (Head.NAMED, Head.ANNEX) else self.head.value + self.count + self.unit
        return front + "".join(component.words for component in self.components)
