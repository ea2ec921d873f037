"""Overrides of single 款 and 项: where the words of one line went, whatever its article did."""

from collections.abc import Sequence

from workbench.comparison.overrides import Override
from workbench.comparison.pairing import Match, Pairing, Role, Stretch
from workbench.comparison.version import Line, Version
from workbench.model.identity import Id


def settle_lines(old: Version, new: Version, pairing: Pairing, overrides: Sequence[Override]) -> None:
    """Let the lines named in ``overrides``, with all that stands below them, correspond as they say."""
    for override in overrides:
        one = old.lines[override.old[0]] if override.old else None
        other = new.lines[override.new[0]] if override.new else None
        if one is not None:
            _lead(one, other, pairing.forward)
        if other is not None:
            _lead(other, one, pairing.backward)
        if one is not None and other is not None and pairing.between(one.unit, other.unit) is None:
            pairing.add(Match(one.unit, other.unit, 1.0, Role.LINES))


def _lead(line: Line, to: Line | None, leads: dict[Id, tuple[Stretch, ...]]) -> None:
    """The words of ``line`` stand opposite the unit of ``to``."""
    for part in line.provision.walk():
        leads[part.id] = (Stretch(0, None, to.unit if to else None),)
