"""Words that came back after editing: what is unchanged keeps its references, what changed is bound anew."""

from difflib import SequenceMatcher

from workbench.citing.binding import Binder, Span
from workbench.model.identity import Id
from workbench.model.problems import Problem
from workbench.model.reference import Reference
from workbench.model.text import Text
from workbench.numbering.labels import Labels


def rebind(old: Text, words: str, at: Id, labels: Labels) -> tuple[Text, tuple[Problem, ...]]:
    """Bind ``words``, which somebody made out of ``old`` as shown at ``at`` under ``labels``.

    A reference whose shown words lie in an unchanged stretch is kept, unless a citation typed next to it
    swallows them (第十条 became 第十条第二款).
    """
    binder = Binder(labels.instrument, labels)
    shown = binder.wording.shown(old, at)
    if not shown:
        return binder.text(words, at), tuple(binder.problems)
    blocks = _unchanged(binder.wording.words(old, at), words)
    kept: dict[Span, Reference] = {}
    for reference in shown:
        place = _moved(reference.start, reference.end, blocks)
        if place is not None:
            kept[place] = reference.reference
    return binder.text(words, at, kept), tuple(binder.problems)


def _unchanged(old: str, new: str) -> list[tuple[int, int, int]]:
    """Unchanged stretches as (start in old, start in new, length); common ends first, they are most of it."""
    front = _common(old, new)
    back = _common(old[front:][::-1], new[front:][::-1])
    middle = SequenceMatcher(None, old[front : len(old) - back], new[front : len(new) - back], autojunk=False)
    blocks = [(front + a, front + b, size) for a, b, size in middle.get_matching_blocks() if size]
    return [(0, 0, front), *blocks, (len(old) - back, len(new) - back, back)]


def _common(a: str, b: str) -> int:
    length = min(len(a), len(b))
    return next((index for index in range(length) if a[index] != b[index]), length)


def _moved(start: int, end: int, blocks: list[tuple[int, int, int]]) -> Span | None:
    for old, new, length in _merged(blocks):
        if old <= start and end <= old + length:
            return start - old + new, end - old + new
    return None


def _merged(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Stretches that touch on both sides are one."""
    result: list[tuple[int, int, int]] = []
    for old, new, length in blocks:
        if result and (result[-1][0] + result[-1][2], result[-1][1] + result[-1][2]) == (old, new):
            result[-1] = (*result[-1][:2], result[-1][2] + length)
        elif length:
            result.append((old, new, length))
    return result
