"""The file of an amendment, written in its one canonical form: what people read first, what machines need behind."""

import json
from collections.abc import Iterator

from workbench.amendments.anchors import hunks
from workbench.amendments.machine_patch import write as patch
from workbench.amendments.sealing import seal
from workbench.amendments.token_form import joined, stored
from workbench.amendments.values import (
    Amendment,
    Change,
    Decision,
    Deletion,
    Insertion,
    NewHeading,
    Place,
    Relocation,
    Rewording,
    State,
)
from workbench.language.sentences import split
from workbench.model.provision import Provision
from workbench.operations.provision_data import provision_to_data
from workbench.storage.files.toml_writer import array, block, file_bytes, quoted

#: Raised when a file of today could not be read by the program of yesterday.
FORMAT = 1


def write(amendment: Amendment) -> bytes:
    """The bytes of the file."""
    lines = [f"format = {FORMAT}", *_head(amendment)]
    for change in amendment.changes:
        lines += ["", "[[change]]", *_change(change)]
    if amendment.decision:
        lines += ["", "[[decision]]", *_decision(amendment.decision)]
        for change in amendment.decision.adopted:
            lines += ["", "[[adopted]]", *_change(change)]
    return file_bytes("\n".join(lines) + "\n")


def _head(amendment: Amendment) -> Iterator[str]:
    yield f"id = {quoted(amendment.id)}"
    yield f"number = {amendment.number}"
    yield f"about = {quoted(amendment.about)}"
    if amendment.state is not State.OPEN:
        yield f"state = {quoted(amendment.state)}"
    if amendment.proposer:
        yield f"proposer = {quoted(amendment.proposer)}"
    if amendment.office:
        yield "office = true"
    yield f"when = {quoted(amendment.when)}"
    yield from _words("reason", amendment.reason)
    yield from _words("redline", amendment.redline)
    if amendment.opinions:
        yield f"opinions = {array(amendment.opinions)}"
    yield f"base_revision = {quoted(amendment.base_revision)}"


def _words(key: str, words: str) -> Iterator[str]:
    """Prose: on one line, or with its line ends."""
    if words:
        yield f"{key} = {block(words.split(chr(10))) if chr(10) in words else quoted(words)}"


def _change(change: Change) -> Iterator[str]:
    match change:
        case Rewording():
            yield from _reworded(change)
        case NewHeading(target, base, new):
            yield from ('kind = "heading"', f"target = {quoted(target)}", f"seal = {quoted(seal(change))}")
            for key, heading in (("base", base), ("new", new)):
                if heading:
                    yield f"{key} = {quoted(heading.words)}"
                    yield from (f"{key}_bracket = {quoted(heading.bracket)}",) if heading.bracket else ()
        case Insertion(place, provisions):
            yield 'kind = "insertion"'
            yield from _place(place)
            yield f"seal = {quoted(seal(change))}"
            yield f"words = {array(readable(*provisions))}"
            yield f"provisions = {array(map(machine, provisions))}"
        case Deletion(base, place):
            yield from ('kind = "deletion"', f"target = {quoted(base.id)}", *_place(place))
            yield f"seal = {quoted(seal(change))}"
            yield f"words = {array(readable(base))}"
            yield f"provision = {quoted(machine(base))}"
        case Relocation(target, base, new):
            yield from ('kind = "relocation"', f"target = {quoted(target)}", *_place(base, "from_"), *_place(new))
            yield f"seal = {quoted(seal(change))}"


def _reworded(change: Rewording) -> Iterator[str]:
    verbatim = "\n" in change.base + change.new
    yield from ('kind = "rewording"', f"target = {quoted(change.target)}")
    if verbatim:
        yield "verbatim = true"
    for key, words in (("base", change.base), ("new", change.new)):
        yield f"{key} = {block(words.split(chr(10)) if verbatim else split(words))}"
    yield f"anchor = {array(anchors(change))}"
    yield f"seal = {quoted(seal(change))}"
    yield f"patch = {block(patch(change.base, change.new).rstrip().split(chr(10)))}"


def _place(place: Place, prefix: str = "") -> Iterator[str]:
    yield f"{prefix}parent = {quoted(place.parent)}"
    for key, id in (("after", place.after), ("before", place.before)):
        if id:
            yield f"{prefix}{key} = {quoted(id)}"


def _decision(decision: Decision) -> Iterator[str]:
    yield f"when = {quoted(decision.when)}"
    yield f"by = {quoted(decision.by)}"
    yield from _words("reason", decision.reason)
    yield from _words("reply", decision.reply)


def anchors(change: Rewording) -> list[str]:
    """The sentences by which each place is found; of an added one, its neighbours."""
    return ["".join(map(joined, hunk.anchor)) for hunk in hunks(change.base, change.new)]


def readable(*provisions: Provision) -> list[str]:
    """The words of provisions, a line each."""
    parts = (part for top in provisions for part in top.walk())
    return [said for part in parts for said in (part.heading.words if part.heading else "", stored(part)) if said]


def machine(provision: Provision) -> str:
    """A provision as one line of JSON."""
    return json.dumps(provision_to_data(provision), ensure_ascii=False, separators=(",", ":"))
