"""One step in the life of a provision: what a commit did to it."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.model.reference import Reference


class Change(StrEnum):
    """What became of a provision in one version; of several, the one a reader asks about first."""

    CREATED = "created"
    EDITED = "edited"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    DELETED = "deleted"
    RESTORED = "restored"


#: What people read.
NAMES = {
    Change.CREATED: "新增",
    Change.EDITED: "修改",
    Change.MOVED: "移动",
    Change.RENUMBERED: "仅序号变更",
    Change.SPLIT: "拆分",
    Change.MERGED: "合并",
    Change.DELETED: "删除",
    Change.RESTORED: "恢复",
}


@dataclass(frozen=True, slots=True)
class Sight:
    """A provision as it stood: in the file of which unit, and with what inside it."""

    unit: Id
    provision: Provision


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one commit and one provision.

    ``displaced``: the order of the draft says that it was moved; ``divided``: others say that they were split from
    it here; ``taken_in``: another says here that it took it in; ``known``: it had existed before.
    """

    before: Sight | None
    after: Sight | None
    displaced: bool = False
    divided: bool = False
    taken_in: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Commit number ``n`` did ``change`` to the provision ``id``.

    ``origins``: whose words it took over besides its own. ``joins``: the commit joined two lines of work.
    """

    n: int
    id: Id
    change: Change
    before: Sight | None
    after: Sight | None
    origins: tuple[Id, ...] = ()
    joins: bool = False


def change_of(facts: Facts) -> Change | None:
    """What happened; None when nothing did (the commit wrote something else of the same file)."""
    if facts.before is None:
        return None if facts.after is None else _born(facts.after.provision, facts.known)
    if facts.after is None:
        return Change.MERGED if facts.taken_in else Change.DELETED
    return _kept(facts, facts.before, facts.after)


def origins_of(before: Sight | None, after: Sight | None) -> tuple[Id, ...]:
    """Whom a provision says it took words over from since ``before``."""
    if after is None:
        return ()
    taken = set(after.provision.merged) - set(before.provision.merged if before else ())
    split = after.provision.split_from
    return ((split,) if split and before is None else ()) + tuple(sorted(taken))


def _born(now: Provision, known: bool) -> Change:
    if known:
        return Change.RESTORED
    return Change.SPLIT if now.split_from else Change.CREATED


def _kept(facts: Facts, before: Sight, after: Sight) -> Change | None:
    was, now = before.provision, after.provision
    if facts.divided:
        return Change.SPLIT
    if set(now.merged) - set(was.merged):
        return Change.MERGED
    if before.unit != after.unit or facts.displaced:
        return Change.MOVED
    return None if _same(was, now) else Change.EDITED


def _same(was: Provision, now: Provision) -> bool:
    """Whether nobody wrote anything: that a cited provision was deleted or split is noted in the text, not an edit."""
    return was == now or list(map(_said, was.walk())) == list(map(_said, now.walk()))


def _said(node: Provision) -> tuple[object, ...]:
    pieces = tuple(piece if isinstance(piece, str) else _cited(piece) for piece in node.text)
    return (node.id, node.level, node.heading, pieces, node.mark, node.block, node.number)


def _cited(reference: Reference) -> tuple[object, ...]:
    return tuple((pointer.targets, pointer.form, pointer.style) for pointer in reference.pointers)
