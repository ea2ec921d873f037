"""The common case of a changed outline, seen without taking lines apart: single lines came, went, or one moved."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from workbench.model.identity import ID_PATTERN

#: More changed lines than this are looked at closer.
_FEW = 20
_ID = re.compile(rf" *\S+ ({ID_PATTERN.pattern})")


class Kind(StrEnum):
    """``MOVED``: another parent, or another place among those that stay; ``LINE``: its heading or number."""

    IN = "in"
    OUT = "out"
    MOVED = "moved"
    LINE = "line"


class Event(NamedTuple):
    """What became of one unit."""

    unit: str
    kind: Kind


def single(old: Sequence[str], new: Sequence[str], following: str) -> list[Event] | None:
    """The events, when no line that came, went or moved holds others; None when somebody has to look closer.

    ``following`` is the line behind both stretches.
    """
    gone, come = set(old) - set(new), set(new) - set(old)
    moved = _moved([line for line in old if line not in gone], [line for line in new if line not in come])
    if moved is None or len(gone | come | moved) > _FEW:
        return None
    changed = [
        [at for at, line in enumerate(side) if line in those or line in moved]
        for side, those in ((old, gone), (new, come))
    ]
    if any(_holds(side, at, following) for side, places in zip((old, new), changed, strict=True) for at in places):
        return None
    ids = [[_id(line) for line in sorted(those)] for those in (gone, come, moved)]
    if "" in ids[0] + ids[1] + ids[2] or set(ids[0]) & set(ids[1]):
        return None
    kinds = zip((Kind.OUT, Kind.IN, Kind.MOVED), ids, strict=True)
    return [Event(id, kind) for kind, listed in kinds for id in listed]


def _moved(old: list[str], new: list[str]) -> set[str] | None:
    """The one line in another place among the same lines; None when it is not as simple as that."""
    if old == new:
        return set()
    if len(old) != len(new):
        return None
    front = next(at for at, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])
    back = next(at for at in range(1, len(old)) if old[-at] != new[-at])
    was, now = old[front : len(old) - back + 1], new[front : len(new) - back + 1]
    if was[1:] == now[:-1]:
        return {was[0]}
    return {was[-1]} if was[:-1] == now[1:] else None


def _holds(side: Sequence[str], at: int, following: str) -> bool:
    """Whether the line behind is deeper."""
    behind = next((line for line in side[at + 1 :] if line), following)
    return _depth(behind) > _depth(side[at])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _id(line: str) -> str:
    found = _ID.match(line)
    return found[1] if found else ""
