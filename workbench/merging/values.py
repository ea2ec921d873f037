"""What a merge answers: the merged instrument, what only people can decide, and what they should look at."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.identity import Id
from workbench.model.instrument import Attachment, Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.text import Text


class Kind(StrEnum):
    """What both sides changed, each in its own way."""

    WORDS = "words"
    HEADING = "heading"
    LEVEL = "level"
    PLACE = "place"
    DELETED = "deleted"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class Place:
    """In ``parent``, behind its child ``after``; None: in front of all."""

    parent: Id
    after: Id | None = None


Value = Text | Heading | Level | Number | Place | Provision | str | tuple[str, ...] | tuple[Attachment, ...] | Id | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One decision to be taken. ``target``: a provision, or the name of a property.

    What nobody contests is in all three: ``base`` is what the merged instrument holds until the decision, ``ours``
    and ``theirs`` are what it will hold when one side prevails. WORDS: texts; HEADING: headings or None; LEVEL:
    levels; PLACE: places; PROPERTY: the property's values. DELETED: the provision as before, as the one side changed
    it, and None for the side that deleted it; the instrument holds the changed one.
    """

    kind: Kind
    target: str
    base: Value
    ours: Value
    theirs: Value


class Notice(StrEnum):
    """Why somebody should look at a place."""

    SAME_PLACE = "same-place"
    SAME_SENTENCE = "same-sentence"
    BOTH_REORDERED = "both-reordered"
    RENUMBERED = "renumbered"
    RENESTED = "renested"
    LOST_REFERENCE = "lost-reference"
    CUT_TWICE = "cut-twice"
    HEADING_DROPPED = "heading-dropped"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The sides were put together, and somebody should see how. ``targets``: in the order of the result.

    SAME_PLACE: what both inserted at one place. SAME_SENTENCE: both changed one sentence of it. RENUMBERED: its fixed
    number was taken, ``words`` being the one it had. RENESTED: it could no longer stand where it was put.
    LOST_REFERENCE: it cites what the other side deleted. CUT_TWICE: both split it. HEADING_DROPPED: ``words`` is the
    heading that one side gave to what the other side merged into it.
    """

    notice: Notice
    targets: tuple[Id, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """``instrument`` is whole and valid, whatever is still to be decided."""

    instrument: Instrument
    conflicts: tuple[Conflict, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
