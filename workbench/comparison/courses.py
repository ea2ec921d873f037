"""Courses: through which units the words of every line go on from version to version, in one direction."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from workbench.comparison.alignment import Alignment
from workbench.comparison.cutting import coverage, grams, shared_out
from workbench.comparison.hops import Hop
from workbench.comparison.pairing import Stretch
from workbench.comparison.version import Line
from workbench.model.identity import Id

#: The units in the versions on one side, from the nearest on; None where the words do not stand.
Course = tuple[Id | None, ...]
#: A line without counterpart goes with whatever covers it this far, else with the line before it.
_COVERED = 0.5


class Leg(NamedTuple):
    """From character ``start`` of a line on, its words take ``course``."""

    start: int
    course: Course


class Courses:
    """The courses from one version: ``units`` of those whose lines all go one way, ``lines`` of the lines of others."""

    def __init__(self, units: dict[Id, Course]) -> None:
        self.units = units
        self.lines: dict[Id, tuple[Leg, ...]] = {}

    def line(self, line: Line) -> tuple[Leg, ...]:
        """The legs of one line."""
        course = self.units.get(line.unit)
        return self.lines[line.provision.id] if course is None else (Leg(0, course),)


def courses(alignment: Alignment, step: int) -> list[Courses]:
    """The courses from each version, onwards (``step`` 1) or back (-1)."""
    size = len(alignment.versions)
    order = range(size)[::-step]
    found = {order[0]: Courses(dict.fromkeys(alignment.versions[order[0]].units, ()))}
    for left, place in enumerate(order[1:], 1):
        found[place] = _Finder(Hop(alignment, place, step), found[place + step], (None,) * left).courses()
    return [found[place] for place in range(size)]


class _Finder:
    """Finds the courses from one version, given those from its neighbour. ``nowhere``: the course of what ends here."""

    def __init__(self, hop: Hop, beyond: Courses, nowhere: Course) -> None:
        self._hop, self._beyond, self._nowhere = hop, beyond, nowhere
        self._offered: dict[tuple[Id, Id], dict[Id, list[tuple[Course, str]]]] = {}

    def courses(self) -> Courses:
        """Those of all units and lines."""
        parted = {self._hop.here.lines[id].unit for id in self._hop.leads}
        found = Courses({})
        for id in self._hop.here.units:
            course = None if id in parted else self._onwards(self._hop.target(id))
            if course is None:
                self._part(id, found)
            else:
                found.units[id] = course
        return found

    def _onwards(self, target: Id | None) -> Course | None:
        """The course by way of a unit there; None when its lines part later on."""
        if target is None:
            return self._nowhere
        course = self._beyond.units.get(target)
        return None if course is None else (target, *course)

    def _part(self, unit: Id, found: Courses) -> None:
        """Record the legs of the lines of a unit, or its course when they agree."""
        legs: dict[Id, tuple[Leg, ...]] = {}
        last: Course | None = None
        for line in self._hop.here.units[unit].lines:
            legs[line.id] = tuple(leg for part in self._hop.ahead(line) for leg in self._legs(line, part, last))
            last = legs[line.id][-1].course
        taken = list(dict.fromkeys(leg.course for own in legs.values() for leg in own))
        if len(taken) > 1:
            found.lines.update(legs)
        else:
            found.units[unit] = taken[0] if taken else self._first(self._hop.target(unit))

    def _first(self, target: Id | None) -> Course:
        """The course of a unit without lines: that of the first words of its counterpart."""
        if target is None:
            return self._nowhere
        return target, *self._beyond.line(self._hop.there.units[target].lines[0])[0].course

    def _legs(self, line: Line, part: Stretch, last: Course | None) -> Sequence[Leg]:
        """The legs of a part of a line; ``last``: the course of the line before it."""
        course = self._onwards(part.unit)
        if course is not None or part.unit is None:
            return (Leg(part.start, course or self._nowhere),)
        words = self._hop.here.words(line)[part.start : part.end]
        offers = self._offers(line.unit, part.unit)
        linked = [offer for other in self._hop.links(line, part.unit) for offer in offers.get(other, ())]
        if linked:
            return [Leg(part.start + start, course) for start, course in shared_out(words, linked)]
        return (Leg(part.start, self._nearest(words, [one for several in offers.values() for one in several], last)),)

    def _offers(self, unit: Id, target: Id) -> dict[Id, list[tuple[Course, str]]]:
        """The words of each line of ``target`` that come from ``unit`` (all of them if none do), with their courses."""
        found = self._offered.get((unit, target))
        if found is None:
            lines = self._hop.there.units[target].lines
            found = {line.id: list(self._pieces(line, unit)) for line in lines}
            if not any(found.values()):
                found = {line.id: list(self._pieces(line, None)) for line in lines}
            self._offered[unit, target] = found
        return found

    def _pieces(self, line: Line, unit: Id | None) -> Iterator[tuple[Course, str]]:
        back, words = self._hop.back(line), self._hop.there.words(line)
        legs = self._beyond.line(line)
        starts = sorted({part.start for part in back} | {leg.start for leg in legs})
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            if unit is None or at(back, start).unit == unit:
                yield (line.unit, *at(legs, start).course), words[start:end]

    def _nearest(self, words: str, offers: Sequence[tuple[Course, str]], last: Course | None) -> Course:
        """The course of a line that has no counterpart."""
        best = max(offers, key=lambda offer: coverage(words, grams(offer[1])))
        known = [course for course, _ in offers]
        return best[0] if last not in known or coverage(words, grams(best[1])) >= _COVERED else last


P = TypeVar("P", Stretch, Leg)


def at(parts: Sequence[P], start: int) -> P:
    """The part of a line in which character ``start`` stands."""
    return next(part for part in reversed(parts) if part.start <= start)
