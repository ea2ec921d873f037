"""Each provision by itself: its words, heading and level as both sides leave it, or the decision to be taken."""

from dataclasses import replace
from typing import TypeVar

from workbench.merging.choosing import ContestedError, choose, settle, united
from workbench.merging.cutting import Versions
from workbench.merging.findings import Findings
from workbench.merging.sides import Side
from workbench.merging.values import Kind, Notice
from workbench.merging.weaving import to_segments, to_text, woven
from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.provision import Heading, Provision
from workbench.model.text import EMPTY, Text

V = TypeVar("V", Level, Heading | None)


def decided(id: Id, base: Side, ours: Side, theirs: Side, findings: Findings) -> Provision:
    """A provision as merged, its children left out of account; what is contested stays as in the base."""
    before, mine, others = (side.nodes.get(id) for side in (base, ours, theirs))
    if mine is None or others is None:
        return _only(mine or others)
    if mine in (before, others):
        return others
    if others == before:
        return mine
    if before is None:
        return _made_twice(mine, others, findings)
    return _merged(before, mine, others, findings)


def _made_twice(ours: Provision, theirs: Provision, findings: Findings) -> Provision:
    """The base has it not, as when one side copied an earlier state of the other's."""
    first = min(ours, theirs, key=lambda part: repr(replace(part, children=())))
    for kind, name in ((Kind.LEVEL, "level"), (Kind.HEADING, "heading"), (Kind.WORDS, "text")):
        values = [getattr(part, name) for part in (first, ours, theirs)]
        if values[1] != values[2]:
            findings.contest(kind, first.id, *values)
    return first


def _only(part: Provision | None) -> Provision:
    assert part is not None
    return part


def _merged(base: Provision, ours: Provision, theirs: Provision, findings: Findings) -> Provision:
    level = _chosen(Kind.LEVEL, base.id, (base.level, ours.level, theirs.level), findings)
    heading = _chosen(Kind.HEADING, base.id, (base.heading, ours.heading, theirs.heading), findings)
    marked = next(part for part in (base, ours, theirs) if part.level is level)
    alike = all(part.level is level for part in (base, ours, theirs))
    return Provision(
        base.id,
        level,
        heading=heading,
        text=_text(base, ours, theirs, findings) if level in BODY else EMPTY,
        mark=settle(base.mark, ours.mark, theirs.mark) if alike else marked.mark,
        block=settle(base.block, ours.block, theirs.block),
        number=settle(base.number, ours.number, theirs.number),
        split_from=settle(base.split_from, ours.split_from, theirs.split_from),
        merged=united(base.merged, ours.merged, theirs.merged),
    )


def _chosen(kind: Kind, id: Id, values: tuple[V, V, V], findings: Findings) -> V:
    try:
        return choose(*values)
    except ContestedError:
        findings.contest(kind, id, *values)
        return values[0]


def _text(base: Provision, ours: Provision, theirs: Provision, findings: Findings) -> Text:
    if base.level is Level.BLOCK:
        return _whole(base, ours, theirs, findings)
    try:
        return choose(base.text, ours.text, theirs.text)
    except ContestedError:
        done = woven(*(to_segments(part.text) for part in (base, ours, theirs)))
    return noted(base.id, Versions(*map(to_text, done[:3])), done.near or done.ranked, findings)


def _whole(base: Provision, ours: Provision, theirs: Provision, findings: Findings) -> Text:
    """Tables and formulas are opaque: one side's or the other's."""
    try:
        return choose(base.text, ours.text, theirs.text)
    except ContestedError:
        return noted(base.id, Versions(base.text, ours.text, theirs.text), False, findings)


def noted(id: Id, versions: Versions, near: bool, findings: Findings) -> Text:
    """The text that stands until somebody has decided, and the finding."""
    if versions.ours != versions.theirs:
        findings.contest(Kind.WORDS, id, *versions)
    elif near:
        findings.show(Notice.SAME_SENTENCE, id)
    return versions.now
