"""Amendments 修改建议: what somebody proposes to change in a draft, by ids and words, never by numbers.

Words are kept in the token form (model.tokens), in which renumbering changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.identity import Id
from workbench.model.provision import Heading, Provision


class State(StrEnum):
    """What has become of an amendment. Deferred ones 缓议 are still 待处理, and say why and since when."""

    OPEN = "待处理"
    ADOPTED = "采纳"
    PARTLY = "部分采纳"
    REJECTED = "不采纳"
    WITHDRAWN = "撤回"
    LAPSED = "失效"
    CONFLICT = "冲突"


#: States that still wait for somebody's decision.
WAITING = (State.OPEN, State.CONFLICT, State.LAPSED)


@dataclass(frozen=True, slots=True)
class Rewording:
    """Give a 款, 项, 目 or block another text: ``base`` is to become ``new``, both in the token form."""

    target: Id
    base: str
    new: str


@dataclass(frozen=True, slots=True)
class NewHeading:
    """Give a unit another heading, or none."""

    target: Id
    base: Heading | None
    new: Heading | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in ``parent``, between two siblings; None where there is none on that side."""

    parent: Id
    after: Id | None
    before: Id | None


@dataclass(frozen=True, slots=True)
class Insertion:
    """Put new provisions, which have their ids already, at a place, one after the other."""

    place: Place
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Deletion:
    """Take a provision out that was, with all below it, ``base`` and stood at ``place``."""

    base: Provision
    place: Place

    @property
    def target(self) -> Id:
        """The provision that goes."""
        return self.base.id


@dataclass(frozen=True, slots=True)
class Relocation:
    """Put a provision from one place to another."""

    target: Id
    base: Place
    new: Place


Change = Rewording | NewHeading | Insertion | Deletion | Relocation


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided when, and why; ``reply``: what the proposer is told. ``adopted``: what was carried out 部分采纳."""

    when: str
    by: str
    reason: str = ""
    reply: str = ""
    adopted: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """One amendment of ``draft``, made on the version ``base_revision``; all its changes are made or none.

    ``number``: the one people say (建议#12), frozen once given. ``about``: the provision it was proposed for.
    ``proposer``: a pseudonym, unless it is an ``office``. ``redline``: as it was read when it was proposed.
    ``opinions``: the 意见编号 it was drawn from.
    """

    id: Id
    number: int
    draft: str
    about: Id
    changes: tuple[Change, ...]
    base_revision: str
    proposer: str
    when: str
    office: bool = False
    reason: str = ""
    redline: str = ""
    opinions: tuple[str, ...] = ()
    state: State = State.OPEN
    decision: Decision | None = None

    @property
    def targets(self) -> tuple[Id, ...]:
        """The provisions it names, in the order of its changes; for an insertion, the neighbour or the parent."""
        return tuple(dict.fromkeys(id for change in self.changes for id in named(change)))


def named(change: Change) -> Iterator[Id]:
    """The provision a change is about."""
    if isinstance(change, Insertion):
        yield change.place.after or change.place.before or change.place.parent
    else:
        yield change.target
