"""References carried to a later state: to what took their targets in, else lost with the words they had."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.operations.pointers import changed
from workbench.operations.suspicion import redirected
from workbench.operations.work import Work


def followed_in(provision: Provision, base: Work, now: Work) -> Provision:
    """A subtree with all its references carried to the state ``now``."""
    inside = {part.id for part in provision.walk()}
    return _followed(provision, inside, base, now)


def _followed(provision: Provision, inside: set[Id], base: Work, now: Work) -> Provision:
    children = tuple(_followed(child, inside, base, now) for child in provision.children)
    return replace(provision, text=followed(provision.text, base, now, inside), children=children)


def followed(text: Text, base: Work, now: Work, inside: set[Id] | frozenset[Id] = frozenset()) -> Text:
    """A text with its references carried to the state ``now``; ``inside``: ids that come along with it."""
    if not any(isinstance(piece, Reference) for piece in text):
        return text

    def mark(pointer: Pointer) -> Pointer:
        gone = [id for id in pointer.targets if id not in now.tree and id not in inside]
        known = pointer.target in base.labels
        return replace(pointer, lost=base.name(pointer.target)) if gone and known and not pointer.lost else pointer

    heirs = {id: heir for id, heir in now.heirs.items() if id not in inside}
    moved = redirected(text, heirs)
    return tuple(changed(piece, mark) if isinstance(piece, Reference) else piece for piece in moved)
