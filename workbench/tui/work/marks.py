"""What the outline marks: units that were edited since the last save, and units with problems."""

from collections.abc import Iterable

from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.problems import Problem, Severity
from workbench.model.provision import Provision
from workbench.session.syncing.disputes import Dispute
from workbench.session.view import View
from workbench.tui.work.places import unit_of_place


def edited(saved: View, now: View) -> frozenset[Id]:
    """Units whose heading or own words are not as they were saved; new ones too."""
    if saved.instrument is now.instrument:
        return frozenset()
    return frozenset(node.id for node in now.labels.units if not _is_same(saved.labels.get(node.id), node))


def _is_same(old: Provision | None, new: Provision) -> bool:
    if old is new:
        return True
    if old is None or old.heading != new.heading or old.level is not new.level:
        return False
    return _body(old) == _body(new)


def _body(unit: Provision) -> tuple[Provision, ...]:
    return tuple(child for child in unit.children if child.level in BODY)


def places_of(problems: Iterable[Problem], view: View) -> dict[int, Id]:
    """By the number of the problem: the provision it is about, where it names one."""
    named = {number: problem.where for number, problem in enumerate(problems) if problem.where}
    if not named:
        return {}
    ids = {view.name(id): id for id in reversed(tuple(view.labels))}
    return {number: ids[where] for number, where in named.items() if where in ids}


def troubled(problems: tuple[Problem, ...], places: dict[int, Id], view: View) -> dict[Id, Severity]:
    """The worst severity of every unit that has problems."""
    order = list(Severity)
    worst: dict[Id, Severity] = {}
    for number, place in places.items():
        unit, severity = unit_of_place(view, place), problems[number].severity
        worst[unit] = min(worst.get(unit, severity), severity, key=order.index)
    return worst


def contested(disputes: Iterable[Dispute], view: View) -> frozenset[Id]:
    """The units in which a merge left something to be decided."""
    places = (place for one in disputes if one.blocks for place in one.at)
    return frozenset(unit_of_place(view, place) for place in places if place in view.labels)
