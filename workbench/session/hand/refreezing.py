"""Frozen article numbers (之一 mode) around a change of places: let go before it, set again after it."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.model.instrument import Instrument, Mode
from workbench.model.level import Level
from workbench.model.provision import Number, Provision
from workbench.numbering.counting import count
from workbench.operations.values import PROPERTY, Operation, SetProperty, SetTraits, traits


def thaw(old: Instrument) -> Iterator[Operation]:
    """Let go of the numbers, if they are frozen."""
    if old.numbering.mode is Mode.SUFFIXED:
        yield SetProperty(PROPERTY.mode, Mode.SEQUENTIAL.value)


def frozen_again(new: Instrument) -> Iterator[Operation]:
    """Freeze, if the later version is frozen: first what is counted, then the numbers that are otherwise."""
    if new.numbering.mode is not Mode.SUFFIXED:
        return
    yield SetProperty(PROPERTY.mode, Mode.SUFFIXED.value)
    counted = count(replace(new, root=_bare(new.root)))
    for node in new.root.walk():
        given: Number | None = counted.get(node.id) if node.level is Level.ARTICLE else None
        if node.number != given:
            yield SetTraits(node.id, traits(node))


def _bare(node: Provision) -> Provision:
    return replace(node, number=None, children=tuple(map(_bare, node.children)))
