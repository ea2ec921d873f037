"""Chains of correspondence through all versions: which units, and which lines of them, stand in one row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.comparison.alignment import Alignment
from workbench.comparison.pairing import Stretch
from workbench.model.identity import Id

#: One unit or None for each version.
Chain = tuple[Id | None, ...]


class Portion(NamedTuple):
    """Words ``start`` to ``end`` (None: to the end) of a line of one version."""

    line: Id
    start: int = 0
    end: int | None = None


@dataclass(slots=True)
class Share:
    """What a chain shows: for each version the portions, in order. Every portion stands in one chain only."""

    chain: Chain
    portions: list[list[Portion]] = field(default_factory=list)

    @property
    def newest(self) -> tuple[int, Id]:
        """The newest version that has it, and its unit there."""
        place = len(self.chain) - 1
        while (unit := self.chain[place]) is None:
            place -= 1
        return place, unit


class _Piece(NamedTuple):
    """A portion with the units it corresponds with on either side."""

    portion: Portion
    before: Id | None
    after: Id | None


class Chains:
    """Finds the chains of an alignment."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._last = len(alignment.versions) - 1
        self._pieces: dict[tuple[int, Id], list[_Piece]] = {}
        self._usual: dict[tuple[int, Id], Chain] = {}
        self._parted = [_parted(alignment, place) for place in range(len(alignment.versions))]

    def shares(self) -> list[Share]:
        """One share for each chain, in no particular order."""
        found: dict[Chain, Share] = {}
        for place, version in enumerate(self._alignment.versions):
            for unit in version.units:
                for chain, portions in self._unit(place, unit):
                    share = found.get(chain)
                    if share is None:
                        share = found[chain] = Share(chain, [[] for _ in chain])
                    share.portions[place] += portions
        return list(found.values())

    def _unit(self, place: int, unit: Id) -> Iterator[tuple[Chain, Sequence[Portion]]]:
        if not self._is_parted(place, unit):
            lines = self._alignment.versions[place].units[unit].lines
            yield self._usual_chain(place, unit), [Portion(line.provision.id) for line in lines]
            return
        known: dict[tuple[Id | None, Id | None], Chain] = {}
        for piece in self.pieces(place, unit):
            ends = piece.before, piece.after
            if ends not in known:
                known[ends] = self._chain(place, unit, piece)
            yield known[ends], (piece.portion,)

    def _usual_chain(self, place: int, unit: Id) -> Chain:
        """The chain of a unit whose lines all go where it goes."""
        found = self._usual.get((place, unit))
        if found is None:
            if self._last == 1:
                before, after = self._usual_before(place, unit), self._usual_after(place, unit)
                return (before, unit) if place else (unit, after)
            piece = _Piece(Portion(unit), self._usual_before(place, unit), self._usual_after(place, unit))
            found = self._chain(place, unit, piece)
            if not any(self._is_parted(at, other) for at, other in enumerate(found) if other is not None):
                self._usual.update({(at, other): found for at, other in enumerate(found) if other is not None})
        return found

    def _is_parted(self, place: int, unit: Id) -> bool:
        return unit in self._parted[place]

    def _chain(self, place: int, unit: Id, piece: _Piece) -> Chain:
        before = self._walk(place, unit, piece.before, -1)
        after = self._walk(place, unit, piece.after, 1)
        return (*reversed(before), unit, *after)

    def _walk(self, place: int, unit: Id, other: Id | None, step: int) -> list[Id | None]:
        """The units on one side of ``unit``, from the nearest on."""
        found: list[Id | None] = []
        while 0 <= place + step <= self._last:
            place += step
            found.append(other)
            if other is not None:
                unit, other = other, self._onwards(place, other, unit, step)
        return found

    def _onwards(self, place: int, unit: Id, came_from: Id, step: int) -> Id | None:
        """Where the words of ``unit`` that correspond with ``came_from`` go on to; the first of them decide."""
        if not self._is_parted(place, unit):
            return self._usual_after(place, unit) if step > 0 else self._usual_before(place, unit)
        for piece in self.pieces(place, unit):
            if (piece.before if step > 0 else piece.after) == came_from:
                return piece.after if step > 0 else piece.before
        return self._usual_after(place, unit) if step > 0 else self._usual_before(place, unit)

    def _usual_before(self, place: int, unit: Id) -> Id | None:
        return self._alignment.pairings[place - 1].predecessor(unit) if place else None

    def _usual_after(self, place: int, unit: Id) -> Id | None:
        return self._alignment.pairings[place].successor(unit) if place < self._last else None

    def pieces(self, place: int, unit: Id) -> list[_Piece]:
        """The lines of a unit, cut wherever a neighbouring version parts them."""
        found = self._pieces.get((place, unit))
        if found is None:
            found = self._pieces[place, unit] = list(self._cut(place, unit))
        return found

    def _cut(self, place: int, unit: Id) -> Iterator[_Piece]:
        before, after = self._usual_before(place, unit), self._usual_after(place, unit)
        backward = self._alignment.pairings[place - 1].backward if place else {}
        forward = self._alignment.pairings[place].forward if place < self._last else {}
        for line in self._alignment.versions[place].units[unit].lines:
            behind = backward.get(line.id) or (Stretch(0, None, before),)
            ahead = forward.get(line.id) or (Stretch(0, None, after),)
            yield from _common(line.id, behind, ahead)


def _parted(alignment: Alignment, place: int) -> set[Id]:
    """The units of a version some lines of which go elsewhere than the unit."""
    lines = alignment.versions[place].lines
    backward = alignment.pairings[place - 1].backward if place else {}
    forward = alignment.pairings[place].forward if place < len(alignment.pairings) else {}
    return {lines[id].unit for id in (*backward, *forward)}


def _common(line: Id, behind: tuple[Stretch, ...], ahead: tuple[Stretch, ...]) -> Iterator[_Piece]:
    """The pieces between all cuts of either side."""
    starts = sorted({part.start for part in (*behind, *ahead)})
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield _Piece(Portion(line, start, end), _at(behind, start), _at(ahead, start))


def _at(parts: tuple[Stretch, ...], start: int) -> Id | None:
    return next(part.unit for part in reversed(parts) if part.start <= start)
