"""Numbers as printed: how they restart, whether 之一 numbers are facts, what is missing or double."""

from collections.abc import Iterable, Sequence

from workbench.importing.headings import slot
from workbench.importing.lines import Ledger
from workbench.importing.units import Unit
from workbench.language.marks import write_mark
from workbench.language.numerals import chinese
from workbench.model.instrument import Mode, Numbering
from workbench.model.level import TIERS, Level
from workbench.model.provision import Number

_OUTER: dict[Level, tuple[Level | None, ...]] = {
    Level.SUBPART: (Level.PART, None),
    Level.CHAPTER: (None, Level.PART, Level.SUBPART),
    Level.SECTION: (Level.CHAPTER, Level.PART, None),
    Level.TIER_1: (Level.ANNEX,),
    Level.TIER_2: (Level.TIER_1, None),
    Level.TIER_3: (Level.TIER_2, Level.TIER_1, None),
    Level.TIER_4: (Level.TIER_3, Level.TIER_2, None),
}


def numbering(units: Sequence[Unit]) -> Numbering:
    """The setting under which counting gives the printed numbers, or comes nearest to them."""
    suffixed = any(_frozen(unit) for unit in units)
    restarts = tuple((level, outer) for level in _OUTER if (outer := _restart(level, units)) is not None)
    return Numbering(Mode.SUFFIXED if suffixed else Mode.SEQUENTIAL, restarts)


def _frozen(unit: Unit) -> bool:
    if unit.level is not Level.ARTICLE or unit.number is None:
        return False
    return unit.number.k > 0 or (unit.lines != [] and slot(unit.lines[0].text))


def _restart(level: Level, units: Sequence[Unit]) -> Level | None:
    """The usual habit first; another one only when it agrees better with what is printed."""
    return min(_OUTER[level], key=lambda outer: _misses(level, outer, units))


def _misses(level: Level, outer: Level | None, units: Iterable[Unit]) -> int:
    misses, last = 0, 0
    for unit in units:
        if unit.level is outer:
            last = 0
        if unit.level is level and unit.number is not None:
            misses += unit.number.n != last + 1
            last = unit.number.n
    return misses


def report_gaps(units: Sequence[Unit], used: Numbering, ledger: Ledger) -> None:
    """Warn of every number that is missing, double or out of order; source order is kept."""
    last: dict[Level, Number] = {}
    for unit in units:
        for level in (inner for inner, outer in used.restarts if outer is unit.level):
            last.pop(level, None)
        if unit.number is None or unit.line is None:
            continue
        before = last.get(unit.level, Number(0))
        if not _follows(before, unit.number, used.mode if unit.level is Level.ARTICLE else Mode.SEQUENTIAL):
            _report(before, unit, ledger)
        last[unit.level] = unit.number


def _follows(before: Number, number: Number, mode: Mode) -> bool:
    if mode is Mode.SUFFIXED and number == Number(before.n, before.k + 1):
        return True
    return number == Number(before.n + 1)


def _report(before: Number, unit: Unit, ledger: Ledger) -> None:
    line = unit.line.number if unit.line else 0
    hint = "按原文顺序保留；请核对原文是否有遗漏、重复或者误写。"
    if unit.number is not None and unit.number <= before:
        ledger.warn("number-repeated", line, f"「{unit.written}」重复，或者排在更大的编号之后。", hint)
        return
    expected = word(unit.level, Number(before.n + 1), unit.mark)
    ledger.warn("number-missing", line, f"「{unit.written}」之前缺少「{expected}」。", hint)


def word(level: Level, number: Number, mark: str = "") -> str:
    """第三章, 第一百二十条之一; of a tier its mark."""
    if level in TIERS:
        return write_mark(mark or level.value, number.n)
    if level is Level.ANNEX:
        return write_mark(mark if mark[-1:] in ("1", "１", "一") else (mark or "附件") + "一", number.n)
    return f"第{chinese(number.n)}{level.value}" + (f"之{chinese(number.k)}" if number.k else "")
