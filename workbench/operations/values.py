"""The operations: small frozen values that name provisions by id, never by number."""

from dataclasses import dataclass
from typing import NamedTuple

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import Reference
from workbench.model.text import Text


@dataclass(frozen=True, slots=True)
class Insert:
    """Put ``provision``, with all below it, into ``parent`` as its child number ``index``, counted from 0."""

    parent: Id
    index: int
    provision: Provision


@dataclass(frozen=True, slots=True)
class Delete:
    """Take out ``target`` with all below it; references to it keep their ids and become lost."""

    target: Id


@dataclass(frozen=True, slots=True)
class Replace:
    """Give a 款, 项, 目, 细目 or block another text."""

    target: Id
    text: Text


@dataclass(frozen=True, slots=True)
class Move:
    """Put ``target`` into ``parent`` so that it is its child number ``index``, counted after it was taken out."""

    target: Id
    parent: Id
    index: int


class Position(NamedTuple):
    """A place in a text: before character ``offset`` of its piece number ``piece`` (0 in front of a reference)."""

    piece: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """Make two of one: ``at`` is the child that begins the second half of a unit, or a position in a text.

    ``new_id`` goes to the half that does not keep the id, with ``heading``. The longer half keeps it, the first
    one when they are equal; divisions and articles with frozen numbers keep it in front. What stands below a split
    款, 项 or 目 follows its words, so it goes with the second half.
    """

    target: Id
    at: Id | Position
    new_id: Id
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one of neighbouring provisions of a level, in document order; the first keeps its id."""

    targets: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class SetHeading:
    """Give a unit another heading 条旨/章名, or none."""

    target: Id
    heading: Heading | None


@dataclass(frozen=True, slots=True)
class ChangeLevel:
    """Make 款 of 项, 节 of 章 and the like. The order of the words stays; what follows is owned as it then reads.

    Demoted, a provision joins the sibling in front of it. Promoted, it leaves its parent and takes along what
    followed it there. What it may no longer hold follows it as a sibling.
    """

    target: Id
    level: Level


class Property(NamedTuple):
    """Names of what :class:`SetProperty` can set; ``mode`` takes 重排 or 之一."""

    title: str = "title"
    notes: str = "notes"
    stage: str = "stage"
    mode: str = "mode"
    self_names: str = "self_names"
    kind: str = "kind"


PROPERTY = Property()


@dataclass(frozen=True, slots=True)
class SetProperty:
    """Set a property of the instrument: title, notes 题注, stage, mode, self_names, kind.

    ``notes`` and ``self_names`` take several lines, the others one word.
    """

    key: str
    value: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repoint:
    """Put ``new`` in the place of ``old``, the reference number ``nth`` (from 0) in the text of ``at``."""

    at: Id
    nth: int
    old: Reference
    new: Reference


@dataclass(frozen=True, slots=True)
class Traits:
    """What a provision is, apart from its words, its heading and what it holds."""

    level: Level
    number: Number | None = None
    mark: str = ""
    block: str = ""
    split_from: Id | None = None
    merged: tuple[Id, ...] = ()


def traits(provision: Provision) -> Traits:
    """The traits of a provision as it stands."""
    return Traits(
        provision.level, provision.number, provision.mark, provision.block, provision.split_from, provision.merged
    )


@dataclass(frozen=True, slots=True)
class SetTraits:
    """Set the traits of one provision; the smallest part of the larger operations and of their inverses."""

    target: Id
    traits: Traits


@dataclass(frozen=True, slots=True)
class Retype:
    """Put ``provision`` (the same id, retyped and re-identified) in the place of ``target`` with all below it."""

    target: Id
    provision: Provision


@dataclass(frozen=True, slots=True)
class Batch:
    """Several operations as one: all of them or none."""

    operations: tuple["Operation", ...]


Operation = (
    Insert
    | Delete
    | Replace
    | Move
    | Split
    | Merge
    | SetHeading
    | ChangeLevel
    | SetProperty
    | Repoint
    | SetTraits
    | Retype
    | Batch
)
