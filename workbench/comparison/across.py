"""Several instruments on one subject side by side: provisions correspond by what they say, in any order.

Two provisions are 对应 when each is the other's best and their similarity is at least ``CORRESPONDS``, or when one is
the other's best with at least ``SECOND`` (one provision here, several there); 候选, for a person to judge, when each
is the other's best with at least ``CANDIDATE``.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from workbench.comparison.similarity import Candidate, Similarity
from workbench.comparison.version import Unit, Version
from workbench.model.identity import Id

CORRESPONDS, SECOND, CANDIDATE = 0.12, 0.2, 0.06
_MOST = 12


class Bond(StrEnum):
    """How sure a correspondence is."""

    CORRESPONDS = "对应"
    CANDIDATE = "候选"


class Place(NamedTuple):
    """A provision of one of the instruments."""

    column: int
    id: Id


class Correspondence(NamedTuple):
    """Two provisions of different instruments; ``score`` 0 to 1."""

    one: Place
    other: Place
    score: float
    bond: Bond


@dataclass(frozen=True, slots=True)
class AcrossRow:
    """One provision of the guiding instrument with all that correspond to it. ``cells``: ids, one tuple a column.

    ``links`` are its correspondences; a row without any holds a provision that only its instrument has. A provision
    that corresponds to several of the guide stands in the row of each.
    """

    guide: Place
    cells: tuple[tuple[Id, ...], ...]
    links: tuple[Correspondence, ...]

    @property
    def is_alone(self) -> bool:
        """Whether only one of the instruments has it."""
        return not self.links


@dataclass(frozen=True, slots=True)
class Across:
    """``rows``: the first instrument in its order, then what it lacks, guided by the next one that has it."""

    versions: tuple[Version, ...]
    links: tuple[Correspondence, ...]
    rows: tuple[AcrossRow, ...]


def across(versions: Sequence[Version]) -> Across:
    """Put the provisions of two or more instruments side by side, the first one being the guide."""
    links = tuple(
        link
        for one, other in combinations(range(len(versions)), 2)
        for link in _pair(one, versions[one], other, versions[other])
    )
    return Across(tuple(versions), links, tuple(_rows(versions, links)))


def _pair(one: int, left: Version, other: int, right: Version) -> Iterator[Correspondence]:
    """The correspondences of two instruments, by place in the first."""
    measured = Similarity([said(left, unit) for unit in left.articles], [said(right, unit) for unit in right.articles])
    candidates = measured.candidates(CANDIDATE, _MOST)
    best_left, best_right = _best(candidates, 0), _best(candidates, 1)
    for found in sorted(candidates):
        leads = found.score >= best_left[found.old], found.score >= best_right[found.new]
        bond = _bond(found.score, leads)
        if bond is not None:
            ends = Place(one, left.articles[found.old].id), Place(other, right.articles[found.new].id)
            yield Correspondence(*ends, round(found.score, 4), bond)


def said(version: Version, unit: Unit) -> str:
    """What an article says, its 条旨 included."""
    heading = unit.provision.heading
    return (heading.words + "\n" if heading else "") + version.unit_key(unit)


def _best(candidates: Sequence[Candidate], side: int) -> dict[int, float]:
    best: dict[int, float] = defaultdict(float)
    for found in candidates:
        place = found[side]
        best[int(place)] = max(best[int(place)], found.score)
    return best


def _bond(score: float, leads: tuple[bool, bool]) -> Bond | None:
    if all(leads):
        return Bond.CORRESPONDS if score >= CORRESPONDS else Bond.CANDIDATE
    return Bond.CORRESPONDS if any(leads) and score >= SECOND else None


def _rows(versions: Sequence[Version], links: Sequence[Correspondence]) -> Iterator[AcrossRow]:
    shown: set[Place] = set()
    for column, version in enumerate(versions):
        for unit in version.articles:
            guide = Place(column, unit.id)
            if guide not in shown:
                row = _row(guide, versions, [link for link in links if guide in link[:2]])
                shown.update(Place(at, id) for at, ids in enumerate(row.cells) for id in ids)
                yield row


def _row(guide: Place, versions: Sequence[Version], links: Sequence[Correspondence]) -> AcrossRow:
    cells: list[list[Id]] = [[] for _ in versions]
    cells[guide.column].append(guide.id)
    kept = [link for link in links if max(link.one.column, link.other.column) > guide.column]
    kept = [link for link in kept if min(link.one.column, link.other.column) == guide.column]
    for link in kept:
        cells[link.other.column].append(link.other.id)
    ordered = (sorted(ids, key=version.order.__getitem__) for ids, version in zip(cells, versions, strict=True))
    return AcrossRow(guide, tuple(map(tuple, ordered)), tuple(links))
