"""A provision cut into segments, so that versions can be held against each other.

A citation is one segment, known by what it points to: another number for the same target is no change.
"""

from collections.abc import Iterator

from workbench.citing.wording import Wording
from workbench.language.segments import Segment, segments
from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.provision import Provision
from workbench.model.tokens import encode
from workbench.numbering.labels import Labels

_LINE = Segment("\n", "\n")


def phrases(id: Id, labels: Labels, wording: Wording) -> tuple[Segment, ...]:
    """The words of a provision with all below it, a line for each heading, 款 and 项; its own number is left out."""
    lines = [list(line) for line in _lines(labels.node(id), id, labels, wording)]
    return tuple(piece for place, line in enumerate(lines) for piece in ([_LINE] if place else []) + line)


def _lines(node: Provision, top: Id, labels: Labels, wording: Wording) -> Iterator[Iterator[Segment]]:
    if node.heading is not None:
        yield iter(segments(node.heading.words))
    if node.level in BODY and node.text:
        yield _words(node, "" if node.id == top else labels.mark(node.id), wording)
    for child in node.children:
        yield from _lines(child, top, labels, wording)


def _words(node: Provision, mark: str, wording: Wording) -> Iterator[Segment]:
    if mark:
        yield Segment(("mark", node.level), mark)
    words, end = wording.text(node.id), 0
    for shown in wording.shown(node.text, node.id):
        yield from segments(words[end : shown.start])
        yield Segment(("reference", encode((shown.reference,))), words[shown.start : shown.end])
        end = shown.end
    yield from segments(words[end:])
