"""Two instruments as one run of lines: what was kept or amended, what went, what came, in an order both agree with."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from workbench.comparison.chain import heaviest
from workbench.comparison.similarity import Candidate
from workbench.comparison.table import Row, Table
from workbench.model.identity import Id
from workbench.rendering.comparison.line_moves import moves, numbered
from workbench.rendering.lines import Line, Role

#: What two units weigh of which no line corresponds, so that their numbers meet where nothing else does.
_LEAST = 0.01
_ONCE = (Role.TITLE, Role.STAGE, Role.CONTENTS)
_Pair = tuple[int, int]


class Step(NamedTuple):
    """A line of the old text, of the new one, or of both.

    ``move``: where a line goes and where it comes again in the same words, both steps have the same number, and so
    have the lines around it that went along; 0 for any other step.
    """

    old: Line | None
    new: Line | None
    move: int = 0


def steps(old: Sequence[Line], new: Sequence[Line], table: Table) -> Iterator[Step]:
    """All lines of both, each once and in order. What changed its place goes in one step and comes in another."""
    weights = _weights(old, new, table)
    kept = heaviest([Candidate(*pair, weight) for pair, weight in weights.items()])
    stays = [(candidate.old, candidate.new) for candidate in kept]
    gone, come = numbered(moves(old, new, sorted(weights, key=lambda pair: -weights[pair]), stays))
    i = j = 0
    for a, b in [*stays, (len(old), len(new))]:
        yield from (Step(old[at], None, gone.get(at, 0)) for at in range(i, a))
        yield from (Step(None, new[at], come.get(at, 0)) for at in range(j, b))
        if a < len(old):
            yield Step(old[a], new[b])
        i, j = a + 1, b + 1


def _weights(old: Sequence[Line], new: Sequence[Line], table: Table) -> dict[_Pair, float]:
    """The pairs of lines that correspond, wherever they stand."""
    weights: dict[_Pair, float] = {}
    for pair, weight in chain(_front(old, new), _provisions(old, new, table)):
        weights[pair] = max(weights.get(pair, 0.0), weight)
    return weights


def _front(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[_Pair, float]]:
    """题名, stage and the heading 目录 correspond, and so do the lines of the 题注 one by one."""
    for role in (*_ONCE, Role.NOTE):
        places = [[at for at, line in enumerate(lines) if line.role is role] for lines in (old, new)]
        yield from (((a, b), 1.0) for a, b in zip(*places, strict=False))


def _provisions(old: Sequence[Line], new: Sequence[Line], table: Table) -> Iterator[tuple[_Pair, float]]:
    here, there = _places(old), _places(new)
    entries = _places(old, entries=True), _places(new, entries=True)
    for row in table.rows:
        for ids, weight in _ids(row):
            for one, other in ((here, there), entries):
                if ids[0] in one and ids[1] in other:
                    pair = one[ids[0]], other[ids[1]]
                    if _may_meet(old[pair[0]], new[pair[1]]):
                        yield pair, weight


def _places(lines: Sequence[Line], *, entries: bool = False) -> dict[Id, int]:
    """Where each provision begins; in the 目录 when ``entries``."""
    return {
        place.id: at for at, line in enumerate(lines) if (line.role is Role.ENTRY) == entries for place in line.places
    }


def _ids(row: Row) -> Iterator[tuple[tuple[Id, Id], float]]:
    """The ids that correspond in the last two columns of a row; longer words weigh more."""
    old, new = row.cells[-2:]
    if old is None or new is None or old.id is None or new.id is None:
        return
    yield (old.id, new.id), _LEAST if old.lines or new.lines else 1.0 + len(new.heading)
    for pair in row.inner[-1]:
        if pair.old is not None and pair.new is not None:
            one, other = old.lines[pair.old], new.lines[pair.new]
            yield (one.id, other.id), 1.0 + min(len(one.words), len(other.words)) * (1.0 if pair.same else 0.5)


def _may_meet(old: Line, new: Line) -> bool:
    """A table or picture is kept whole or not at all."""
    if Role.BLOCK in (old.role, new.role):
        return old.role is new.role and old.raw == new.raw
    return True
