"""Provisions side by side with what they share: the same for every format."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.comparison.across import Across, AcrossRow, Bond, Correspondence, Place
from workbench.comparison.passages import Passage, shared
from workbench.model.identity import Id


@dataclass(frozen=True, slots=True)
class Shown:
    """An article as printed. ``passages``: stretches of ``text`` that stand word for word opposite it too."""

    place: Place
    label: str
    heading: str
    text: str
    passages: tuple[Passage, ...]


def text(found: Across, place: Place) -> str:
    """The words of an article, one 款 or 项 a line, with their marks."""
    version = found.versions[place.column]
    lines = version.units[place.id].lines
    return "\n".join(version.labels.mark(line.id) + version.words(line) for line in lines)


def label(found: Across, place: Place) -> str:
    """第六条, as its own instrument numbers it."""
    return found.versions[place.column].labels.own(place.id)


def shown(found: Across, row: AcrossRow) -> tuple[tuple[Shown, ...], ...]:
    """The articles of a row, column by column; the guide shares with all the others, each of them with the guide."""
    texts = {Place(column, id): text(found, Place(column, id)) for column, ids in enumerate(row.cells) for id in ids}
    others = [place for place in texts if place != row.guide]
    passages = {place: shared(texts[place], texts[row.guide]) for place in others}
    passages[row.guide] = _united([run for place in others for run in shared(texts[row.guide], texts[place])])
    return tuple(
        tuple(_shown(found, Place(column, id), texts, passages) for id in ids) for column, ids in enumerate(row.cells)
    )


def _shown(found: Across, place: Place, texts: dict[Place, str], passages: dict[Place, tuple[Passage, ...]]) -> Shown:
    heading = found.versions[place.column].units[place.id].provision.heading
    return Shown(place, label(found, place), heading.words if heading else "", texts[place], passages[place])


def _united(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The same characters as stretches that do not meet."""
    covered = sorted({at for start, end in passages for at in range(start, end)})
    edges = [place for place, (one, other) in enumerate(pairwise(covered), 1) if other != one + 1]
    bounds = pairwise([0, *edges, len(covered)]) if covered else ()
    return tuple(Passage(covered[start], covered[end - 1] + 1) for start, end in bounds)


def links(row: AcrossRow) -> list[tuple[Place, Correspondence]]:
    """What corresponds to the guide among the articles of a row, by column."""
    here = {Place(column, id) for column, ids in enumerate(row.cells) for id in ids}
    found = [(link.other if link.one == row.guide else link.one, link) for link in row.links]
    return sorted([(place, link) for place, link in found if place in here], key=lambda pair: pair[0])


def alone(found: Across, column: int) -> list[Id]:
    """The articles that only this instrument has, in order."""
    linked = {place for link in found.links for place in link[:2]}
    return [unit.id for unit in found.versions[column].articles if Place(column, unit.id) not in linked]


def count(found: Across, bond: Bond) -> int:
    """How many correspondences there are of a kind."""
    return sum(link.bond is bond for link in found.links)
