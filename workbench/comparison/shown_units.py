"""Units as shown: their lines, made once for each, and shared where two versions read alike."""

from collections.abc import Sequence

from workbench.comparison.alignment import Alignment
from workbench.comparison.chains import Portion
from workbench.comparison.shown_lines import ShownLine, shown_line, whole_line
from workbench.comparison.version import Unit, Version
from workbench.model.level import LISTED
from workbench.model.provision import Provision

Shown = tuple[ShownLine, ...]


def shown(version: Version, portions: Sequence[Portion]) -> Shown:
    """These portions of lines."""
    return tuple([shown_line(version, portion) for portion in portions])


def whole_unit(version: Version, unit: Unit) -> Shown:
    """All lines of a unit."""
    return tuple([whole_line(version, line) for line in unit.lines])


class ShownUnits:
    """Whole units of an alignment. The same object for two neighbouring versions means: nothing at all differs."""

    def __init__(self, alignment: Alignment) -> None:
        self._versions = alignment.versions
        self._leans = [pairing.by_identity for pairing in alignment.pairings]
        self._is_shared = any(self._leans)
        self._found: list[dict[str, Shown]] = [{} for _ in alignment.versions]

    def whole(self, place: int, unit: Unit) -> Shown:
        """All lines of a unit of version ``place``."""
        if not self._is_shared:
            return whole_unit(self._versions[place], unit)
        found = self._found[place].get(unit.provision.id)
        if found is None:
            found = self._found[place][unit.provision.id] = self._made(place, unit)
        return found

    def _made(self, place: int, unit: Unit) -> Shown:
        version = self._versions[place]
        before = self._versions[place - 1].units.get(unit.provision.id) if place and self._leans[place - 1] else None
        if before is not None and _read_alike(self._versions[place - 1], before, version, unit):
            return self.whole(place - 1, before)
        return whole_unit(version, unit)


def _read_alike(old: Version, before: Unit, new: Version, after: Unit) -> bool:
    """Whether the same lines stand in both, with the same marks, and their words and references are the same."""
    if new.leans_on(old) and before.provision is after.provision:
        return True
    return len(before.lines) == len(after.lines) and all(
        _is_same(old, was.provision, new, now.provision) for was, now in zip(before.lines, after.lines, strict=True)
    )


def _is_same(old: Version, was: Provision, new: Version, now: Provision) -> bool:
    if was.id != now.id or was.level is not now.level or was.text != now.text:
        return False
    if new.leans_on(old):
        return True
    has_no_reference = len(now.text) == 1 and type(now.text[0]) is str
    return has_no_reference and (now.level not in LISTED or old.names.mark(was.id) == new.names.mark(now.id))
