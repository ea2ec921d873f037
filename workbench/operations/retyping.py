"""Retype: a subtree comes back rewritten, with the ids it had (see ``reidentify``)."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.operations.primitives import swap
from workbench.operations.suspicion import doubt, redirect, redirected
from workbench.operations.values import Retype
from workbench.operations.work import Work


def retype(operation: Retype, work: Work) -> None:
    """Swap the subtree; references to what was split or merged on the way follow it and become suspect."""
    old = {part.id: part for part in work.tree.node(operation.target).walk()}
    absorbed = _absorbed(old, operation.provision)
    redirect(absorbed, work)
    swap(Retype(operation.target, _redirected_in(operation.provision, absorbed)), work)
    for part in operation.provision.walk():
        if part.split_from in old and part.id not in old and part.split_from in work.tree:
            doubt(part.split_from, work)


def _absorbed(old: dict[Id, Provision], new: Provision) -> dict[Id, Id]:
    """Ids that the rewriting took into others: gone id → the one that has its words now."""
    parts = {part.id: part for part in new.walk()}
    return {
        gone: part.id
        for part in parts.values()
        if part.id in old
        for gone in part.merged
        if gone in old and gone not in parts and gone not in old[part.id].merged
    }


def _redirected_in(provision: Provision, absorbed: dict[Id, Id]) -> Provision:
    if not absorbed:
        return provision
    children = tuple(_redirected_in(child, absorbed) for child in provision.children)
    return replace(provision, text=redirected(provision.text, absorbed), children=children)
