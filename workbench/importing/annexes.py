"""附件: its heading and what stands under it."""

import re
from collections.abc import Sequence

from workbench.importing import phrases
from workbench.importing.lines import Ledger, Line
from workbench.importing.marks import list_mark, unit_mark
from workbench.importing.options import ImportOptions
from workbench.importing.rejoin import Rules, rejoin
from workbench.importing.spacing import close_up
from workbench.importing.units import Unit
from workbench.language.numerals import parse_numeral
from workbench.model.level import Level
from workbench.model.provision import Heading, Number

_LONGEST_NAME = 40
_NUMERAL = re.compile(r"(\D*?)([一二三四五六七八九十]+|\d+)?")
_OPENS = Rules(lambda line: list_mark(line.text) is not None or unit_mark(line.text) is not None, lambda _: False, True)


def annexes(groups: Sequence[Sequence[Line]], options: ImportOptions, ledger: Ledger) -> list[Unit]:
    """One unit for each annex; its name may stand on the line after 附件一."""
    return [_annex(group, options, ledger, several=len(groups) > 1) for group in groups]


def _annex(lines: Sequence[Line], options: ImportOptions, ledger: Ledger, *, several: bool) -> Unit:
    head, rest = lines[0], list(lines[1:])
    written, name = phrases.annex(head.text) or ("", head.text)
    if not name and rest and _is_name(rest):
        name = rest[0].text
        head, rest = Line(head.number, head.text, joined=(rest[0].number,)), rest[1:]
    words = close_up(head.number, name, ledger) if name else ""
    _colon(head, written, ledger)
    number, mark = _numbered(written, several=several)
    unit = Unit(Level.ANNEX, head, Heading(words) if words else None, number, written, mark)
    unit.lines = rejoin(rest, _OPENS, options, ledger)
    return unit


def _colon(head: Line, written: str, ledger: Ledger) -> None:
    """附件： is printed without its colon."""
    spaced = r"\s*".join(re.escape(character) for character in written)
    colon = re.match(rf"\s*{spaced}\s*([：:])", head.text)
    if colon:
        ledger.repair(head.number, "附件标点", colon[1], "", "附件标题后面的冒号不保留。")


def _is_name(rest: Sequence[Line]) -> bool:
    """A short line without punctuation under 附件一, with something after it."""
    text = rest[0].text
    plain = not rest[0].block and list_mark(text) is None and unit_mark(text) is None
    return plain and len(text) <= _LONGEST_NAME and not phrases.sentence(text) and len(rest) > 1


def _numbered(written: str, *, several: bool) -> tuple[Number | None, str]:
    """The number in 附件二 and the mark to keep: the word where it is not 附件, the digits where they are Arabic."""
    found = _NUMERAL.fullmatch(written)
    word, numeral = (found[1], found[2] or "") if found else (written, "")
    value = parse_numeral(numeral) if numeral else None
    sample = word + ("1" if numeral.isdigit() else "一") if value and (numeral.isdigit() or not several) else word
    return (Number(value) if value else None), "" if sample == "附件" else sample
