"""A version of an instrument as comparison sees it: units in order, each with the lines of its own."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from workbench.citing.wording import Wording
from workbench.comparison.collection import uncollected
from workbench.comparison.units import Line, Unit, units_of
from workbench.language.typesetting import fold
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Number
from workbench.model.text import Text
from workbench.numbering.labels import Labels

__all__ = ["Line", "Unit", "Version"]

_CITATION = "\ue000"


class Version:
    """Index of one version. ``source_numbers`` as in Labels: the numbers a source printed."""

    @uncollected
    def __init__(self, instrument: Instrument, source_numbers: Mapping[Id, Number] | None = None) -> None:
        self.instrument = instrument
        self.labels = Labels(instrument, source_numbers)
        self._said: dict[Id, str] = {}
        self._alike: Version = self
        self._keys: dict[Id, str] = {}
        self.units: dict[Id, Unit] = units_of(instrument.root)
        self.lines: dict[Id, Line] = {line[0].id: line for unit in self.units.values() for line in unit.lines}
        self.order: dict[Id, int] = {id: place for place, id in enumerate(self.units)}

    @cached_property
    def wording(self) -> Wording:
        """The words of references in this version."""
        return Wording(self.instrument, self.labels)

    @cached_property
    def articles(self) -> tuple[Unit, ...]:
        """The units that are no divisions, in order."""
        return tuple(unit for unit in self.units.values() if not unit.is_division)

    @cached_property
    def divisions(self) -> tuple[Unit, ...]:
        """The divisions, in order."""
        return tuple(unit for unit in self.units.values() if unit.is_division)

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
            found = self._said[id] = self._alike.words(line) if self._is_said_alike(id, text) else self.wording.text(id)
        return found

    def lean_on(self, other: "Version") -> None:
        """Take the words of ``other`` where texts are the same: every provision has the same place in both."""
        self._alike = other

    def leans_on(self, other: "Version") -> bool:
        """Whether a text that is the same in ``other`` reads alike in both."""
        return other in (self._alike, self)

    def _is_said_alike(self, id: Id, text: Text) -> bool:
        return self._alike is not self and self._alike.labels.node(id).text == text

    def ancestors(self, id: Id) -> Iterator[Unit]:
        """The unit and the divisions around it, from the inside out."""
        unit = self.units.get(id)
        while unit is not None:
            yield unit
            unit = self.units.get(unit.outer)
