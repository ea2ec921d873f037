"""The common cases of a changed outline, seen without taking it apart: one line moved, or some came and went."""

import re
from enum import StrEnum
from typing import NamedTuple

from workbench.model.identity import ID_PATTERN

#: More changed lines than this are looked at closer.
_FEW = 20
_ID = re.compile(rb" *\S+ (%b)" % ID_PATTERN.pattern.encode())
_INDENT = re.compile(rb"\n*( *)")


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


def one_line(old: bytes, new: bytes, following: bytes) -> list[Event] | None:
    """The events, when one line came, went, or moved over all the others, and holds none; None when it is not so.

    ``following`` is what stands behind both stretches. No line is cut out but that one, so it is the quickest way.
    """
    if found := _first_to_end(old, new, following):
        return _events(*found)
    found = _first_to_end(new, old, following)
    return found and _events(*reversed(found))


def _first_to_end(one: bytes, other: bytes, following: bytes) -> tuple[bytes, bytes] | None:
    """The first line of one and the last of the other, if nothing else differs and neither holds lines."""
    first, last = one[: one.find(b"\n") + 1], other[other.rfind(b"\n", 0, -1) + 1 :]
    rest = one[len(first) :]
    if rest != other[: len(other) - len(last)] or _holds(first, rest or following) or _holds(last, following):
        return None
    return first, last


def _events(gone: bytes, come: bytes) -> list[Event] | None:
    was, now = _id(gone), _id(come)
    if (gone and not was) or (come and not now):
        return None
    if was and was == now:
        is_plain = gone == come or _depth(gone) != _depth(come)
        return [Event(now, Kind.MOVED)] if is_plain else None
    return [Event(id, kind) for id, kind in ((was, Kind.OUT), (now, Kind.IN)) if id]


def few_lines(old: list[bytes], new: list[bytes], following: bytes) -> list[Event] | None:
    """The events, when no line that came or went holds others and all others stayed; None when it is not so."""
    gone, come = set(old).difference(new), set(new).difference(old)
    if len(gone | come) > _FEW or _without(old, gone) != _without(new, come):
        return None
    if _any_holds(old, gone, following) or _any_holds(new, come, following):
        return None
    out, into = ({_id(line): _depth(line) for line in sorted(those)} for those in (gone, come))
    # A line at another depth has another parent: none of those above it moved, as they hold others.
    deeper = out.keys() & into.keys()
    if "" in out.keys() | into.keys() or any(out[id] == into[id] for id in deeper):
        return None
    return [
        *(Event(id, Kind.OUT) for id in out if id not in deeper),
        *(Event(id, Kind.MOVED if id in deeper else Kind.IN) for id in into),
    ]


def _without(side: list[bytes], those: set[bytes]) -> list[bytes]:
    return [line for line in side if line not in those] if those else side


def _any_holds(side: list[bytes], those: set[bytes], following: bytes) -> bool:
    places = (side.index(line) for line in those)
    return any(_holds(side[at], next(filter(None, side[at + 1 :]), following)) for at in places)


def _holds(line: bytes, behind: bytes) -> bool:
    """Whether what stands behind a line is deeper."""
    return bool(line) and _depth(behind) > _depth(line)


def _depth(text: bytes) -> int:
    """The spaces in front of the first line with anything in it."""
    found = _INDENT.match(text)
    return len(found[1]) if found else 0


def _id(line: bytes) -> str:
    found = _ID.match(line)
    return found[1].decode() if found else ""
