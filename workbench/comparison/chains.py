"""Chains of correspondence through all versions: which units, and which lines of them, stand in one row."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.comparison.alignment import Alignment
from workbench.comparison.courses import Courses, at, courses
from workbench.comparison.version import Line
from workbench.model.identity import Id

#: One unit or None for each version.
Chain = tuple[Id | None, ...]


class Portion(NamedTuple):
    """Words ``start`` to ``end`` (None: to the end) of a line of one version."""

    line: Id
    start: int = 0
    end: int | None = None


class Share:
    """What a chain shows: for each version all lines of its unit (``whole`` has its place), or ``portions`` of them.

    Every portion stands in one chain only, in order.
    """

    __slots__ = ("chain", "portions", "whole")

    def __init__(self, chain: Chain, whole: Iterable[int] = ()) -> None:
        self.chain = chain
        self.whole = set(whole)
        self.portions: dict[int, list[Portion]] = {}

    @property
    def newest(self) -> tuple[int, Id]:
        """The newest version that has it, and its unit there."""
        place = len(self.chain) - 1
        while (id := self.chain[place]) is None:
            place -= 1
        return place, id


def shares(alignment: Alignment) -> list[Share]:
    """One share for each chain; in order where every unit simply stayed, else in no particular one."""
    if alignment.is_straight:
        places = range(len(alignment.versions))
        return [Share((id,) * len(places), places) for id in alignment.versions[0].units]
    found: dict[Chain, Share] = {}
    ahead, behind = courses(alignment, 1), courses(alignment, -1)
    for place, version in enumerate(alignment.versions):
        for id, unit in version.units.items():
            before, after = behind[place].units.get(id), ahead[place].units.get(id)
            if before is not None and after is not None:
                _share(found, (*before[::-1], id, *after)).whole.add(place)
                continue
            for line in unit.lines:
                for chain, portion in _pieces(line, behind[place], ahead[place]):
                    _share(found, chain).portions.setdefault(place, []).append(portion)
    return list(found.values())


def _share(found: dict[Chain, Share], chain: Chain) -> Share:
    share = found.get(chain)
    if share is None:
        share = found[chain] = Share(chain)
    return share


def _pieces(line: Line, behind: Courses, ahead: Courses) -> Iterator[tuple[Chain, Portion]]:
    """A line cut wherever its words came or go another way."""
    came, goes = behind.line(line), ahead.line(line)
    starts = sorted({leg.start for leg in (*came, *goes)})
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        before, after = at(came, start).course, at(goes, start).course
        yield (*before[::-1], line.unit, *after), Portion(line.provision.id, start, end)
