"""What the file of an amendment may say: every key, its type, and nothing else (pydantic, strict)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from workbench.storage.files.schema import IdWord, Record
from workbench.storage.git import object_id

Seal = Annotated[str, StringConstraints(pattern="^[0-9a-f]{32}$")]
Commit = Annotated[str, StringConstraints(pattern=f"^{object_id.PATTERN}$")]


class Where(Record):
    """A place: the parent, and the neighbours where there are any."""

    parent: IdWord
    after: IdWord | None = None
    before: IdWord | None = None


class Reworded(Record):
    """Words that become others. ``verbatim``: line ends belong to the words, as in tables."""

    kind: Literal["rewording"]
    target: IdWord
    seal: Seal
    verbatim: bool = False
    anchor: list[str]
    base: str
    new: str
    patch: str


class Retitled(Record):
    """Another heading; a missing one is none."""

    kind: Literal["heading"]
    target: IdWord
    seal: Seal
    base: str | None = None
    base_bracket: str = ""
    new: str | None = None
    new_bracket: str = ""


class Inserted(Where):
    """Provisions that come: as people read them, and as they are."""

    kind: Literal["insertion"]
    seal: Seal
    words: list[str]
    provisions: list[str]


class Deleted(Where):
    """A provision that goes."""

    kind: Literal["deletion"]
    target: IdWord
    seal: Seal
    words: list[str]
    provision: str


class Moved(Where):
    """A provision that goes elsewhere; ``from_…``: where it stood."""

    kind: Literal["relocation"]
    target: IdWord
    seal: Seal
    from_parent: IdWord
    from_after: IdWord | None = None
    from_before: IdWord | None = None


AnyChange = Annotated[Reworded | Retitled | Inserted | Deleted | Moved, Field(discriminator="kind")]


class Decided(Record):
    """The decision."""

    when: str
    by: str
    reason: str = ""
    reply: str = ""


class File(Record):
    """One amendment."""

    format: Literal[1] = 1
    id: IdWord
    number: Annotated[int, Field(ge=1)]
    about: IdWord
    state: str = ""
    proposer: str = ""
    office: bool = False
    when: str
    reason: str = ""
    redline: str = ""
    opinions: list[str] = Field(default_factory=list)
    base_revision: Commit
    change: Annotated[list[AnyChange], Field(min_length=1)]
    decision: Annotated[list[Decided], Field(max_length=1)] = Field(default_factory=list)
    adopted: list[AnyChange] = Field(default_factory=list)
