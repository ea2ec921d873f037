"""What stands around the tree, three ways: title, 题注, stage, what the instrument calls itself, attachments."""

from dataclasses import replace
from typing import TypeVar

from workbench.merging.choosing import ContestedError, choose, settle
from workbench.merging.findings import Findings
from workbench.merging.values import Kind
from workbench.model.instrument import Attachment, Instrument

P = TypeVar("P", str, tuple[str, ...])
_Key = tuple[bool, str, int]


def merged_properties(base: Instrument, ours: Instrument, theirs: Instrument, findings: Findings) -> Instrument:
    """The instrument with merged properties; its root is the base's."""

    def chosen(name: str, values: tuple[P, P, P]) -> P:
        try:
            return choose(*values)
        except ContestedError:
            findings.contest(Kind.PROPERTY, name, *values)
            return values[0]

    sides = base, ours, theirs
    return replace(
        base,
        title=chosen("title", (base.title, ours.title, theirs.title)),
        kind=chosen("kind", (base.kind, ours.kind, theirs.kind)),
        stage=chosen("stage", (base.stage, ours.stage, theirs.stage)),
        notes=chosen("notes", (base.notes, ours.notes, theirs.notes)),
        self_names=chosen("self_names", (base.self_names, ours.self_names, theirs.self_names)),
        profile=settle(base.profile, ours.profile, theirs.profile),
        numbering=settle(base.numbering, ours.numbering, theirs.numbering),
        attachments=_attachments(sides, findings),
    )


def _attachments(sides: tuple[Instrument, Instrument, Instrument], findings: Findings) -> tuple[Attachment, ...]:
    """As a set by title; what both changed differently is contested as a whole."""
    base, ours, theirs = (_keyed(side.attachments) for side in sides)
    found: dict[_Key, Attachment | None] = {}
    try:
        for key in (*base, *sorted((ours.keys() | theirs.keys()) - base.keys())):
            found[key] = choose(base.get(key), ours.get(key), theirs.get(key))
    except ContestedError:
        values = [side.attachments for side in sides]
        findings.contest(Kind.PROPERTY, "attachments", *values)
        return values[0]
    return tuple(one for one in found.values() if one is not None)


def _keyed(attachments: tuple[Attachment, ...]) -> dict[_Key, Attachment]:
    found: dict[_Key, Attachment] = {}
    for one in attachments:
        nth = sum(key[:2] == (one.before, one.title) for key in found)
        found[one.before, one.title, nth] = one
    return found
