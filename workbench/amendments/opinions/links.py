"""Links: which provisions an opinion is about. An anchor is an id with the words quoted, never a number alone."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.identity import Id


class How(StrEnum):
    """How a link was found. The last two are suggestions until somebody confirms them."""

    CITED = "援引"
    MARKED = "批注"
    NAMED = "指定"
    QUOTED = "引语"
    ALIKE = "相似"


SUGGESTED = (How.QUOTED, How.ALIKE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the version an opinion speaks about.

    ``label``: what it was called there. ``quoted``: the words of the provision that the opinion quotes, "" where it
    only cites it; ``before`` and ``after``: what stood around them, so that the right one of twins is found again.
    """

    at: Id
    label: str
    quoted: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor, how it was found, and how sure that is (0 to 1)."""

    anchor: Anchor
    how: How
    score: float = 1.0
