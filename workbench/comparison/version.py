"""A version of an instrument as comparison sees it: units in order, each with the lines of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from workbench.citing.wording import Wording
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import BODY, DIVISIONS, TIERS, Level
from workbench.model.provision import Number, Provision
from workbench.model.reference import Reference
from workbench.model.text import Text
from workbench.numbering.labels import Labels

_CITATION = "\ue000"


@dataclass(frozen=True, slots=True)
class Line:
    """One 款, 项, 目 or block. ``depth``: 0 for one that stands directly in its unit."""

    provision: Provision
    unit: Id
    depth: int

    @property
    def id(self) -> Id:
        """The id of the provision."""
        return self.provision.id


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with the lines that stand in no inner unit: an article, a division, the preamble, an annex.

    ``is_division``: 编章节, and a heading 一、 with units below it.
    """

    provision: Provision
    outer: Id
    is_division: bool
    lines: tuple[Line, ...]

    @property
    def id(self) -> Id:
        """The id of the provision."""
        return self.provision.id


class Version:
    """Index of one version. ``source_numbers`` as in Labels: the numbers a source printed."""

    def __init__(self, instrument: Instrument, source_numbers: Mapping[Id, Number] | None = None) -> None:
        self.instrument = instrument
        self.labels = Labels(instrument, source_numbers)
        self.wording = Wording(instrument, self.labels)
        self._said: dict[Id, str] = {}
        self._alike: Version = self
        self._keys: dict[Id, str] = {}
        self.units: dict[Id, Unit] = {unit.id: unit for unit in _units(instrument.root, instrument.root.id)}
        self.lines: dict[Id, Line] = {line.id: line for unit in self.units.values() for line in unit.lines}
        self.order: dict[Id, int] = {id: place for place, id in enumerate(self.units)}

    @cached_property
    def articles(self) -> tuple[Unit, ...]:
        """The units that are no divisions, in order."""
        return tuple(unit for unit in self.units.values() if not unit.is_division)

    @cached_property
    def divisions(self) -> tuple[Unit, ...]:
        """The divisions, in order."""
        return tuple(unit for unit in self.units.values() if unit.is_division)

    def key(self, line: Line) -> str:
        """Its words for comparison: folded, without its mark, every citation alike."""
        found = self._keys.get(line.provision.id)
        if found is None:
            pieces = [_CITATION if isinstance(piece, Reference) else piece for piece in line.provision.text]
            found = self._keys[line.provision.id] = fold("".join(pieces))
        return found

    def unit_key(self, unit: Unit) -> str:
        """The words of a unit for comparison, one line of it a line; its heading is left out."""
        return "\n".join(self.key(line) for line in unit.lines)

    def words(self, line: Line) -> str:
        """Its words as shown, without its mark."""
        text = line.provision.text
        if len(text) == 1 and type(text[0]) is str:
            return text[0]
        id = line.provision.id
        found = self._said.get(id)
        if found is None:
            found = self._said[id] = self._alike.words(line) if self._is_said_alike(id, text) else self.wording.text(id)
        return found

    def lean_on(self, other: "Version") -> None:
        """Take the words of ``other`` where texts are the same, if every provision has the same place in both."""
        if other is not self and is_alike(self, other):
            self._alike = other

    def _is_said_alike(self, id: Id, text: Text) -> bool:
        return self._alike is not self and self._alike.labels.node(id).text == text

    def ancestors(self, id: Id) -> Iterator[Unit]:
        """The unit and the divisions around it, from the inside out."""
        unit = self.units.get(id)
        while unit is not None:
            yield unit
            unit = self.units.get(unit.outer)


def is_alike(one: Version, other: Version) -> bool:
    """Whether two versions differ in texts only, so that a citation reads alike in both."""
    return _head(one) == _head(other) and all(
        _place(here, one) == _place(there, other)
        for here, there in zip_longest(one.instrument.root.walk(), other.instrument.root.walk())
    )


def _head(version: Version) -> object:
    return version.instrument.self_names, version.instrument.numbering, version.instrument.title


def _place(part: Provision | None, version: Version) -> object:
    return part and (part.id, len(part.children), version.labels.number(part.id), part.level, part.heading, part.mark)


def _units(outer: Provision, above: Id) -> Iterator[Unit]:
    inner = tuple(child for child in outer.children if child.level not in BODY)
    lines = tuple(_lines(outer, outer.id, 0))
    if outer.level is not Level.ROOT or lines:
        yield Unit(outer, above, _is_division(outer, bool(inner)), lines)
    for child in inner:
        yield from _units(child, outer.id)


def _is_division(provision: Provision, holds_units: bool) -> bool:
    return provision.level in DIVISIONS or (provision.level in TIERS and holds_units)


def _lines(outer: Provision, unit: Id, depth: int) -> Iterator[Line]:
    for child in outer.children:
        if child.level in BODY:
            yield Line(child, unit, depth)
            if child.children:
                yield from _lines(child, unit, depth + 1)
