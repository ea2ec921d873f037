"""What must hold of every merge, proved in one call."""

import re
from collections.abc import Iterator

from workbench.merging.merge import merge
from workbench.merging.values import Conflict, Merged
from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import BODY, Level, may_hold
from workbench.model.provision import Provision
from workbench.model.text import Text, references

#: Words that nobody else writes, as the tests put them into what a side writes.
MARK = re.compile(r"某[甲-龟][0-9]+号")


def merged(base: Instrument, ours: Instrument, theirs: Instrument) -> Merged:
    """The merge, proved: the same both ways round, valid, and nothing of either side missing."""
    found = merge(base, ours, theirs)
    assert found == turned(merge(base, theirs, ours)), "symmetric"
    well_formed(found.instrument)
    for side in (ours, theirs):
        assert missing(side, found) == []
    return found


def turned(found: Merged) -> Merged:
    """The same with ours and theirs exchanged in the conflicts."""
    conflicts = tuple(Conflict(one.kind, one.target, one.base, one.theirs, one.ours) for one in found.conflicts)
    return Merged(found.instrument, conflicts, found.confirmations)


def well_formed(instrument: Instrument) -> None:
    """Ids once, levels nested, words where they belong, references lost where a target is gone, numbers once."""
    parts = list(instrument.root.walk())
    ids = {part.id for part in parts}
    assert len(ids) == len(parts)
    for part in parts:
        assert all(may_hold(part.level, child.level) for child in part.children), part.id
        assert part.level in BODY or not part.text, part.id
        for reference in references(part.text):
            assert all(bool(end.lost) is not ids.issuperset(end.targets) for end in reference.pointers), part.id
    numbers = [part.number for part in parts if part.level is Level.ARTICLE]
    if instrument.numbering.mode is Mode.SUFFIXED:
        assert None not in numbers
        assert len(set(numbers)) == len(numbers)
    else:
        assert set(numbers) <= {None}


def missing(side: Instrument, found: Merged) -> list[str]:
    """Marked words of a side that are neither in the result nor in a conflict."""
    there = "\n".join(said(text) for text in all_texts(found))
    return [mark for mark in MARK.findall("\n".join(said(part.text) for part in side.root.walk())) if mark not in there]


def all_texts(found: Merged) -> Iterator[Text]:
    """Every text of a result, and of the conflicts beside it."""
    yield from (part.text for part in found.instrument.root.walk())
    for conflict in found.conflicts:
        for value in (conflict.ours, conflict.theirs):
            if isinstance(value, Provision):
                yield from (part.text for part in value.walk())
            elif conflict.kind == "words":
                yield value  # type: ignore[misc]


def said(text: Text) -> str:
    """A text with a bar for each reference."""
    return "".join(piece if isinstance(piece, str) else "|" for piece in text)


def node(instrument: Instrument, id: str) -> Provision:
    """The provision of an id."""
    return next(part for part in instrument.root.walk() if part.id == Id(id))
