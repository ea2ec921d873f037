"""What stands after the body: annexes, which belong to the instrument, and matter that came with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importing import extent, phrases
from workbench.importing.attached import attachment
from workbench.importing.imported import LineRole
from workbench.importing.lines import Line
from workbench.importing.options import ImportOptions
from workbench.importing.spacing import closed
from workbench.model.instrument import Attachment


@dataclass(slots=True)
class Tail:
    """``annexes``: the lines of each, its heading first."""

    annexes: list[list[Line]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    roles: list[LineRole] = field(default_factory=list)


def read_tail(lines: Sequence[Line], options: ImportOptions) -> Tail:
    """Give every line after the body its place; ``lines`` has no empty ones."""
    tail, place = Tail(), 0
    while place < len(lines):
        stop = _group_end(lines, place, options)
        group = list(lines[place:stop])
        if _annex(group[0], options):
            tail.annexes.append(group)
        else:
            _attach(tail, group)
        place = stop
    return tail


def _annex(line: Line, options: ImportOptions) -> bool:
    forced = options.role(line.number)
    if forced is not None:
        return forced == "附件"
    return phrases.annex(line.text) is not None and not phrases.annex_list(line.text) and not line.block


def _group_end(lines: Sequence[Line], place: int, options: ImportOptions) -> int:
    """An annex runs to the next annex, explanation or 抄送; an explanation to the end; others to the next head."""
    if extent.heads_explanation(lines, place) and not _annex(lines[place], options):
        return next((p for p in range(place + 1, len(lines)) if phrases.copies(lines[p].text)), len(lines))
    inside_annex = _annex(lines[place], options)
    for following in range(place + 1, len(lines)):
        line = lines[following]
        if _annex(line, options) or extent.heads_explanation(lines, following):
            return following
        if phrases.copies(line.text) and not phrases.copies(lines[following - 1].text):
            return following
        if not inside_annex and _begins_other(lines, place, following):
            return following
    return len(lines)


def _begins_other(lines: Sequence[Line], place: int, following: int) -> bool:
    """A signature after a footnote, a footnote after 抄送: other matter."""
    started, here = phrases.footnote(lines[place].text), phrases.footnote(lines[following].text)
    return here and not started


def _attach(tail: Tail, group: list[Line]) -> None:
    tail.attachments.append(attachment(_title(group), group))
    tail.roles += [LineRole(line.number, "附带材料", line.text) for line in group]


def _title(group: Sequence[Line]) -> str:
    """解读 by its own heading; others by what they are."""
    if extent.heads_explanation(group, 0):
        words = ""
        for line in group[:3]:
            words = closed(words + line.text)
            if phrases.explanation(words):
                return words
    first = group[0].text
    if phrases.annex_list(first):
        return "附件清单"
    if phrases.copies(first):
        return "抄送和印发"
    if phrases.footnote(first):
        return "注释"
    return "落款" if extent.signed(group, 0) else first
