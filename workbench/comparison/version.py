"""A version of an instrument as comparison sees it: units in order, each with the lines of its own."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from workbench.citing.wording import Shown, Wording
from workbench.comparison.units import Line, Unit, units_beside, units_of
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Number
from workbench.model.text import Text
from workbench.numbering.labels import Labels

__all__ = ["Line", "Unit", "Version"]

_CITATION = "\ue000"


class Version:
    """Index of one version, made when it is asked for. ``source_numbers`` as in Labels: the numbers a source printed.

    A version that leans on another one takes over from it all that does not depend on texts.
    """

    def __init__(self, instrument: Instrument, source_numbers: Mapping[Id, Number] | None = None) -> None:
        self.instrument = instrument
        self.source_numbers = dict(source_numbers or {})
        self._said: dict[Id, str] = {}
        self._cited: dict[Id, tuple[Shown, ...]] = {}
        self._alike: Version = self
        self._keys: dict[Id, str] = {}

    @cached_property
    def labels(self) -> Labels:
        """The index of its tree."""
        return Labels(self.instrument, self.source_numbers)

    @cached_property
    def names(self) -> Labels:
        """What its provisions are called. The nodes of this index may have the texts of the version leaned on."""
        return self.labels if self._alike is self else self._alike.names

    @cached_property
    def wording(self) -> Wording:
        """The words of references in this version."""
        return Wording(self.instrument, self.labels) if self._alike is self else self._alike.wording

    @cached_property
    def units(self) -> dict[Id, Unit]:
        """Every unit by its id, in order."""
        if self._alike is self:
            return units_of(self.instrument.root)
        return units_beside(self._alike.instrument.root, self._alike.units, self.instrument.root)

    @cached_property
    def lines(self) -> dict[Id, Line]:
        """Every line by its id."""
        return {line[0].id: line for unit in self.units.values() for line in unit.lines}

    @cached_property
    def order(self) -> dict[Id, int]:
        """The place of every unit."""
        return {id: place for place, id in enumerate(self.units)} if self._alike is self else self._alike.order

    @cached_property
    def articles(self) -> tuple[Unit, ...]:
        """The units that are no divisions, in order."""
        return tuple(unit for unit in self.units.values() if not unit.is_division)

    @cached_property
    def divisions(self) -> tuple[Unit, ...]:
        """The divisions, in order."""
        return tuple(unit for unit in self.units.values() if unit.is_division)

    @cached_property
    def has_descent(self) -> bool:
        """Whether anything in it was split off from a provision, or took one in."""
        own = [unit.provision for unit in self.units.values()] + [line.provision for line in self.lines.values()]
        return any(part.merged or part.split_from for part in own)

    def raw(self, line: Line) -> str:
        """Its words without its mark, every citation alike."""
        text = line.provision.text
        if len(text) == 1 and type(text[0]) is str:
            return text[0]
        return "".join([piece if isinstance(piece, str) else _CITATION for piece in text])

    def key(self, line: Line) -> str:
        """Its words for comparison: folded, without its mark, every citation alike."""
        found = self._keys.get(line.provision.id)
        if found is None:
            found = self._keys[line.provision.id] = fold(self.raw(line))
        return found

    def unit_key(self, unit: Unit) -> str:
        """The words of a unit for comparison, one line of it a line; its heading is left out."""
        return "\n".join([self.key(line) for line in unit.lines])

    def words(self, line: Line) -> str:
        """Its words as shown, without its mark."""
        text = line.provision.text
        if len(text) == 1 and type(text[0]) is str:
            return text[0]
        id = line.provision.id
        found = self._said.get(id)
        if found is None:
            cited = iter(self.cited(line))
            found = self._said[id] = "".join([piece if isinstance(piece, str) else next(cited).words for piece in text])
        return found

    def cited(self, line: Line) -> tuple[Shown, ...]:
        """Its references, with their places in its words."""
        text, id = line.provision.text, line.provision.id
        found = self._cited.get(id)
        if found is None:
            is_alike = self._is_said_alike(id, text)
            found = self._cited[id] = self._alike.cited(line) if is_alike else self.wording.shown(text, id)
        return found

    def lean_on(self, other: "Version") -> None:
        """Take over from ``other`` what is the same: every provision has the same place and number in both."""
        self._alike = other

    def leans_on(self, other: "Version") -> bool:
        """Whether a text that is the same in ``other`` reads alike in both."""
        return other in (self._alike, self)

    def _is_said_alike(self, id: Id, text: Text) -> bool:
        return self._alike is not self and self._alike.lines[id].provision.text == text

    def ancestors(self, id: Id) -> Iterator[Unit]:
        """The unit and the divisions around it, from the inside out."""
        unit = self.units.get(id)
        while unit is not None:
            yield unit
            unit = self.units.get(unit.outer)
