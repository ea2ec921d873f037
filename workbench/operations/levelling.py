"""Change of level. The words stay in order; a provision is owned by what it then reads as standing under."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import DIVISIONS, LISTED, TIERS, Level, may_hold, rank
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.provision import UNNUMBERED, Provision
from workbench.operations.list_marks import take_mark_of_list
from workbench.operations.primitives import move, set_traits
from workbench.operations.values import ChangeLevel, Move, SetTraits, traits
from workbench.operations.work import Work

_FAMILIES = (DIVISIONS, TIERS, (Level.PARAGRAPH, *LISTED))


def change_level(operation: ChangeLevel, work: Work) -> None:
    """Demote into the sibling in front, or promote out of the parent."""
    target, level = work.tree.node(operation.target), operation.level
    if target.level is level or not any(target.level in family and level in family for family in _FAMILIES):
        hint = "可以互改的有：编、分编、章、节；款、项、目、细目。条请用拆分或者合并。"
        raise refuse("bad-level", f"{work.name(target.id)}不能改为{level}。", where=work.name(target.id), hint=hint)
    if rank(level) > rank(target.level):
        _demote(target, level, work)
    else:
        _promote(target, level, work)
    for id in (target.id, *(child.id for child in target.children)):
        take_mark_of_list(id, work)


def _demote(target: Provision, level: Level, work: Work) -> None:
    outer = work.tree.owner(target.id)
    place = work.tree.index(target.id)
    owner = _owner_in_front(outer, place, level)
    if owner is None and not (level in LISTED and outer.level in (Level.PARAGRAPH, *LISTED)):
        raise _nowhere(target, level, work)
    _relevel(target, level, work)
    if owner is not None:
        place = len(owner.children)
        move(Move(target.id, owner.id, place), work)
    _spill(target, level, (owner or outer).id, place + 1, work)


def _owner_in_front(outer: Provision, place: int, level: Level) -> Provision | None:
    """The provision just in front, or the last one in it, that holds ``level``."""
    owner = outer.children[place - 1] if place else None
    if owner is None or not _takes(owner, level):
        return None
    while owner.children and _takes(owner.children[-1], level):
        owner = owner.children[-1]
    return owner


def _takes(owner: Provision, level: Level) -> bool:
    return may_hold(owner.level, level) and rank(owner.level) < rank(level) and owner.level is not Level.ARTICLE


def _promote(target: Provision, level: Level, work: Work) -> None:
    outer, below, followers = work.tree.owner(target.id), target.id, list[Provision]()
    while rank(outer.level) >= rank(level) or not may_hold(outer.level, level):
        followers += _after(outer, below)
        below, above = outer.id, work.tree.parent(outer.id)
        if above is None or below == work.tree.root.id:
            raise _nowhere(target, level, work)
        outer = above
    if not followers:
        followers = _after(outer, target.id) if outer.id == work.tree.owner(target.id).id else []
    _relevel(target, level, work)
    place = work.tree.index(below) + (below != target.id)
    if below != target.id:
        move(Move(target.id, outer.id, place), work)
    spilled = _spill(target, level, outer.id, place + 1, work)
    _follow(spilled[-1] if spilled else target.id, [part.id for part in followers], outer.id, work)


def _after(outer: Provision, id: Id) -> list[Provision]:
    ids = [child.id for child in outer.children]
    return list(outer.children[ids.index(id) + 1 :])


def _spill(target: Provision, level: Level, outer: Id, place: int, work: Work) -> list[Id]:
    """Children that ``level`` may not hold, and all after them, follow the target as siblings."""
    held = [may_hold(level, child.level) for child in target.children]
    spilled = [] if all(held) else [child.id for child in target.children[held.index(False) :]]
    for offset, child in enumerate(spilled):
        move(Move(child, outer, place + offset), work)
    return spilled


def _follow(owner: Id, followers: list[Id], outer: Id, work: Work) -> None:
    """What stood behind goes under the provision it now follows, as far as that may hold it."""
    for child in followers:
        level, holder = work.tree.node(child).level, work.tree.node(owner)
        if may_hold(holder.level, level) and rank(level) > rank(holder.level):
            move(Move(child, owner, len(holder.children)), work)
        elif work.tree.owner(child).id == outer:
            return
        else:
            move(Move(child, outer, work.tree.index(owner) + 1), work)
            owner = child


def _relevel(target: Provision, level: Level, work: Work) -> None:
    mark = UNNUMBERED if target.mark == UNNUMBERED else ""
    set_traits(SetTraits(target.id, replace(traits(target), level=level, mark=mark)), work)


def _nowhere(target: Provision, level: Level, work: Work) -> WorkbenchError:
    hint = "前面要有能容纳它的条款；也可以先移动它，再改变层级。"
    name = work.name(target.id)
    return refuse("no-owner", f"{name}改为{level}后没有所属的条款。", where=name, hint=hint)
