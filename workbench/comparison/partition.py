"""Partition: which lines of a split or merged unit stand opposite which of its counterparts."""

from collections.abc import Collection, Mapping, Sequence

from workbench.comparison.cutting import coverage, cut, grams
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
    for unit in list(old.units):
        if len(pairing.successors.get(unit, ())) < 2:
            continue
        matches = _pieces(pairing.successors[unit])
        if len(matches) > 1 and (units is None or unit in units):
            stretches = _shared(old.units[unit], old, _texts(new, [m.new for m in matches]), pairing.forward)
            if units is None:
                _drop([m for m in matches if m.new not in _named(stretches)], pairing, unit)
            if len(_pieces(pairing.successors[unit])) > 1:
                pairing.forward.update(stretches)
    for unit in list(new.units):
        if len(pairing.predecessors.get(unit, ())) < 2:
            continue
        matches = _pieces(pairing.predecessors[unit])
        if len(matches) > 1 and (units is None or unit in units):
            stretches = _shared(new.units[unit], new, _texts(old, [m.old for m in matches]), pairing.backward)
            if units is None:
                _drop([m for m in matches if m.old not in _named(stretches)], pairing, unit)
            if len(_pieces(pairing.predecessors[unit])) > 1:
                pairing.backward.update(stretches)


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
    stretches: dict[Id, tuple[Stretch, ...]] = {}
    wholes = {other: grams(text) for other, text in others.items()}
    for block in _blocks(unit.lines):
        if any(line.id in known for line in block):
            stretches.update({line.id: known[line.id] for line in block if line.id in known})
            continue
        words = "".join(here.words(line) for line in block)
        best = max(wholes, key=lambda other: coverage(words, wholes[other]))
        if len(block) == 1 and coverage(words, wholes[best]) < _WHOLE:
            stretches[block[0].id] = cut(words, others)
        else:
            stretches.update({line.id: (Stretch(0, None, best),) for line in block})
    return stretches


def _blocks(lines: tuple[Line, ...]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.depth == 0 or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks
