"""Partition: which lines of a split or merged unit stand opposite which of its counterparts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from workbench.comparison.cutting import coverage, cut, grams, stretches
from workbench.comparison.pairing import Match, Pairing, Role, Stretch
from workbench.comparison.version import Line, Unit, Version
from workbench.model.identity import Id

#: A line that one counterpart covers this far is not cut.
_WHOLE = 0.75


def partition(old: Version, new: Version, pairing: Pairing, units: Collection[Id] | None = None) -> None:
    """Give every line of a split or merged unit its counterpart; lines settled before stay.

    ``units``: only these, and whatever stands opposite them is certain. Else a counterpart that no sentence of
    the unit went to is none: it says something of its own.
    """
    _part(old, new, _Way(pairing, pairing.successors, pairing.forward, attrgetter("new")), units)
    _part(new, old, _Way(pairing, pairing.predecessors, pairing.backward, attrgetter("old")), units)


class _Way(NamedTuple):
    """A pairing as one of its sides sees it. ``other``: the unit of a match on the other side."""

    pairing: Pairing
    matches: dict[Id, list[Match]]
    leads: dict[Id, tuple[Stretch, ...]]
    other: Callable[[Match], Id]


def _part(here: Version, there: Version, way: _Way, units: Collection[Id] | None) -> None:
    several = [id for id, matches in way.matches.items() if len(matches) > 1 and (units is None or id in units)]
    for unit in sorted(several, key=here.order.__getitem__):
        matches = _pieces(way.matches[unit])
        if len(matches) > 1:
            found = _shared(here.units[unit], here, _texts(there, list(map(way.other, matches))), way.leads)
            if units is None:
                _drop([match for match in matches if way.other(match) not in _named(found)], way.pairing, unit)
            if len(_pieces(way.matches[unit])) > 1:
                way.leads.update(found)


def _pieces(matches: Sequence[Match]) -> list[Match]:
    return [match for match in matches if match.role in (Role.SPLIT, Role.MERGE)]


def _named(stretches: Mapping[Id, tuple[Stretch, ...]]) -> set[Id | None]:
    return {part.unit for parts in stretches.values() for part in parts}


def _drop(matches: Sequence[Match], pairing: Pairing, unit: Id) -> None:
    for match in matches:
        pairing.remove(match)
    for left in (pairing.successors.get(unit, []), pairing.predecessors.get(unit, [])):
        if matches and len(_pieces(left)) == 1:
            pairing.turn(_pieces(left)[0].old, _pieces(left)[0].new, Role.WHOLE)


def _texts(version: Version, units: list[Id]) -> dict[Id, str]:
    return {unit: version.unit_key(version.units[unit]) for unit in units}


def _shared(
    unit: Unit, here: Version, others: Mapping[Id, str], known: Mapping[Id, tuple[Stretch, ...]]
) -> dict[Id, tuple[Stretch, ...]]:
    """Blocks of a line and what stands below it stay together; a block may be cut only when it is one line."""
    found: dict[Id, tuple[Stretch, ...]] = {}
    wholes = {other: grams(text) for other, text in others.items()}
    for block in _blocks(unit.lines):
        if any(line.id in known for line in block):
            found.update({line.id: known[line.id] for line in block if line.id in known})
            continue
        words = "".join(here.words(line) for line in block)
        best = max(wholes, key=lambda other: coverage(words, wholes[other]))
        if len(block) == 1 and coverage(words, wholes[best]) < _WHOLE:
            found[block[0].id] = stretches(cut(words, others))
        else:
            found.update({line.id: (Stretch(0, None, best),) for line in block})
    return found


def _blocks(lines: tuple[Line, ...]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.depth == 0 or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks
