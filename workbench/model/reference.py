"""References: ids with a style. The grammar they are written in stands in docs/file-formats.md."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.identity import Id


class Form(StrEnum):
    """How a citation begins; the value is the letter of the token grammar.

    FULL     第八条第二款 · 第三章第一节 · 附件一 (from the level that numbers through the instrument)
    BARE     第二款 · 第三项 (begins below the place where it stands, or below the citation before it)
    RELATIVE 前款 · 前两款 · 本条第二款 · 本章 (本 or 前, whichever is true)
    THAT     该条 · 该款第二项 (the place cited last)
    SAME     同条第二款 (the article cited last)
    NAMED    总则 · 分则第四章 (a division called by its heading)
    """

    FULL = ""
    BARE = "s"
    RELATIVE = "r"
    THAT = "g"
    SAME = "h"
    NAMED = "n"


@dataclass(frozen=True, slots=True)
class Style:
    """Choices of the writer which are kept when the citation is written again.

    ``depth``: written components (BARE), or components after the head (the other forms); 0 where there are none.
    ``brackets``: "" 第一项, "（" 第（一）项, "(" 第(一)项. ``digits``: "" Chinese numerals, "1" 第1项, "１" 第１项.
    ``no_unit``: 第一 of 「第一、二款」; ``no_ordinal``: 二款 of it. ``paragraph``: "" 款 as the norms have it,
    "+" written though the article has only one, "-" left out though it has several.
    ``count``: the numeral of 前两款 when it is not 两 (前二款). ``head``: the unit of 本编第三条 where a nearer
    division could have been said (本章第三条).
    """

    depth: int = 0
    brackets: str = ""
    digits: str = ""
    no_unit: bool = False
    no_ordinal: bool = False
    paragraph: str = ""
    count: str = ""
    head: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Pointer:
    """One end of a reference: the ids it names and how it is worded.

    Only 前两款 and its like name several ids, in document order. ``lost`` is empty unless the target was
    deleted; then it is the wording shown last, the only label that is ever stored.
    """

    targets: tuple[Id, ...]
    form: Form = Form.FULL
    style: Style = PLAIN
    lost: str = ""

    @property
    def target(self) -> Id:
        """The place the citation names; of several, the last."""
        return self.targets[-1]


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation bound to provisions; ``through`` is the far end of a range (第三条至第八条).

    ``suspect``: its target was split or merged since; stays a warning until somebody confirms it.
    """

    start: Pointer
    through: Pointer | None = None
    suspect: bool = False

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """Both ends, or the only one."""
        return (self.start,) if self.through is None else (self.start, self.through)

    @property
    def lost(self) -> bool:
        """Whether an end of it points at a deleted provision."""
        return any(pointer.lost for pointer in self.pointers)
