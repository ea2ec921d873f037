"""What a commit did to the order of a draft, from its outline before and after.

Only the stretch of lines that differs is read; a draft of 1,260 articles costs as much as a small one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from workbench.model.identity import ID_PATTERN
from workbench.storage.history.single_event import Event, Kind, few_lines, one_line

_LINE = re.compile(rf"( *)\S+ ({ID_PATTERN.pattern})(.*)")
_LINES = re.compile(f"^{_LINE.pattern}$", re.MULTILINE)


class _Unit(NamedTuple):
    id: str
    depth: int
    rest: str


def events(old: bytes, new: bytes) -> list[Event]:
    """What became of each unit between two outlines; those that are gone come first."""
    start, behind = _common(old, new)
    here, there, following = old[start : len(old) - behind], new[start : len(new) - behind], old[len(old) - behind :]
    found = one_line(here, there, following)
    if found is None:
        found = few_lines(here.splitlines(), there.splitlines(), following)
    return _all(old[:start], here, there, following) if found is None else found


def _all(front: bytes, old: bytes, new: bytes, following: bytes) -> list[Event]:
    """The events between two stretches of whole lines, read one by one, with what stands before and behind both."""
    path = _open_units(_text(front))
    here, there = (_Walk(path, _units(_text(side).splitlines())) for side in (old, new))
    return [*_within(here, there), *_behind(here.path, there.path, _following(_text(following)))]


def _text(part: bytes) -> str:
    return part.decode("utf-8", "replace")


def _common(old: bytes, new: bytes) -> tuple[int, int]:
    """The lengths of the whole lines two outlines share in front and behind."""
    start = old.rfind(b"\n", 0, _shared_front(old, new)) + 1
    most = min(len(old), len(new)) - start
    back = _shared_back(old, new, most)
    if all(len(side) - back == start or side[-back - 1 : len(side) - back] == b"\n" for side in (old, new)):
        return start, back
    cut = old.find(b"\n", len(old) - back)
    return start, len(old) - cut - 1 if cut >= 0 else 0


def _shared_front(old: bytes, new: bytes) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[low:middle] == new[low:middle] else (low, middle - 1)
    return low


def _shared_back(old: bytes, new: bytes, most: int) -> int:
    low, high, here, there = 0, most, len(old), len(new)
    while low < high:
        middle = (low + high + 1) // 2
        same = old[here - middle : here - low] == new[there - middle : there - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _units(lines: Iterable[str]) -> list[_Unit]:
    found = map(_LINE.fullmatch, lines)
    return [_Unit(each[2], len(each[1]) // 2, each[3]) for each in found if each]


def _following(text: str) -> Iterator[_Unit]:
    """The units of a text, read one by one: seldom more than a few are asked for."""
    for found in _LINES.finditer(text):
        yield _Unit(found[2], len(found[1]) // 2, found[3])


def _open_units(text: str) -> list[str]:
    """The ids of the units that are still open at the end of ``text``, from the outside in."""
    path: list[str] = []
    depth, end = None, len(text)
    while end > 0 and depth != 0:
        start = text.rfind("\n", 0, end - 1) + 1
        for unit in _units([text[start : end - 1]]):
            if depth is None or unit.depth < depth:
                path.append(unit.id)
                depth = unit.depth
        end = start
    return path[::-1]


class _Walk:
    """Units with the parents they have; ``path``: what is open behind the last of them."""

    def __init__(self, path: Sequence[str], units: Sequence[_Unit]) -> None:
        self.units = {unit.id: unit for unit in units}
        self.parents: dict[str, str] = {}
        self.path = list(path)
        for unit in units:
            self.parents[unit.id] = _enter(self.path, unit)


def _enter(path: list[str], unit: _Unit) -> str:
    """Put a unit into the path; the id of its parent, "" for the whole."""
    del path[unit.depth :]
    parent = path[-1] if path else ""
    path.append(unit.id)
    return parent


def _within(here: _Walk, there: _Walk) -> Iterator[Event]:
    yield from (Event(id, Kind.OUT) for id in here.units if id not in there.units)
    moved = _moved(here, there)
    for id, unit in there.units.items():
        if id not in here.units:
            yield Event(id, Kind.IN)
        elif id in moved:
            yield Event(id, Kind.MOVED)
        elif unit.rest != here.units[id].rest:
            yield Event(id, Kind.LINE)


def _moved(here: _Walk, there: _Walk) -> set[str]:
    """Units with another parent, and the fewest that changed places among siblings."""
    both = [id for id in there.units if id in here.units]
    moved = {id for id in both if here.parents[id] != there.parents[id]}
    places = {id: place for place, id in enumerate(here.units)}
    stayed = sorted((id for id in both if id not in moved), key=there.parents.__getitem__)
    for _, siblings in groupby(stayed, key=there.parents.__getitem__):
        moved |= _out_of_order([(places[id], id) for id in siblings])
    return moved


def _out_of_order(placed: Iterable[tuple[int, str]]) -> set[str]:
    """The ids outside a longest run of rising places."""
    tops: list[int] = []
    chain: list[tuple[int, str, int]] = []
    last: list[int] = []
    for place, id in placed:
        length = bisect_left(tops, place)
        before = last[length - 1] if length else -1
        chain.append((place, id, before))
        tops[length:], last[length:] = ([place, *tops[length + 1 :]], [len(chain) - 1, *last[length + 1 :]])
    kept, at = set[str](), last[-1] if last else -1
    while at >= 0:
        kept.add(chain[at][1])
        at = chain[at][2]
    return {id for _, id, _ in chain if id not in kept}


def _behind(old: list[str], new: list[str], tail: Iterable[_Unit]) -> Iterator[Event]:
    """Units after the stretch that differs whose parent is another one now."""
    for unit in tail:
        if old == new:
            return
        if _enter(old, unit) != _enter(new, unit):
            yield Event(unit.id, Kind.MOVED)
