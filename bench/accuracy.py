"""Precision and recall of an alignment by content, the table by ids of the same versions being the truth."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.comparison.alignment import align
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.comparison.version import Version
from workbench.model.instrument import Instrument
from workbench.model.level import Level

Pair = tuple[str, str]
#: Kind and labels of rows, and how often each occurs.
Told = Counter[tuple[str, Pair]]
_MET = (Kind.UNCHANGED, Kind.CHANGED, Kind.RENUMBERED, Kind.TYPESETTING)
_ALL = "全部"


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of articles of one kind: ``right`` of ``found`` of ``true``. Kind 对应 is every pair of whole articles."""

    kind: str
    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """How much of what was found is true."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """How much of what is true was found."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0


def scores(truth: Told, found: Told) -> list[Score]:
    """One score for all pairs, and one for each kind."""
    return [_score(name, truth, found) for name in (_ALL, *dict.fromkeys(kind for kind, _ in truth))]


def _score(name: str, truth: Told, found: Told) -> Score:
    chosen = [Counter({key: n for key, n in one.items() if name in (_ALL, key[0])}) for one in (truth, found)]
    return Score(name, (chosen[0] & chosen[1]).total(), chosen[1].total(), chosen[0].total())


def pairs(old: Instrument, new: Instrument) -> Told:
    """Kind and labels of every row of articles."""
    return Counter(_told(table(align([Version(old), Version(new)]), ("", ""))))


def _told(found: Table) -> Iterator[tuple[str, Pair]]:
    for row in found.rows:
        if row.level is Level.ARTICLE:
            old, new = (cell.label if cell else "" for cell in row.cells)
            yield "对应" if row.kind in _MET else row.kind.value, (old, new)
