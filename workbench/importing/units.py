"""The lines of the body → units (编 … 条, or the tiers of a 方案), each with the lines that stand in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.importing import phrases
from workbench.importing.extent import article, division
from workbench.importing.headings import heading, round_headings
from workbench.importing.lines import Ledger, Line
from workbench.importing.marks import ListMark, list_mark
from workbench.importing.options import ImportOptions
from workbench.importing.spacing import close_up
from workbench.model.level import Level
from workbench.model.provision import UNNUMBERED, Heading, Number

_FAMILIES = {"一": Level.TIER_1, "（一）": Level.TIER_2, "1": Level.TIER_3, "（1）": Level.TIER_4}
_LONGEST_HEADING = 50


@dataclass(slots=True)
class Unit:
    """A unit in the making: ``lines`` are what stands in it, ``line`` the one that opens it (None: the preamble)."""

    level: Level
    line: Line | None
    heading: Heading | None = None
    number: Number | None = None
    written: str = ""
    mark: str = ""
    lines: list[Line] = field(default_factory=list)


Opener = Callable[[Line], Unit | None]


def divide(lines: Sequence[Line], opener: Opener) -> list[Unit]:
    """The units in order; words before the first one become a unit without a line."""
    units: list[Unit] = []
    for line in lines:
        unit = opener(line)
        if unit is not None:
            units.append(unit)
        elif units:
            units[-1].lines.append(line)
        else:
            units.append(Unit(Level.PREAMBLE, None, lines=[line]))
    return units


class StatuteOpener:
    """Recognises the lines that open a 编章节 or a 条."""

    def __init__(self, lines: Sequence[Line], options: ImportOptions, ledger: Ledger) -> None:
        self._options, self._ledger = options, ledger
        marks = [mark for line in lines if (mark := article(line, options))]
        self._rounds = round_headings([mark.rest for mark in marks])
        divisions = [mark.level for line in lines if (mark := division(line, options))]
        self._top = min(divisions, key=list(Level).index, default=Level.CHAPTER)

    def __call__(self, line: Line) -> Unit | None:
        """The unit this line opens, or None."""
        return self._article(line) or self._division(line) or self._unnumbered(line)

    def _article(self, line: Line) -> Unit | None:
        mark = article(line, self._options)
        if mark is None:
            return None
        title, words = heading(mark.rest, rounds=self._rounds)
        unit = Unit(Level.ARTICLE, line, title, mark.number, mark.written)
        if words:
            unit.lines.append(line.rewritten(words))
        return unit

    def _division(self, line: Line) -> Unit | None:
        mark = division(line, self._options)
        if mark is None:
            return None
        words = close_up(line.number, mark.rest, self._ledger)
        return Unit(mark.level, line, Heading(words) if words else None, mark.number, mark.written)

    def _unnumbered(self, line: Line) -> Unit | None:
        forced = self._options.role(line.number)
        named = phrases.unnumbered(line.text) if forced is None else line.text
        level = Level(forced) if forced in ("编", "分编", "章", "节") else self._top
        if not named or forced not in (None, "编", "分编", "章", "节"):
            return None
        words = close_up(line.number, line.text, self._ledger)
        return Unit(level, line, Heading(words), mark=UNNUMBERED)


class PlanOpener:
    """Recognises 一、 （一） 1． （1） of a 方案; a number must follow on the one before it, or begin anew."""

    def __init__(self, options: ImportOptions) -> None:
        self._options = options
        self._last: dict[Level, int] = {}

    def __call__(self, line: Line) -> Unit | None:
        """The unit this line opens, or None."""
        mark = None if line.block or self._options.role(line.number) == "款" else list_mark(line.text)
        level = _FAMILIES.get(mark.family) if mark else None
        if mark is None or level is None or not self._expected(level, mark.number):
            return None
        self._remember(level, mark.number)
        return _tier(level, line, mark)

    def _expected(self, level: Level, number: int) -> bool:
        """The next number, the first one, or one that skips a single number."""
        if level is Level.TIER_1:
            return number in (self._last.get(level, 0) + 1, self._last.get(level, 0) + 2)
        if Level.TIER_1 not in self._last:
            return False
        return number in (1, self._last.get(level, 0) + 1, self._last.get(level, 0) + 2)

    def _remember(self, level: Level, number: int) -> None:
        """（二） after 二、 does not follow （五） of 一、; 1．may run on, past 一、 too, and is remembered."""
        self._last[level] = number
        if level in (Level.TIER_1, Level.TIER_2):
            self._last.pop(Level.TIER_4, None)
        if level is Level.TIER_1:
            self._last.pop(Level.TIER_2, None)


def _tier(level: Level, line: Line, mark: ListMark) -> Unit:
    """A line that is only a heading gives the heading; running text is the first paragraph."""
    unit = Unit(level, line, number=Number(mark.number), written=mark.written)
    unit.mark = "" if mark.first == level.value else mark.first
    if is_heading(mark.rest):
        unit.heading = Heading(mark.rest)
    elif mark.rest:
        unit.lines.append(line.rewritten(mark.rest))
    return unit


def is_heading(words: str) -> bool:
    """Short words without the end of a sentence."""
    return bool(words) and len(words) <= _LONGEST_HEADING and not phrases.sentence(words) and "。" not in words
