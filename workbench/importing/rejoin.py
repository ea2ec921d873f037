"""Sentences that a page end or a hard line end cut in two are made whole again."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from workbench.importing.lines import Ledger, Line
from workbench.importing.marks import list_mark
from workbench.importing.options import ImportOptions

_FINISHED = "。；：！？;:!?…—”’」』）)》】〗.．"
_GOES_ON = "，,、"
_CLOSING = "，。、；：！？）》”’】〗,;:)"
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("〈", "〉"))
_LATIN = re.compile(r"[A-Za-z0-9]")
#: No paragraph of an instrument is longer; it also keeps hostile text from growing without end.
_LONGEST = 5000
_FORMULA = re.compile(r"[=＝≤≥×÷]")


@dataclass(frozen=True, slots=True)
class Rules:
    """``opens``: a line begins something of its own. ``complete``: a line needs nothing after it, though it
    ends without a full stop (a heading). ``cautious``: join only where punctuation proves the break.
    """

    opens: Callable[[Line], bool]
    complete: Callable[[Line], bool]
    cautious: bool = False


def rejoin(lines: Iterable[Line], rules: Rules, options: ImportOptions, ledger: Ledger) -> list[Line]:
    """Join each line that breaks off with the one after it."""
    result: list[Line] = []
    for line in lines:
        if result and _belongs(result, line, rules, options):
            _report(result[-1], line, ledger)
            result[-1] = _joined(result[-1], line)
        else:
            result.append(line)
    return result


def _belongs(done: list[Line], line: Line, rules: Rules, options: ImportOptions) -> bool:
    before, forced = done[-1], options.role(line.number)
    if forced is not None:
        return forced == "续行"
    if (
        len(before.text) > _LONGEST
        or before.fixed
        or line.fixed
        or before.block
        or line.block
        or rules.opens(line)
        or rules.complete(before)
    ):
        return False
    if line.text[:1] in _CLOSING or before.text[-1:] in _GOES_ON:
        return True
    return not rules.cautious and unfinished(before.text) and not _bare(done)


def _bare(done: list[Line]) -> bool:
    """An item or a formula that has no full stop by habit: the item before it had none either."""
    text = done[-1].text
    if _FORMULA.search(text) and "。" not in text:
        return True
    mark, earlier = list_mark(text), list_mark(done[-2].text) if len(done) > 1 else None
    return mark is not None and earlier is not None and mark.family == earlier.family and unfinished(done[-2].text)


def unfinished(text: str) -> bool:
    """Whether the words break off in the middle of a sentence."""
    if not text:
        return False
    if text[-1] in _GOES_ON or any(text.count(a) > text.count(b) for a, b in _mixed_pairs(text)):
        return True
    return text[-1] not in _FINISHED


def _mixed_pairs(text: str) -> Iterable[tuple[str, str]]:
    """Pairs that can be counted; （…) with unlike brackets is counted as one kind."""
    unlike = text.count("（") + text.count("(") <= text.count("）") + text.count(")")
    return _PAIRS[2:] if unlike else (*_PAIRS[2:], *_PAIRS[:2])


def _joined(before: Line, line: Line) -> Line:
    gap = " " if _LATIN.match(before.text[-1:]) and _LATIN.match(line.text[:1]) else ""
    text = before.text + gap + line.text
    return replace(before, text=text, joined=(*before.joined, line.number, *line.joined))


def _report(before: Line, line: Line, ledger: Ledger) -> None:
    seam = before.text[-8:] + "|" + line.text[:8]
    ledger.repair(line.number, "断行", line.text[:8], line.text[:8], f"这一行接在上一段后面：「{seam}」。")
