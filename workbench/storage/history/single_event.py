"""The common case of a changed outline, seen without taking lines apart: single lines came, went, or one moved."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice
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


def single(old: list[str], new: list[str], following: str) -> list[Event] | None:
    """The events, when no line that came, went or moved holds others; None when somebody has to look closer.

    ``following`` is the line behind both stretches.
    """
    gone, come = set(old).difference(new), set(new).difference(old)
    moved = _moved(_without(old, gone), _without(new, come))
    if moved is None or len(gone | come | moved) > _FEW:
        return None
    if _any_holds(old, gone | moved, following) or _any_holds(new, come | moved, following):
        return None
    out, into, shifted = ({_id(line): _depth(line) for line in sorted(those)} for those in (gone, come, moved))
    # A line at another depth has another parent: none of those above it moved, as they hold others.
    deeper = out.keys() & into.keys()
    if "" in out.keys() | into.keys() | shifted.keys() or any(out[id] == into[id] for id in deeper):
        return None
    return [
        *(Event(id, Kind.OUT) for id in out if id not in deeper),
        *(Event(id, Kind.MOVED if id in deeper else Kind.IN) for id in into),
        *(Event(id, Kind.MOVED) for id in shifted),
    ]


def _without(side: list[str], those: set[str]) -> list[str]:
    return [line for line in side if line not in those] if those else side


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


def _any_holds(side: Sequence[str], those: set[str], following: str) -> bool:
    """Whether a deeper line stands behind one of those."""
    return any(_holds(side, side.index(line), following) for line in those)


def _holds(side: Sequence[str], at: int, following: str) -> bool:
    behind = next((line for line in islice(side, at + 1, None) if line), following)
    return _depth(behind) > _depth(side[at])


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _id(line: str) -> str:
    found = _ID.match(line)
    return found[1] if found else ""
