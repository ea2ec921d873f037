"""Typed words bound to the numbers that were on the screen when they were typed."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.citing.binding import bind_text
from workbench.citing.rebinding import rebind
from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.problems import Problem
from workbench.model.provision import Number, Provision
from workbench.model.text import literal
from workbench.numbering.labels import Labels
from workbench.session.view import View


def labels_as_typed(view: View, root: Provision) -> Labels:
    """Labels of ``root`` under the numbers of ``view``; what is new has none that could be mistaken for an old one.

    New 款 and below keep their computed number where no old neighbour has it.
    """
    computed = Labels(replace(view.instrument, root=root))
    numbers: dict[Id, Number] = {}
    for unreachable, id in enumerate(computed):
        if id in view.labels:
            old = view.labels.number(id)
            numbers |= {} if old is None else {id: old}
        elif _may_be_mistaken(id, computed, view):
            numbers[id] = Number(0, unreachable)
    return Labels(computed.instrument, numbers)


def _may_be_mistaken(id: Id, computed: Labels, view: View) -> bool:
    if computed.node(id).level not in BODY:
        return True
    neighbours = (other.id for other in computed.siblings(id) if other.id in view.labels)
    return any(view.labels.number(other) == computed.number(id) for other in neighbours)


def bound(provision: Provision, view: View, labels: Labels) -> tuple[Provision, tuple[Problem, ...]]:
    """``provision``, which stands in the tree of ``labels`` with plain words, with its citations as references."""
    problems: list[Problem] = []
    return _bound(provision, view, labels, problems), tuple(problems)


def _bound(provision: Provision, view: View, labels: Labels, problems: list[Problem]) -> Provision:
    children = tuple(_bound(child, view, labels, problems) for child in provision.children)
    if not provision.text or provision.level is Level.BLOCK:
        return replace(provision, children=children)
    words, old = literal(provision.text), view.labels.get(provision.id)
    if old is not None and view.wording.text(old.id) == words:
        return replace(provision, text=old.text, children=children)
    if old is None:
        text, found = bind_text(words, provision.id, labels)
    else:
        text, found = rebind(old.text, words, provision.id, labels)
    problems.extend(found)
    return replace(provision, text=text, children=children)


def all_bound(
    provisions: Iterable[Provision], view: View, labels: Labels
) -> tuple[list[Provision], tuple[Problem, ...]]:
    """Several of them."""
    pairs = [bound(provision, view, labels) for provision in provisions]
    return [pair[0] for pair in pairs], tuple(problem for pair in pairs for problem in pair[1])
