"""Runs: the words of a text with the marks of both its redlines, cut into paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from workbench.comparison.table import Redline
from workbench.language.display import one_line
from workbench.rendering.comparison.sheet import Mark, Paragraph, Run

_BOTH = {(True, True): Mark.BOTH, (True, False): Mark.ADDED, (False, True): Mark.DELETED}
#: A stretch of a text: how many characters, and whether they are marked.
_Stretch = tuple[int, bool]


def marked(text: str, before: Redline | None, after: Redline | None, base: Mark = Mark.NONE) -> list[Run]:
    """``text`` as runs: what ``before`` added to it, what ``after`` deletes from it, the rest ``base``.

    ``before`` is the redline that leads to the text, ``after`` the one that leads away from it; None: no such column.
    """
    added = [(len(change.text), change.op == "+") for change in before or () if change.op != "-"]
    deleted = [(_old_length(change.text, change.was), change.op == "-") for change in after or () if change.op != "+"]
    return list(_overlaid(text, added or [(len(text), False)], deleted or [(len(text), False)], base))


def _old_length(text: str, was: str | None) -> int:
    return len(text if was is None else was)


def _overlaid(text: str, one: Sequence[_Stretch], other: Sequence[_Stretch], base: Mark) -> Iterator[Run]:
    ends = sorted({*_ends(one), *_ends(other)} - {0})
    at = 0
    for end, is_added, is_deleted in zip(ends, _flags(one, ends), _flags(other, ends), strict=True):
        yield Run(text[at:end], _BOTH.get((is_added, is_deleted), base))
        at = end


def _ends(stretches: Sequence[_Stretch]) -> Iterator[int]:
    end = 0
    for length, _ in stretches:
        end += length
        yield end


def _flags(stretches: Sequence[_Stretch], ends: Sequence[int]) -> Iterator[bool]:
    """Whether the characters before each of ``ends`` are marked."""
    bounds = list(zip(_ends(stretches), (is_marked for _, is_marked in stretches), strict=True))
    at = 0
    for end in ends:
        while bounds[at][0] < end:
            at += 1
        yield bounds[at][1]


def paragraphs(runs: Iterable[Run]) -> list[list[Run]]:
    """Cut at every line end."""
    result: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        result[-1].append(Run(first, run.mark))
        result += [[Run(words, run.mark)] for words in rest]
    return result


def tidy(runs: Iterable[Run]) -> Paragraph:
    """Clean runs, neighbours of one mark joined, none of them empty."""
    cleaned = [Run(one_line(run.text), run.mark) for run in runs]
    groups = groupby((run for run in cleaned if run.text), key=lambda run: run.mark)
    return tuple(Run("".join(run.text for run in group), mark) for mark, group in groups)
