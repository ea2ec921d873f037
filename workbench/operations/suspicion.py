"""References to provisions that were split or merged: pointed at what is left, and doubted until somebody confirms."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.numbering.labels import Labels
from workbench.operations.pointers import changed
from workbench.operations.primitives import repoint
from workbench.operations.values import Repoint
from workbench.operations.work import Work


def doubt(id: Id, work: Work) -> None:
    """Mark every reference to this provision as suspect."""
    for at, nth, reference in list(work.citations(id)):
        repoint(Repoint(at, nth, reference, replace(reference, suspect=True)), work)


def redirect(absorbed: Mapping[Id, Id], work: Work) -> None:
    """Point the references to absorbed provisions at the ones that took them in, and mark them as suspect."""
    for at, nth, reference in list(work.citations(*absorbed)):
        repoint(Repoint(at, nth, reference, _follow(reference, absorbed)), work)


def redirected(text: Text, absorbed: Mapping[Id, Id]) -> Text:
    """The text with its references to absorbed provisions pointed at the ones that took them in."""
    return tuple(_follow(piece, absorbed) if isinstance(piece, Reference) else piece for piece in text)


def cut_or_joined(before: Labels, after: Labels) -> set[Id]:
    """What was split between two states of an instrument, and what took others in."""
    split = {part.split_from for id in after if (part := after.node(id)).split_from and id not in before}
    joined = {id for id in after if (then := before.get(id)) and after.node(id).merged != then.merged}
    return {id for id in split if id} | joined


def _follow(reference: Reference, absorbed: Mapping[Id, Id]) -> Reference:
    def follow(pointer: Pointer) -> Pointer:
        targets = tuple(dict.fromkeys(absorbed.get(target, target) for target in pointer.targets))
        return replace(pointer, targets=targets)

    return changed(reference, follow, suspect=True)
