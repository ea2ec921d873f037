"""What stands before the first 条: covering notice, title, stage, 题注, 目录, 序言."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importing import phrases
from workbench.importing.attached import attachment
from workbench.importing.contents import contents
from workbench.importing.imported import CONTENTS, NOISE, REPEATED, LineRole
from workbench.importing.lines import Ledger, Line
from workbench.importing.marks import unit_mark
from workbench.importing.notice import covering
from workbench.importing.options import ImportOptions
from workbench.importing.spacing import close_up, closed
from workbench.model.instrument import Attachment

_TITLE_LINES = 4
_LONGEST_TITLE = 80
_YEARS = re.compile(r"[（(]\s*(?:\d{4}|试行|暂行|修订|修正).{0,20}[)）]")
_INLINE_STAGE = re.compile(r"(.+?)[（(]([^（）()]{0,10}稿)[)）]")


@dataclass(slots=True)
class Front:
    """The parts of the front matter, filled line by line."""

    title: str = ""
    stage: str = ""
    notes: list[str] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    roles: list[LineRole] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)


def read_front(lines: Sequence[Line], options: ImportOptions, ledger: Ledger) -> Front:
    """Give every line before the body its place; ``lines`` has no empty ones."""
    front = Front()
    rest = _without_information(lines, front, options, ledger)
    listed = contents(rest, frozenset(number for number, _ in options.corrections))
    head, neck = (rest[: listed.start], rest[listed.stop :]) if listed else (rest, [])
    _head(head, front, options, ledger)
    front.roles += [LineRole(line.number, CONTENTS, line.text) for line in rest[listed.start : listed.stop]]
    _neck(neck, front, options, ledger)
    front.notes = _unbracketed(front.notes)
    return front


def _without_information(lines: Sequence[Line], front: Front, options: ImportOptions, ledger: Ledger) -> list[Line]:
    kept = []
    for line in lines:
        if options.role(line.number) is None and phrases.information(line.text):
            ledger.repair(line.number, "信息行", line.text, "", "删去与文本无关的信息行。")
            front.roles.append(LineRole(line.number, NOISE, line.text))
        else:
            kept.append(line)
    return kept


def attach(front: Front, title: str, lines: Sequence[Line]) -> None:
    """Keep lines as 附带材料 that came before the text."""
    front.attachments.append(attachment(title, lines, before=True))
    front.roles += [LineRole(line.number, "附带材料", line.text) for line in lines]


def _head(lines: Sequence[Line], front: Front, options: ImportOptions, ledger: Ledger) -> None:
    start = 0
    while start < len(lines) and phrases.distribution(lines[start].text) and not options.role(lines[start].number):
        attach(front, closed(lines[start].text), lines[start : start + 1])
        start += 1
    cover = covering(lines[start:])
    if cover:
        attach(front, cover[0], lines[start : start + cover[1]])
        start += cover[1]
    _parts(lines[start:], front, options, ledger)


def _neck(lines: Sequence[Line], front: Front, options: ImportOptions, ledger: Ledger) -> None:
    """After the 目录: the title once more, perhaps the 题注, perhaps a 序言."""
    start = _repeated_title(lines, front)
    front.roles += [LineRole(line.number, REPEATED, line.text) for line in lines[:start]]
    for line in lines[start:]:
        if front.stage and phrases.stage(line.text) == front.stage:
            front.roles.append(LineRole(line.number, REPEATED, line.text))
            start += 1
        else:
            break
    _parts(lines[start:], front, options, ledger)


def _repeated_title(lines: Sequence[Line], front: Front) -> int:
    joined = ""
    for place, line in enumerate(lines[:_TITLE_LINES], 1):
        joined = closed(joined + line.text)
        if front.title and _plain(joined) in (_plain(front.title), _plain(f"{front.title}（{front.stage}）")):
            return place
    return 0


def _plain(title: str) -> str:
    return re.sub(r"\s", "", title).replace("(", "（").replace(")", "）")


def _parts(lines: Sequence[Line], front: Front, options: ImportOptions, ledger: Ledger) -> None:
    """Title, stage, notes and preamble, in whatever order they come."""
    place = 0
    while place < len(lines):
        place = _part(lines, place, front, options, ledger)


def _part(lines: Sequence[Line], place: int, front: Front, options: ImportOptions, ledger: Ledger) -> int:
    line, forced = lines[place], options.role(lines[place].number)
    if forced == "审次" or (forced is None and phrases.stage(line.text) and not front.stage):
        front.stage = phrases.stage(line.text) or line.text.strip("（）()")
        front.roles.append(LineRole(line.number, "审次", line.text))
        return place + 1
    if forced == "题注" or (forced is None and (phrases.plain_note(line.text) or phrases.opens_note(line.text))):
        return _note(lines, place, front)
    if forced == "题名" or (forced is None and not front.title and not front.preamble and _titular(line)):
        return _title(lines, place, front, options, ledger)
    front.preamble.append(line)
    return place + 1


def _note(lines: Sequence[Line], place: int, front: Front) -> int:
    """A 题注; a bracketed one may run over several lines."""
    text = ""
    while place < len(lines):
        text += lines[place].text
        front.notes.append(lines[place].text)
        front.roles.append(LineRole(lines[place].number, "题注", lines[place].text))
        place += 1
        if text.count("（") + text.count("(") <= text.count("）") + text.count(")"):
            break
    return place


def _unbracketed(notes: list[str]) -> list[str]:
    """One pair of brackets around the whole 题注 is put there by printing, so it is not kept."""
    whole = "".join(notes)
    closes = next((place for place in range(len(whole)) if _balanced(whole[: place + 1])), len(whole))
    surplus = max(whole.count("）") - whole.count("（"), 0)
    if not whole.startswith("（") or not whole.endswith("）") or closes < len(whole) - 1 - surplus:
        return notes
    first, last = [notes[0][1:], *notes[1:]], -1
    return [*first[:last], first[last][:-1]]


def _balanced(words: str) -> bool:
    return words.count("（") == words.count("）")


def _titular(line: Line) -> bool:
    text = line.text
    return (
        unit_mark(text) is None
        and len(text) <= _LONGEST_TITLE
        and not phrases.sentence(text)
        and not line.block
        and not phrases.preamble(text)
    )


def _title(lines: Sequence[Line], place: int, front: Front, options: ImportOptions, ledger: Ledger) -> int:
    words = close_up(lines[place].number, lines[place].text, ledger)
    taken = [lines[place]]
    for line in lines[place + 1 : place + _TITLE_LINES]:
        if not _continues(line, words, options):
            break
        words = closed(words + close_up(line.number, line.text, ledger))
        taken.append(line)
    front.title, front.titles = words, [line.number for line in taken]
    front.roles += [LineRole(line.number, "题名", line.text) for line in taken]
    found = _INLINE_STAGE.fullmatch(words)
    if found and not front.stage:
        front.title, front.stage = found[1], found[2]
    if len(taken) > 1:
        ledger.repair(taken[1].number, "题名断行", taken[1].text, taken[1].text, "标题的几行已经接成一行。")
    return place + len(taken)


def _continues(line: Line, words: str, options: ImportOptions) -> bool:
    forced = options.role(line.number)
    if forced is not None:
        return forced == "题名"
    if phrases.stage(line.text) or phrases.opens_note(line.text) or phrases.plain_note(line.text):
        return False
    bracketed = line.text.startswith(("（", "("))
    return _YEARS.fullmatch(line.text) is not None or (_titular(line) and not bracketed)
