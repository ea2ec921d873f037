"""Units of an instrument, in order, each with the lines of its own: what comparison puts into rows."""

from collections.abc import Mapping
from typing import NamedTuple

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, TIERS, Level
from workbench.model.provision import Provision

_BODY, _DIVISIONS, _TIERS = frozenset(BODY), frozenset(DIVISIONS), frozenset(TIERS)


class Line(NamedTuple):
    """One 款, 项, 目 or block. ``depth``: 0 for one that stands directly in its unit."""

    provision: Provision
    unit: Id
    depth: int

    @property
    def id(self) -> Id:
        """The id of the provision."""
        return self.provision.id


class Unit(NamedTuple):
    """A unit with the lines that stand in no inner unit: an article, a division, the preamble, an annex.

    ``is_division``: 编章节, and a heading 一、 with units below it.
    """

    provision: Provision
    outer: Id
    is_division: bool
    lines: tuple[Line, ...]

    @property
    def id(self) -> Id:
        """The id of the provision."""
        return self.provision.id


def units_of(root: Provision) -> dict[Id, Unit]:
    """Every unit by its id, in document order; the whole text itself only when lines stand in it."""
    found: dict[Id, Unit] = {}
    _collect(root, root.id, found)
    return found


def _collect(outer: Provision, above: Id, found: dict[Id, Unit]) -> None:
    inner = _put(outer, above, found)
    for child in inner:
        _collect(child, outer.id, found)


def units_beside(like: Provision, known: Mapping[Id, Unit], root: Provision) -> dict[Id, Unit]:
    """The units of ``root``, which differs in texts only from ``like``, whose units are ``known``.

    Two versions share every provision that nobody touched, so that only the others are looked at.
    """
    found = dict(known)
    _collect_touched(like, root, root.id, found)
    return found


def _collect_touched(was: Provision, outer: Provision, above: Id, found: dict[Id, Unit]) -> None:
    if was is outer:
        return
    _put(outer, above, found)
    for before, child in zip(was.children, outer.children, strict=True):
        if child.level not in _BODY:
            _collect_touched(before, child, outer.id, found)


def _put(outer: Provision, above: Id, found: dict[Id, Unit]) -> list[Provision]:
    """Record a unit; the units in it are the answer."""
    lines = tuple(_lines(outer, outer.id, 0))
    inner = [child for child in outer.children if child.level not in _BODY]
    if outer.level is not Level.ROOT or lines:
        found[outer.id] = Unit(outer, above, _is_division(outer, bool(inner)), lines)
    return inner


def _lines(outer: Provision, unit: Id, depth: int) -> list[Line]:
    lines: list[Line] = []
    for child in outer.children:
        if child.level in _BODY:
            lines.append(Line(child, unit, depth))
            if child.children:
                lines += _lines(child, unit, depth + 1)
    return lines


def _is_division(provision: Provision, holds_units: bool) -> bool:
    return provision.level in _DIVISIONS or (provision.level in _TIERS and holds_units)
