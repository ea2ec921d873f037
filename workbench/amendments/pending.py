"""Amendments that wait: held against the draft again after every edit, but only those whose ground has moved."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from workbench.amendments.evaluation import cited_anew, evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.values import Amendment, Change, Deletion, Insertion, NewHeading, Place, Relocation, Rewording
from workbench.amendments.verdict import Verdict
from workbench.model.identity import Id


class Pending:
    """The amendments that wait for a decision, each with its verdict on the draft as it is now.

    A verdict here has no operations: positions may move without it, so whoever carries one out evaluates again.
    """

    def __init__(self, amendments: Iterable[Amendment], ground: Ground) -> None:
        self._amendments = {amendment.id: amendment for amendment in amendments}
        self._cited = {id: sorted(cited_anew(one.changes)) for id, one in self._amendments.items()}
        self._seen = {id: self._watched(amendment, ground) for id, amendment in self._amendments.items()}
        self.verdicts: dict[Id, Verdict] = {id: _verdict(one, ground) for id, one in self._amendments.items()}

    def follow(self, ground: Ground) -> tuple[Id, ...]:
        """Take over a later state of the draft; the amendments whose verdict is a new one."""
        changed: list[Id] = []
        for id, amendment in self._amendments.items():
            seen = self._watched(amendment, ground)
            if seen != self._seen[id]:
                self._seen[id] = seen
                verdict = _verdict(amendment, ground)
                if verdict != self.verdicts[id]:
                    self.verdicts[id] = verdict
                    changed.append(id)
        return tuple(changed)

    def _watched(self, amendment: Amendment, ground: Ground) -> list[Any]:
        """All of the draft that the verdict depends on. Trees share what did not change, so comparing is cheap."""
        alive = [id in ground.labels for id in self._cited[amendment.id]]
        return [alive, *(fact for change in amendment.changes for fact in _facts(change, ground))]


def _verdict(amendment: Amendment, ground: Ground) -> Verdict:
    return replace(evaluate(amendment, ground), operations=())


def _facts(change: Change, ground: Ground) -> Iterator[Any]:
    match change:
        case Rewording(target):
            for holder in ground.holders(target):
                yield holder
                yield ground.labels.node(holder).text
        case NewHeading(target):
            node = ground.labels.get(target)
            yield (node is not None, node and node.heading)
        case Insertion(place, provisions):
            yield from _around(place, len(provisions), ground)
            yield from (part.id in ground.labels for part in provisions)
        case Deletion(base):
            yield (ground.labels.get(base.id), base.id in ground.heirs)
        case Relocation(target, _, new):
            yield _standing(target, ground)
            yield from _around(new, 0, ground)
            yield [above.id for above in ground.labels.ancestors(new.parent)] if new.parent in ground.labels else None


def _around(place: Place, count: int, ground: Ground) -> Iterator[Any]:
    """The neighbours and where they are, whether the parent is empty, and the ``count`` provisions that follow."""
    parent = ground.labels.get(place.parent)
    yield None if parent is None else not parent.children
    yield from (_standing(place.after, ground), _standing(place.before, ground))
    if place.after in ground.labels and place.after is not None:
        yield ground.from_on(place.after, count + 1)[1:]
    elif place.before in ground.labels and place.before is not None:
        yield ground.from_on(place.before, count)
    else:
        yield parent and parent.children[:count]


def _standing(id: Id | None, ground: Ground) -> Place | None:
    return ground.place(id) if id is not None and id in ground.labels else None
