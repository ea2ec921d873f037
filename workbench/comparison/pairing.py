"""Pairing: how the units and lines of two neighbouring versions correspond."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from workbench.model.identity import Id


class Role(StrEnum):
    """What a match is: of whole units, of a piece of one that was split or merged, or of lines that moved."""

    WHOLE = "整条"
    SPLIT = "拆分"
    MERGE = "合并"
    LINES = "款项移动"


#: Asked of every match; Python takes its time to find a member by its name.
_WHOLE, _LINES = Role.WHOLE, Role.LINES


class Match(NamedTuple):
    """Two units of neighbouring versions. ``score`` 0 to 1; ``confirmed``: by id, by override, or beyond doubt."""

    old: Id
    new: Id
    score: float
    role: Role = Role.WHOLE
    confirmed: bool = True


class Stretch(NamedTuple):
    """Words ``start`` to ``end`` of a line (as shown, None: to the end), and the unit they correspond with."""

    start: int
    end: int | None
    unit: Id | None


@dataclass(slots=True)
class Pairing:
    """All matches of a pair. ``forward`` and ``backward``: lines that do not simply go where their unit goes.

    A unit without a match is new or gone. ``by_identity``: the two are versions of one draft. Then ``goes`` and
    ``comes`` are the lines of the other version that hold the words of a line; one that simply stayed is left out.
    """

    by_identity: bool
    matches: list[Match] = field(default_factory=list)
    forward: dict[Id, tuple[Stretch, ...]] = field(default_factory=dict)
    backward: dict[Id, tuple[Stretch, ...]] = field(default_factory=dict)
    goes: Mapping[Id, Sequence[Id]] = field(default_factory=dict)
    comes: Mapping[Id, Sequence[Id]] = field(default_factory=dict)
    successors: dict[Id, list[Match]] = field(default_factory=dict)
    predecessors: dict[Id, list[Match]] = field(default_factory=dict)
    _ends: dict[tuple[Id, Id], Match] = field(default_factory=dict)

    @classmethod
    def straight(cls, units: Iterable[Id]) -> "Pairing":
        """The pairing in which every unit, by its id, is its own counterpart."""
        matches = [Match(id, id, 1.0) for id in units]
        onwards, back = ({match.old: [match] for match in matches} for _ in range(2))
        ends = {(match.old, match.new): match for match in matches}
        return cls(True, matches, successors=onwards, predecessors=back, _ends=ends)

    def is_straight(self, units: Sequence[Id]) -> bool:
        """Whether the matches are those of these units, each whole with itself, and no line goes another way."""
        expected = [(id, id, _WHOLE) for id in units]
        found = [(old, new, role) for old, new, _, role, _ in self.matches]
        return found == expected and not self.forward and not self.backward

    def add(self, match: Match) -> None:
        """Record a match; of several of a unit the first is where its words go by default."""
        self.matches.append(match)
        self._ends.setdefault((match.old, match.new), match)
        self.successors.setdefault(match.old, []).append(match)
        self.predecessors.setdefault(match.new, []).append(match)

    def remove(self, match: Match) -> None:
        """Take a match back."""
        for matches in (self.matches, self.successors[match.old], self.predecessors[match.new]):
            matches.remove(match)
        del self._ends[match.old, match.new]

    def turn(self, old: Id, new: Id, role: Role) -> None:
        """Give the match of two units another role."""
        found = self.between(old, new)
        if found is not None:
            for matches in (self.matches, self.successors[old], self.predecessors[new]):
                matches[matches.index(found)] = found._replace(role=role)
            self._ends[old, new] = found._replace(role=role)

    def between(self, old: Id | None, new: Id | None) -> Match | None:
        """The match of these two units, or None."""
        return None if old is None or new is None else self._ends.get((old, new))

    @property
    def wholes(self) -> list[Match]:
        """The matches of whole units, of several of a unit the first if it is one."""
        return [match for match in self.matches if match.role is _WHOLE and match == self.successors[match.old][0]]

    @property
    def parts(self) -> list[Match]:
        """The matches that are not of whole units, usually few."""
        return [match for match in self.matches if match.role is not _WHOLE]

    def successor(self, old: Id) -> Id | None:
        """Where the words of a unit go by default: lines that moved out lead nothing else along."""
        for match in self.successors.get(old, ()):
            if match.role is not _LINES:
                return match.new
        return None

    def predecessor(self, new: Id) -> Id | None:
        """Where the words of a unit come from by default."""
        for match in self.predecessors.get(new, ()):
            if match.role is not _LINES:
                return match.old
        return None
