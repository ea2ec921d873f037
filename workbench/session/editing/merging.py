"""Merge: where numbers are facts, an article of the saved version that is taken in leaves its number behind."""

from collections.abc import Iterator

from workbench.model.identity import Id, IdSource
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Provision
from workbench.model.text import words
from workbench.operations.apply import apply
from workbench.operations.repealing import REPEALED
from workbench.operations.results import Refused
from workbench.operations.values import Batch, Insert, Merge, Move, Operation, SetHeading
from workbench.session.editing.made import Made
from workbench.session.editing.slots import keeps_its_number, still_cited
from workbench.session.view import View


def merging(view: View, saved: View, targets: list[Id]) -> Made:
    """Make one of several neighbours; an article taken in whose number stands in ``saved`` stays as 「（删去）」."""
    whole = Merge(tuple(targets))
    possible = apply(whole, view.instrument, view.wording)
    if isinstance(possible, Refused):
        raise WorkbenchError(possible.problem)
    slots = [target for target in targets[1:] if keeps_its_number(view, saved, target)]
    if not slots:
        return Made(whole)
    steps = tuple(_steps(view, targets, slots, IdSource(set(view.labels) | set(saved.labels))))
    return Made(Batch(steps), tuple(still_cited(view, slots)))


def _steps(view: View, targets: list[Id], slots: list[Id], ids: IdSource) -> Iterator[Operation]:
    """What has no number to keep joins the article in front; then the words of each slot go to the first article."""
    first, *others = _groups(targets, slots)
    yield from (Merge(tuple(group)) for group in (first, *others) if len(group) > 1)
    heading = next((heading for group in (first, *others) if (heading := view.node(group[0]).heading)), None)
    if heading != view.node(first[0]).heading:
        yield SetHeading(first[0], heading)
    place = _size(view, first)
    for group in others:
        for child in _children(view, group):
            yield Move(child.id, first[0], place)
            place += 1
        yield Insert(group[0], 0, Provision(ids.draw(), Level.PARAGRAPH, words(REPEALED)))
        if view.node(group[0]).heading is not None:
            yield SetHeading(group[0], None)


def _groups(targets: list[Id], slots: list[Id]) -> list[list[Id]]:
    groups: list[list[Id]] = [[]]
    for target in targets:
        if target in slots:
            groups.append([])
        groups[-1].append(target)
    return groups


def _children(view: View, group: list[Id]) -> list[Provision]:
    return [child for id in group for child in view.node(id).children]


def _size(view: View, group: list[Id]) -> int:
    return len(_children(view, group))
