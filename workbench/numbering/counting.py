"""Counting: every numbered provision of a tree gets its number in one pass (立法法第六十五条; norms per level)."""

from collections.abc import Mapping
from functools import cache

from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Numbering
from workbench.model.level import BODY, LISTED, Level
from workbench.model.provision import UNNUMBERED, Number, Provision

_NEVER = (Level.ROOT, Level.PREAMBLE)


@cache
def _plain(n: int) -> Number:
    """第n条; one value for all provisions of this number."""
    return Number(n)


def count(instrument: Instrument) -> dict[Id, Number]:
    """The number of every numbered provision, by id.

    Units count inside the level their numbering restarts in; 款 and below count among their siblings.
    A frozen number (suffixed mode) stands as it is and sets the counter.
    """
    counter = _Counter(instrument.numbering)
    counter.visit(instrument.root)
    return counter.numbers


class _Counter:
    """Running counters of one pass; a counter is reset when a provision of its restart level begins."""

    def __init__(self, numbering: Numbering) -> None:
        self._resets: Mapping[Level, list[Level]] = _resets(numbering)
        self._counters: dict[Level, int] = {}
        self.numbers: dict[Id, Number] = {}

    def visit(self, provision: Provision) -> None:
        # The words of an item are its first paragraph, so what follows them begins at two.
        among: dict[Level, int] = {Level.PARAGRAPH: 1} if provision.level in LISTED else {}
        for child in provision.children:
            level = child.level
            if level in BODY:
                among[level] = among.get(level, 0) + 1
                self.numbers[child.id] = _plain(among[level])
            elif (number := self._unit(child)) is not None:
                self.numbers[child.id] = number
            if child.children:
                self.visit(child)

    def _unit(self, child: Provision) -> Number | None:
        for level in self._resets.get(child.level, ()):
            self._counters[level] = 0
        if child.level in _NEVER or child.mark == UNNUMBERED:
            return None
        number = child.number or _plain(self._counters.get(child.level, 0) + 1)
        self._counters[child.level] = number.n
        return number


def _resets(numbering: Numbering) -> dict[Level, list[Level]]:
    """Outer level → levels that count anew inside it (章 restarting in 编 does not restart 节 by itself)."""
    resets: dict[Level, list[Level]] = {}
    for inner, outer in numbering.restarts:
        resets.setdefault(outer, []).append(inner)
    return resets
