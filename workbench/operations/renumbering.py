"""The renumbering an operation caused: every full label that is another one now."""

from collections.abc import Iterator

from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels
from workbench.operations.results import Renumbered


def renumbering(before: Labels, after: Labels) -> Iterator[Renumbered]:
    """Labels that changed, for provisions of both trees, in document order. The root has a title, not a label."""
    for child in after.instrument.root.children:
        yield from _below(child, before, after)


def _below(provision: Provision, before: Labels, after: Labels) -> Iterator[Renumbered]:
    old = before.full(provision.id) if provision.id in before else None
    new = after.full(provision.id)
    if old is not None and old != new:
        yield Renumbered(provision.id, old, new)
    # The label of a body provision begins with its article, so an untouched article of the same name is done with.
    if provision.level is Level.ARTICLE and old == new and before.node(provision.id) is provision:
        return
    for child in provision.children:
        yield from _below(child, before, after)
