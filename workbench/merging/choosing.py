"""Three-way choice between values that are taken whole."""

from collections.abc import Hashable
from typing import TypeVar

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class ContestedError(Exception):
    """Both sides changed it, each in its own way."""


def choose(base: T, ours: T, theirs: T) -> T:
    """What the only side that changed it made of it, or what both did; raises ContestedError."""
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    raise ContestedError


def settle(base: T, ours: T, theirs: T) -> T:
    """The same for facts nobody is asked about: of two, always the same one."""
    try:
        return choose(base, ours, theirs)
    except ContestedError:
        return min(ours, theirs, key=str)


def united(base: tuple[H, ...], ours: tuple[H, ...], theirs: tuple[H, ...]) -> tuple[H, ...]:
    """A set kept in order: what either side added, without what either side took out."""
    gone = {one for one in base if one not in ours or one not in theirs}
    added = sorted({one for side in (ours, theirs) for one in side if one not in base}, key=str)
    return (*(one for one in base if one not in gone), *added)
