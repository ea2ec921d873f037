"""The levels of an instrument: 立法法第六十五条 for statutes, GB/T 9704-2012 7.3.3 for 方案-style documents."""

from enum import StrEnum


class Level(StrEnum):
    """What kind of place a provision holds; the value is the word of the field."""

    ROOT = "全文"
    PREAMBLE = "序言"
    PART = "编"
    SUBPART = "分编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    TIER_1 = "一、"
    TIER_2 = "（一）"
    TIER_3 = "1．"
    TIER_4 = "（1）"
    ANNEX = "附件"
    PARAGRAPH = "款"
    ITEM = "项"
    SUBITEM = "目"
    POINT = "细目"
    BLOCK = "图表"


DIVISIONS = (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION)
TIERS = (Level.TIER_1, Level.TIER_2, Level.TIER_3, Level.TIER_4)
#: Levels that stand in the outline, each with a file of its own when it holds body provisions.
UNITS = (Level.PREAMBLE, *DIVISIONS, Level.ARTICLE, *TIERS, Level.ANNEX)
#: Levels that stand inside a unit.
BODY = (Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.POINT, Level.BLOCK)
#: Body levels that carry a mark of their own, from the outside in.
LISTED = (Level.ITEM, Level.SUBITEM, Level.POINT)

_RANK = {level: rank for rank, level in enumerate(Level)}


def rank(level: Level) -> int:
    """Position from the outside in: a unit may only hold levels of a higher rank."""
    return _RANK[level]


def may_hold(outer: Level, inner: Level) -> bool:
    """Whether a provision of level ``outer`` may have a child of level ``inner``.

    目 may stand directly under a 款 and 细目 may nest; a 项 may hold further 款 (its later paragraphs).
    序言 and 附件 belong to the whole instrument.
    """
    if inner in (Level.PREAMBLE, Level.ANNEX):
        return outer is Level.ROOT
    match outer:
        case Level.BLOCK:
            return False
        case Level.POINT:
            return inner in (Level.POINT, Level.PARAGRAPH, Level.BLOCK)
        case Level.PARAGRAPH | Level.ITEM | Level.SUBITEM:
            below = inner in LISTED and rank(inner) > rank(outer)
            return below or inner is Level.BLOCK or (outer is not Level.PARAGRAPH and inner is Level.PARAGRAPH)
        case Level.ARTICLE | Level.PREAMBLE:
            return inner in (Level.PARAGRAPH, Level.BLOCK)
        case Level.ANNEX:
            return inner in (Level.PARAGRAPH, Level.BLOCK, *TIERS)
        case _:
            return inner in (Level.PARAGRAPH, Level.BLOCK) or (inner in UNITS and rank(inner) > rank(outer))
