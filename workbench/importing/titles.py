"""The title: up to four lines, closed up and joined; a stage written behind it is taken off."""

import re
from collections.abc import Sequence

from workbench.importing import phrases
from workbench.importing.lines import Ledger, Line
from workbench.importing.marks import unit_mark
from workbench.importing.options import ImportOptions
from workbench.importing.spacing import close_up, closed

LONGEST = 4
_LONGEST_LINE = 80
_YEARS = re.compile(r"[（(]\s*(?:\d{4}|试行|暂行|修订|修正).{0,20}[)）]")
_INLINE_STAGE = re.compile(r"(.+?)[（(]([^（）()]{0,10}稿)[)）]")


def titular(line: Line) -> bool:
    """Whether a line can be (the beginning of) a title: short, no sentence, no mark of a division."""
    text = line.text
    plain = not line.block and unit_mark(text) is None and not phrases.preamble(text)
    return plain and len(text) <= _LONGEST_LINE and not phrases.sentence(text)


def title_lines(lines: Sequence[Line], options: ImportOptions) -> list[Line]:
    """The lines of the title that begins with the first of ``lines``."""
    taken = [lines[0]]
    for line in lines[1:LONGEST]:
        if not _continues(line, options):
            break
        taken.append(line)
    return taken


def _continues(line: Line, options: ImportOptions) -> bool:
    forced = options.role(line.number)
    if forced is not None:
        return forced == "题名"
    if phrases.stage(line.text) or phrases.opens_note(line.text) or phrases.plain_note(line.text):
        return False
    bracketed = line.text.startswith(("（", "("))
    return _YEARS.fullmatch(line.text) is not None or (titular(line) and not bracketed)


def joined(taken: Sequence[Line], ledger: Ledger) -> str:
    """The title as one line; what was done to it is reported."""
    words = ""
    for line in taken:
        words = closed(words + close_up(line.number, line.text, ledger))
    if len(taken) > 1:
        second = taken[1]
        ledger.repair(second.number, "题名断行", second.text, second.text, "标题的几行已经接成一行。")
    return words


def without_stage(title: str) -> tuple[str, str]:
    """(title, stage) of 「……条例（征求意见稿）」; 「（草案）」 stays in the title."""
    found = _INLINE_STAGE.fullmatch(title)
    return (found[1], found[2]) if found else (title, "")


def same(one: str, other: str) -> bool:
    """Whether two titles differ only in spaces and in the width of their brackets."""
    return _plain(one) == _plain(other)


def _plain(title: str) -> str:
    return re.sub(r"\s", "", title).replace("(", "（").replace(")", "）")
