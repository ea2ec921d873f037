"""What somebody wants to see compared and how; kept while the program runs, so that the table opens as it was left."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from workbench.rendering.comparison.options import Marks, TableOptions, Unchanged
from workbench.session.comparing.previews import readings
from workbench.session.comparing.sides import IN_HAND
from workbench.session.comparing.tables import Wanted
from workbench.session.desk import Desk
from workbench.session.reading.history import Version, versions

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wish:
    """``wanted``: the texts; ``options``: how the table looks."""

    wanted: Wanted
    options: TableOptions = field(default_factory=TableOptions)

    def turned_marks(self) -> "Wish":
        """The next profile of marks."""
        return replace(self, options=replace(self.options, marks=_next(self.options.marks, Marks)))

    def turned_unchanged(self) -> "Wish":
        """Articles that were not amended: whole, 同左, left out."""
        return replace(self, options=replace(self.options, unchanged=_next(self.options.unchanged, Unchanged)))

    def folded(self) -> "Wish":
        """Chapters that were not amended on one line, or not."""
        return replace(self, options=replace(self.options, fold=not self.options.fold))

    def summed(self) -> "Wish":
        """With 修改情况汇总, or without."""
        return replace(self, options=replace(self.options, summary=not self.options.summary))


def _next(value: _Choice, values: type[_Choice]) -> _Choice:
    known = list(values)
    return known[(known.index(value) + 1) % len(known)]


def first_wish(desk: Desk, slug: str) -> Wish:
    """The last stage beside the draft in hand; without stages, the first version."""
    *stages, hand = readings(desk, slug)
    if stages:
        return Wish(Wanted((stages[-1], hand)))
    first = versions(desk.workspace, slug)[-1]
    return Wish(Wanted((f"{slug}@{first.commit}", hand), (version_title(first), IN_HAND)))


def version_title(version: Version) -> str:
    """What the column of a version that is no stage is called: 「2026-11-22 19:02 存的版本」."""
    return f"{version.when[:16].replace('T', ' ')} 存的版本"
