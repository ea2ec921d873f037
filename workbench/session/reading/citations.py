"""Who cites whom: the references of a place, and those that name it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.citing.survey import Cited
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.reference import Reference
from workbench.session.view import View


@dataclass(frozen=True, slots=True)
class Citations:
    """``cites``: citations in the place; ``cited_by``: those elsewhere that name it or a range over it."""

    cites: tuple[Cited, ...]
    cited_by: tuple[Cited, ...]


def citations(view: View, place: Id) -> Citations:
    """Both directions, for the place with all below it, in document order."""
    inside = {node.id for node in view.node(place).walk()}
    order = {id: position for position, id in enumerate(view.labels)}
    found = view.survey.citations
    cites = tuple(cited for cited in found if cited.at in inside)
    others = (cited for cited in found if cited.at not in inside and cited.reference)
    cited_by = tuple(cited for cited in others if cited.reference and _names(cited.reference, inside, order, view))
    return Citations(cites, cited_by)


def _names(reference: Reference, inside: set[Id], order: dict[Id, int], view: View) -> bool:
    if any(target in inside for pointer in reference.pointers for target in pointer.targets):
        return True
    if reference.through is None:
        return False
    ends = [view.labels.get(pointer.target) for pointer in reference.pointers]
    if None in ends or len({end.level for end in ends if end}) != 1:
        return False
    first, last = (order[pointer.target] for pointer in reference.pointers)
    return any(first <= order[id] <= last for id in inside)


def targets(cited: Cited, view: View) -> Iterator[tuple[Id, str]]:
    """Ids and labels of what a citation names; a deleted one has its last words."""
    for pointer in cited.reference.pointers if cited.reference else ():
        for target in pointer.targets:
            yield target, view.name(target) if target in view.labels else pointer.lost


def times_cited(view: View) -> Counter[Id]:
    """How often each article is cited, itself or something in it, from elsewhere."""
    found: Counter[Id] = Counter()
    for cited in view.survey.citations:
        for target, _ in targets(cited, view):
            article = view.labels.above(target, Level.ARTICLE) if target in view.labels else None
            if article is not None and view.labels.above(cited.at, Level.ARTICLE) is not article:
                found[article.id] += 1
    return found
