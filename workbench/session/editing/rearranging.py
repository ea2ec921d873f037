"""Move, headings and levels as operations."""

from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.problems import refuse
from workbench.model.provision import Heading
from workbench.operations.values import ChangeLevel, Delete, Move, SetHeading
from workbench.session.editing.heading_words import bracket_of, heading_words
from workbench.session.editing.made import Made
from workbench.session.editing.placing import Relation, place
from workbench.session.view import View


def deletion(target: Id) -> Made:
    """Take ``target`` out with all below it."""
    return Made(Delete(target))


def moving(view: View, target: Id, relation: Relation, anchor: Id) -> Made:
    """Put ``target`` elsewhere; both are named as they stood before the move."""
    if target == anchor:
        name = view.name(target)
        raise refuse("move-inside", f"不能以{name}自己为准移动{name}。", where=name, hint="请另选位置。")
    where = place(view, anchor, relation, view.node(target).level, moving=target)
    return Made(Move(target, where.parent, where.position))


def retitling(view: View, target: Id, words: str) -> Made:
    """Give ``target`` another heading, in the bracket it had; no words: none."""
    here, words = view.node(target), heading_words(words)
    if here.level in BODY or here.level is Level.ROOT:
        name = view.name(target)
        raise refuse("no-heading", f"{name}没有标题。", where=name, hint="标题属于条、章、节、编；题名用 set title。")
    if not words:
        return Made(SetHeading(target, None))
    usual = bracket_of(view) if here.level is Level.ARTICLE else ""
    return Made(SetHeading(target, Heading(words, here.heading.bracket if here.heading else usual)))


def levelling(target: Id, level: Level) -> Made:
    """Give ``target`` another level."""
    return Made(ChangeLevel(target, level))
