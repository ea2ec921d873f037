"""The lines of the body, made whole: cut sentences rejoined, headings over two lines joined."""

from collections.abc import Sequence

from workbench.importing import phrases
from workbench.importing.extent import article, division
from workbench.importing.lines import Ledger, Line
from workbench.importing.marks import list_mark
from workbench.importing.options import ImportOptions
from workbench.importing.rejoin import Rules, rejoin
from workbench.importing.units import PlanOpener, is_heading
from workbench.model.instrument import Profile


def whole(lines: Sequence[Line], profile: Profile, options: ImportOptions, ledger: Ledger) -> list[Line]:
    """The body with every sentence on one line."""
    rules = _plan_rules(lines, options) if profile is Profile.PLAN else _statute_rules(options)
    return rejoin(lines, rules, options, ledger)


def _statute_rules(options: ImportOptions) -> Rules:
    def heads(line: Line) -> bool:
        return division(line, options) is not None or bool(phrases.unnumbered(line.text))

    def opens(line: Line) -> bool:
        mark = list_mark(line.text)
        listed = mark is not None and mark.family != "一"
        return heads(line) or listed or article(line, options) is not None

    def complete(line: Line) -> bool:
        mark = article(line, options)
        return heads(line) or (mark is not None and not mark.rest)

    return Rules(opens, complete)


def _plan_rules(lines: Sequence[Line], options: ImportOptions) -> Rules:
    """Tiers are found by their sequence, so the openings are settled before anything is joined."""
    opener = PlanOpener(options)
    opening = {line.number for line in lines if opener(line) is not None}

    def opens(line: Line) -> bool:
        return line.number in opening or list_mark(line.text) is not None

    def complete(line: Line) -> bool:
        mark = list_mark(line.text)
        return line.number in opening and mark is not None and is_heading(mark.rest)

    return Rules(opens, complete)
