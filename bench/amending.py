"""Amendments held against articles that went on: what is right, offered, refused and wrong, beside two other tools."""

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.amendment_cases import HARMLESS, SITUATIONS, Case, cases
from bench.amendment_tools import Result, diff_match_patch, merge_file, ours
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.text import literal

COUNT = 200
_LEAST = 0.99
_HEAD = """
## Amendments

{count} cases of each situation, made from articles of the law (seeded): an amendment changes words inside one
sentence, and the 款 and its neighbours went on meanwhile. Right: the amendment is where it belongs, or was found to
be there already. Offered: shown for confirmation, with the merged words right or wrong. Wrong: taken without asking.
The aims are no wrong one, and ≥ {least:.0%} right where nothing was done to the sentence (marked ·).

| situation | tool | right | offered, right | offered, wrong | refused | wrong |
|---|---|--:|--:|--:|--:|--:|
"""
_TOTAL = "\nWrong without asking: {wrong} ({none}). Harmless ones right: {share:.1%} ({enough}).\n"


def section(law: Instrument, count: int = COUNT) -> str:
    """The part of the report."""
    with tempfile.TemporaryDirectory() as folder:
        tools: dict[str, Callable[[Case], Result]] = {
            "workbench": ours,
            "diff-match-patch": diff_match_patch,
            "git merge-file": partial(merge_file, folder=Path(folder)),
        }
        found = {name: tallies(law, tool, count) for name, tool in tools.items()}
    lines = [_line(situation, name, found[name][situation]) for situation in SITUATIONS for name in tools]
    return _HEAD.format(count=count, least=_LEAST) + "\n".join(lines) + "\n" + _summary(found["workbench"])


def tallies(law: Instrument, tool: Callable[[Case], Result], count: int) -> dict[str, Counter[Result]]:
    """How often each result came out, by situation."""
    texts = articles(law)
    return {situation: Counter(map(tool, cases(texts, situation, count))) for situation in SITUATIONS}


def articles(law: Instrument) -> list[list[str]]:
    """The words of the 款 of each article, citations left out."""
    units = (unit for unit in law.root.walk() if unit.level is Level.ARTICLE)
    return [[literal(part.text) for part in unit.children if not part.children] for unit in units]


def share_of_harmless(found: dict[str, Counter[Result]]) -> float:
    """The part of the harmless ones that came out right without asking."""
    harmless = [found[situation] for situation in HARMLESS]
    return sum(tally[Result.RIGHT] for tally in harmless) / sum(tally.total() for tally in harmless)


def _line(situation: str, name: str, tally: Counter[Result]) -> str:
    mark = " ·" if situation in HARMLESS else ""
    order: Sequence[Result] = (Result.RIGHT, Result.CONFIRM, Result.MISLED, Result.REFUSED, Result.WRONG)
    return f"| {situation}{mark} | {name} | {' | '.join(str(tally[result]) for result in order)} |"


def _summary(found: dict[str, Counter[Result]]) -> str:
    wrong = sum(tally[Result.WRONG] for tally in found.values())
    share = share_of_harmless(found)
    said = {"none": "met" if not wrong else "**not met**", "enough": "met" if share >= _LEAST else "**not met**"}
    return _TOTAL.format(wrong=wrong, share=share, **said)
