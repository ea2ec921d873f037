"""How well versions without common ids are aligned: the truth is that of the same versions with their ids kept.

Seeded versions of a law: articles reworded lightly and heavily, moved, split, merged, inserted and deleted. The
truth is what was done; the table by identity tells it, the table by content has to find it.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.laws import generated
from bench.reading import import_law
from bench.versions import amended, reread
from workbench.comparison.alignment import align
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.comparison.version import Version
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Delete, Insert, Merge, Move, Operation, Replace, Split

LEAST = 0.97
#: How many articles of a hundred each operation touches.
_SHARES = {"reword": 8, "rewrite": 3, "insert": 3, "delete": 3, "move": 2, "split": 8, "merge": 2}
_MET = (Kind.UNCHANGED, Kind.CHANGED, Kind.RENUMBERED, Kind.TYPESETTING)
Pair = tuple[str, str]
#: Kind and labels of rows, and how often each occurs.
Told = Counter[tuple[str, Pair]]
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


_HEAD = """
## Alignment without ids

{count} seeded versions of the law: of a hundred articles 8 reworded, 3 rewritten by half, 3 inserted, 3 deleted, 2
moved, 2 merged with the next, and 8 tried to be split (most have one 款). A pair is right when both numbers and the
kind are those of the table by ids; 对应 is every pair of whole articles that stayed in order. The aim is F1 ≥ {least}
over all.

| kind | pairs | precision | recall | F1 | |
|---|--:|--:|--:|--:|---|
"""


def section(law: Instrument, folder: Path, seeds: Sequence[int] = (1, 2)) -> str:
    """The part of the report."""
    tables = [_tables(law, folder, random.Random(seed)) for seed in seeds]
    truth, found = (sum((one[side] for one in tables), Counter()) for side in (0, 1))
    rows = [_line(score) for score in scores(truth, found)]
    return _HEAD.format(count=len(seeds), least=LEAST) + "\n".join(rows) + "\n"


def _line(score: Score) -> str:
    verdict = "" if score.kind != _ALL else "met" if score.f1 >= LEAST else "**not met**"
    figures = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
    return f"| {score.kind} | {score.true} | {figures} | {verdict} |"


def scores(truth: Told, found: Told) -> list[Score]:
    """One score for all pairs, and one for each kind."""
    return [_score(name, truth, found) for name in (_ALL, *dict.fromkeys(kind for kind, _ in truth))]


def _tables(law: Instrument, folder: Path, dice: random.Random) -> tuple[Told, Told]:
    """What the tables by ids and by content say."""
    new = later(law, folder, dice)
    return pairs(law, new), pairs(law, reread(new, folder))


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


def later(law: Instrument, folder: Path, dice: random.Random) -> Instrument:
    """The later version, ids and ancestry kept."""
    makers: dict[str, Callable[[Instrument, Id], Operation | None]] = {
        "rewrite": lambda now, id: _rewrite(now, id, dice),
        "insert": _Inserting(folder, dice).operation,
        "delete": lambda now, id: Delete(id),
        "move": lambda now, id: _move(now, id, dice),
        "split": _split,
        "merge": _merge,
    }
    new = amended(law, _SHARES["reword"] / 100)
    size = len(Version(law).articles)
    for name, make in makers.items():
        for _ in range(size * _SHARES[name] // 100):
            new = _tried(new, make(new, dice.choice([unit.id for unit in _articles(new)])))
    return new


def _tried(now: Instrument, operation: Operation | None) -> Instrument:
    """After the operation; as it was when it cannot be carried out (an article that others cite, say)."""
    done = apply(operation, now) if operation is not None else None
    return done.instrument if isinstance(done, Applied) else now


def _articles(now: Instrument) -> list[Provision]:
    return [node for node in now.root.walk() if node.level is Level.ARTICLE]


def _rewrite(now: Instrument, id: Id, dice: random.Random) -> Operation | None:
    """Half of the words of its first 款 come from elsewhere; how it ends stays, so that it is read as one line."""
    article, other = _node(now, id), dice.choice(_articles(now))
    first, donor = (node.children[0] for node in (article, other))
    mine, theirs = ("".join(piece for piece in node.text if isinstance(piece, str)) for node in (first, donor))
    half = max(len(mine) // 2, 1)
    return Replace(first.id, (mine[:half] + theirs[: len(mine) - half - 1] + mine[-1],)) if mine and theirs else None


def _node(now: Instrument, id: Id) -> Provision:
    return next(node for node in now.root.walk() if node.id == id)


class _Inserting:
    """Articles of another law, one after the other, put in front of given ones."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self._new = iter(_articles(import_law(generated(folder, 200))))
        self._ids = IdSource(choose=dice.choice)

    def operation(self, now: Instrument, id: Id) -> Operation | None:
        """Insert the next one, without what it cites."""
        outer = next(node for node in now.root.walk() if any(child.id == id for child in node.children))
        place = [child.id for child in outer.children].index(id)
        return Insert(outer.id, place, self._renamed(next(self._new)))

    def _renamed(self, node: Provision) -> Provision:
        kept = [child for child in node.children if all(isinstance(piece, str) for piece in child.text)]
        return replace(node, id=self._ids.draw(), children=tuple(map(self._renamed, kept)))


def _move(now: Instrument, id: Id, dice: random.Random) -> Operation:
    chapters = [node for node in now.root.walk() if any(child.level is Level.ARTICLE for child in node.children)]
    outer = dice.choice(chapters)
    return Move(id, outer.id, dice.randrange(len([child for child in outer.children if child.id != id]) + 1))


def _split(now: Instrument, id: Id) -> Operation | None:
    """Before its second 款; the new id is made from the old one."""
    parts = _node(now, id).children
    return Split(id, parts[1].id, Id("Z" + id[:-1])) if len(parts) > 1 else None


def _merge(now: Instrument, id: Id) -> Operation | None:
    units = [unit.id for unit in _articles(now)]
    place = units.index(id)
    return Merge((id, units[place + 1])) if place + 1 < len(units) else None
