"""Lines that went, to the letter, from one article into another that has a counterpart of its own."""

from collections import Counter

from workbench.comparison.pairing import Match, Pairing, Role, Stretch
from workbench.comparison.version import Line, Version
from workbench.model.identity import Id

#: Shorter lines (「法律另有规定的除外。」) stand in many articles and tell nothing.
_SHORTEST = 16


def moved_lines(old: Version, new: Version, pairing: Pairing, settled: set[Id]) -> None:
    """Record the moves of lines that say the same once on either side, in units that are not counterparts."""
    sources, targets = _single(old, settled), _single(new, settled)
    for key, line in sources.items():
        target = targets.get(key)
        if target is not None and _is_move(line, target, pairing):
            _move(line, target, pairing)


def _single(version: Version, settled: set[Id]) -> dict[str, Line]:
    keys = {line.id: version.raw(line) for line in version.lines.values() if line.depth == 0}
    counts = Counter(keys.values())
    return {
        key: version.lines[id]
        for id, key in keys.items()
        if counts[key] == 1 and len(key) >= _SHORTEST and version.lines[id].unit not in settled
    }


def _is_move(line: Line, target: Line, pairing: Pairing) -> bool:
    """Both units are known to correspond with others, and not with each other."""
    known = line.unit in pairing.successors and target.unit in pairing.predecessors
    childless = not line.provision.children and not target.provision.children
    return known and childless and pairing.between(line.unit, target.unit) is None


def _move(line: Line, target: Line, pairing: Pairing) -> None:
    pairing.add(Match(line.unit, target.unit, 1.0, Role.LINES))
    pairing.forward[line.id] = (Stretch(0, None, target.unit),)
    pairing.backward[target.id] = (Stretch(0, None, line.unit),)
