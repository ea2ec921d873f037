"""What stands before the first 条: covering notice, title, stage, 题注, 目录, 序言."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importing import phrases
from workbench.importing.attached import attachment
from workbench.importing.contents import contents
from workbench.importing.imported import CONTENTS, NOISE, REPEATED, LineRole
from workbench.importing.lines import Ledger, Line
from workbench.importing.notes import unbracketed
from workbench.importing.notice import covering
from workbench.importing.options import ImportOptions
from workbench.importing.spacing import closed
from workbench.importing.titles import LONGEST, joined, same, title_lines, titular, without_stage
from workbench.model.instrument import Attachment


@dataclass(slots=True)
class Front:
    """The parts of the front matter, filled line by line."""

    title: str = ""
    stage: str = ""
    notes: list[str] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    roles: list[LineRole] = field(default_factory=list)


def read_front(lines: Sequence[Line], options: ImportOptions, ledger: Ledger) -> Front:
    """Give every line before the body its place; ``lines`` has no empty ones."""
    front = Front()
    rest = _without_information(lines, front, options, ledger)
    listed = contents(rest, frozenset(number for number, _ in options.corrections))
    head, neck = (rest[: listed.start], rest[listed.stop :]) if listed else (rest, [])
    _head(head, front, options, ledger)
    front.roles += [LineRole(line.number, CONTENTS, line.text) for line in rest[listed.start : listed.stop]]
    _neck(neck, front, options, ledger)
    front.notes = unbracketed(front.notes)
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
    words = ""
    for place, line in enumerate(lines[:LONGEST], 1):
        words = closed(words + line.text)
        whole = (front.title, f"{front.title}（{front.stage}）")
        if front.title and any(same(words, title) for title in whole):
            return place
    return 0


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
    if forced == "题名" or (forced is None and not front.title and not front.preamble and titular(line)):
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


def _title(lines: Sequence[Line], place: int, front: Front, options: ImportOptions, ledger: Ledger) -> int:
    taken = title_lines(lines[place:], options)
    words = joined(taken, ledger)
    front.roles += [LineRole(line.number, "题名", line.text) for line in taken]
    title, stage = without_stage(words)
    front.title, front.stage = (words, front.stage) if front.stage else (title, stage)
    return place + len(taken)
