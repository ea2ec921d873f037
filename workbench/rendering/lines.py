"""The lines of a printed instrument: what every text format is made from."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.identity import Id
from workbench.model.level import Level


class Role(StrEnum):
    """What a line is in the printed form; a ``DIVISION`` is any unit with a line of its own for its heading."""

    TITLE = "title"
    STAGE = "stage"
    NOTE = "note"
    CONTENTS = "contents"
    ENTRY = "entry"
    DIVISION = "division"
    ANNEX = "annex"
    ARTICLE = "article"
    TIER = "tier"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    POINT = "point"
    BLOCK = "block"
    ATTACHMENT = "attachment"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Link:
    """The words of a reference and the provisions they name; ``lost``: its target was deleted."""

    words: str
    targets: tuple[Id, ...]
    lost: bool = False


Words = tuple[str | Link, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that begins on a line: its id and its full label."""

    id: Id
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``mark``: 第十五条, （一）, 第三章, 附件一; ``heading``: 条旨 in its bracket, or the name of a division;
    ``level``: the level of the unit or division; ``places``: the provisions that begin here, the outermost first;
    ``raw``: the lines of a block. All words are clean (workbench.language.display).
    """

    role: Role
    words: Words = ()
    mark: str = ""
    heading: str = ""
    level: Level = Level.ROOT
    places: tuple[Place, ...] = ()
    raw: tuple[str, ...] = ()
    block: str = ""


def plain(words: Words) -> str:
    """Words as a plain string."""
    return "".join(piece if isinstance(piece, str) else piece.words for piece in words)
