"""Where something goes: 「--after 第十五条」 as a parent and a position."""

from typing import Literal, NamedTuple

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Profile
from workbench.model.level import BODY, DIVISIONS, LISTED, TIERS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.session.view import View

Relation = Literal["after", "before", "into"]
#: Levels that stand beside any other.
_FREE = (Level.PREAMBLE, Level.ANNEX, Level.BLOCK)


class Place(NamedTuple):
    """``position`` counts the children of ``parent`` as they stand, without ``moving`` when something is moved."""

    parent: Id
    position: int


def level_at(view: View, anchor: Id, relation: Relation) -> Level:
    """The level meant when none is said: the anchor's own, or its child's with into."""
    here = view.node(anchor)
    if relation != "into":
        return here.level
    units = [child.level for child in here.children if child.level is not Level.BLOCK]
    return units[-1] if units else _usual_child(here, view)


def _usual_child(here: Provision, view: View) -> Level:
    if here.level is Level.PARAGRAPH:
        return Level.ITEM
    if here.level in LISTED:
        return LISTED[min(LISTED.index(here.level) + 1, len(LISTED) - 1)]
    if here.level in DIVISIONS or here.id == ROOT_ID:
        return Level.TIER_1 if view.instrument.profile is Profile.PLAN else Level.ARTICLE
    return TIERS[TIERS.index(here.level) + 1] if here.level in TIERS[:-1] else Level.PARAGRAPH


def place(view: View, anchor: Id, relation: Relation, level: Level, moving: Id | None = None) -> Place:
    """The position of a provision of ``level`` after, before or (last) in ``anchor``."""
    if relation == "into":
        inner = _holder(view, anchor, level)
        return Place(inner.id, len(_others(inner, moving)))
    sibling = _sibling(view, anchor, level)
    parent = view.labels.parent(sibling.id)
    if parent is None:
        raise refuse("root", "不能插在全文之外。", hint="请指明其中的编、章、节、条。")
    if sibling.id == moving:
        return Place(parent.id, [child.id for child in parent.children].index(sibling.id))
    index = [child.id for child in _others(parent, moving)].index(sibling.id)
    return Place(parent.id, index + (relation == "after"))


def _others(parent: Provision, moving: Id | None) -> list[Provision]:
    return [child for child in parent.children if child.id != moving]


def _holder(view: View, anchor: Id, level: Level) -> Provision:
    """The anchor itself; for an 项 into an article, its last 款."""
    here = view.node(anchor)
    if level in LISTED and here.level not in BODY:
        paragraphs = [child for child in here.children if child.level is Level.PARAGRAPH]
        if len(paragraphs) != 1:
            name = view.name(anchor)
            raise refuse("ambiguous-place", f"{name}有 {len(paragraphs)} 款，没有说明放在哪一款。", hint="请写到款。")
        return paragraphs[0]
    return here


def _sibling(view: View, anchor: Id, level: Level) -> Provision:
    """What it stands beside: the anchor, or the unit around it when that has the level asked for."""
    here = view.node(anchor)
    if here.level is level or here.level in _FREE or level in _FREE:
        return here
    around = view.labels.above(anchor, level)
    if here.level in BODY and around is not None:
        return around
    hint = f"要放在它里面，请用 --into；要放在它旁边，请指明一个{level}。"
    raise refuse("wrong-level", f"{level}不能直接放在{view.name(anchor)}旁边。", where=view.name(anchor), hint=hint)
