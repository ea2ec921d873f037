"""Ranges (第三条至第八条) that came to cover more or less than before, or run backwards."""

from collections.abc import Iterator

from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Reference
from workbench.numbering.labels import Labels
from workbench.operations.rewording import Kept


def changed_ranges(pairs: list[Kept], before: Labels, after: Labels) -> Iterator[Problem]:
    """Warn of every range that gained or, through a move, lost a provision."""
    ranges = [(at, old, new) for at, old, new in pairs if new.reference.through and not new.reference.lost]
    if not ranges:
        return
    then, now = _Order(before), _Order(after)
    for at, old, new in ranges:
        where, words = after.full(at), new.words
        covered, earlier = now.covered(new.reference), set(then.covered(old.reference))
        # A range that ran backwards or had lost an end covered nothing; an end that took another in is named elsewhere.
        ends = {id for pointer in new.reference.pointers for id in pointer.targets}
        added = [id for id in covered if earlier and id not in earlier and id not in ends]
        if earlier and not covered:
            message = f"{where}的「{words}」首尾颠倒。"
            yield Problem("range-reversed", message, where, "请改写这一处援引。", Severity.WARNING)
        elif added:
            names = "、".join(after.full(id) for id in added)
            message = f"{where}的「{words}」现在也包括{names}。"
            yield Problem("range-widened", message, where, "请确认新的条款也应包括在内。", Severity.WARNING)
        if covered and (left := [id for id in earlier if id in after and id not in set(covered)]):
            names = "、".join(after.full(id) for id in after if id in left)
            message = f"{where}的「{words}」不再包括{names}。"
            yield Problem("range-narrowed", message, where, "请确认这些条款不应再包括在内。", Severity.WARNING)


class _Order:
    """The document order of one tree."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._ids = list(labels)
        self._place = {id: place for place, id in enumerate(self._ids)}

    def covered(self, reference: Reference) -> list[Id]:
        """The provisions from one end to the other, of the level of the first end; [] when they run backwards."""
        through = reference.through or reference.start
        start, end = self._place.get(reference.start.target), self._place.get(through.target)
        if start is None or end is None:
            return []
        level = self._labels.node(reference.start.target).level
        between = self._ids[start : end + 1]
        return [id for id in between if self._labels.node(id).level is level]
