"""From one tree to another with the same ids, as one operation: how a text that came back becomes an edit."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import BODY
from workbench.model.provision import Provision
from workbench.model.text import EMPTY
from workbench.operations.tree import Tree
from workbench.operations.values import (
    PROPERTY,
    Batch,
    Delete,
    Insert,
    Move,
    Operation,
    Replace,
    SetHeading,
    SetProperty,
    SetTraits,
    traits,
)
from workbench.session.hand.refreezing import frozen_again, thaw


def transformation(old: Instrument, new: Instrument) -> Batch:
    """The operations that make ``new`` of ``old``, in an order in which each can be carried out; empty when equal.

    Places first, from the outside in and from the front; then what is left over goes; words come last, for they may
    name any id, and say what a deleted target was called. Frozen numbers are let go meanwhile and set again.
    """
    tree = Tree(old.root)
    places = [*_places(tree, new.root)]
    places += _gone(tree.root, new.root)
    if Mode.SUFFIXED in (old.numbering.mode, new.numbering.mode) and (places or old.numbering != new.numbering):
        places = [*thaw(old), *places, *frozen_again(new)]
    words = _words({node.id: node for node in old.root.walk()}, new.root)
    return Batch((*_properties(old, new), *places, *words))


def _properties(old: Instrument, new: Instrument) -> Iterator[Operation]:
    for key in (PROPERTY.title, PROPERTY.notes, PROPERTY.stage, PROPERTY.self_names, PROPERTY.kind):
        if getattr(old, key) != getattr(new, key):
            yield SetProperty(key, getattr(new, key))


def _places(tree: Tree, new: Provision) -> Iterator[Operation]:
    """Put every provision of ``new`` where it belongs; ``tree`` shows what the steps so far have led to."""
    for parent in new.walk():
        for index, child in enumerate(parent.children):
            if child.id not in tree:
                shell = replace(child, text=EMPTY, children=(), number=None)
                tree.insert(parent.id, index, shell)
                yield Insert(parent.id, index, shell)
                continue
            yield from _retraited(child, tree)
            if tree.owner(child.id).id != parent.id or tree.index(child.id) != index:
                tree.insert(parent.id, index, tree.remove(child.id))
                yield Move(child.id, parent.id, index)


def _retraited(child: Provision, tree: Tree) -> Iterator[Operation]:
    here = tree.node(child.id)
    wanted = replace(traits(child), number=here.number)
    if traits(here) != wanted:
        tree.put(replace(here, level=child.level))
        yield SetTraits(child.id, wanted)


def _words(old: dict[Id, Provision], new: Provision) -> Iterator[Operation]:
    for node in new.walk():
        before = old.get(node.id)
        if node.level in BODY and node.text != (before.text if before else EMPTY):
            yield Replace(node.id, node.text)
        if before is not None and node.level not in BODY and node.heading != before.heading:
            yield SetHeading(node.id, node.heading)


def _gone(placed: Provision, new: Provision) -> Iterator[Operation]:
    """What is left over, looked for after everything that stays has been taken out of it."""
    kept = {node.id for node in new.walk()}

    def below(node: Provision) -> Iterator[Operation]:
        for child in node.children:
            if child.id not in kept:
                yield Delete(child.id)
            else:
                yield from below(child)

    return below(placed)
