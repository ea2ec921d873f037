"""The comparison table 修改对照表: rows in the order of the newest text, one column for each version."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.comparison.kinds import Kind
from workbench.comparison.line_stretches import LinePair
from workbench.comparison.shown_lines import ShownLine
from workbench.language.redline import Change
from workbench.model.identity import Id
from workbench.model.level import Level

Redline = tuple[Change, ...]
FRONT = ("题名", "题注")


class Cell(NamedTuple):
    """What one version has in a row. ``label``: the number alone (第十三条); ``text``: as shown, without it.

    ``id`` is "" for 题名 and 题注. ``remark``: 移至第×条, 由第×条移来, 拆分为第×条、第×条, 合并自第×条、第×条, or "".
    ``lines``: its 款 and 项, whose texts joined by line ends are ``text`` (a division begins with its name instead).
    ``partial``: the row holds only a part of the article.
    """

    label: str
    id: Id | None
    heading: str
    text: str
    remark: str = ""
    lines: tuple[ShownLine, ...] = ()
    partial: bool = False


class Row(NamedTuple):
    """One provision through all columns. ``cells``: one for each column, None where it has nothing.

    ``kind``: what happened from the first column to the last. For each pair of neighbouring columns: ``kinds`` (None
    where neither has anything), ``redlines`` and ``inner``, the lines that stand opposite each other. ``score`` 0 to 1
    is the least of its matches; ``confirmed``: by id, by override or beyond doubt.
    """

    kind: Kind
    score: float
    confirmed: bool
    level: Level
    cells: tuple[Cell | None, ...]
    kinds: tuple[Kind | None, ...]
    redlines: tuple[Redline, ...]
    inner: tuple[tuple[LinePair, ...], ...]
    note: str = ""

    @property
    def redline(self) -> Redline:
        """The redline of the last two columns that have something; all added or deleted where only one has."""
        return self.redlines[self.last_pair]

    @property
    def last_pair(self) -> int:
        """Which of the pairs of neighbouring columns that is."""
        if len(self.redlines) == 1:
            return 0
        filled = [place for place, cell in enumerate(self.cells) if cell is not None]
        last = filled[-1]
        return last - 1 if len(filled) > 1 or last == len(self.redlines) else last

    @property
    def is_front(self) -> bool:
        """Whether it is 题名 or 题注."""
        return self.level is Level.ROOT and all(cell is None or cell.label in FRONT for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: what each text is. ``typesetting``: places that differ in typesetting only, never marked.

    ``orders``: for each column the place of every unit in its own text, for the 目录.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    typesetting: int = 0
    orders: tuple[Mapping[Id, int], ...] = field(default=(), repr=False, compare=False)

    @property
    def statistics(self) -> dict[str, int]:
        """Rows by kind, from the first column to the last: articles and other provisions.

        题名, 题注 and 编章节 are not counted.
        """
        return _counted(row.kind for row in self._provisions)

    @property
    def steps(self) -> tuple[dict[str, int], ...]:
        """The same from each column to the next."""
        return tuple(_counted(row.kinds[place] for row in self._provisions) for place in range(len(self.columns) - 1))

    @property
    def _provisions(self) -> list[Row]:
        return [row for row in self.rows if row.kind is not Kind.DIVISION and not row.is_front]

    @property
    def doubtful(self) -> tuple[int, ...]:
        """The places of rows whose counterparts a person should confirm."""
        return tuple(place for place, row in enumerate(self.rows) if not row.confirmed)

    @property
    def is_unchanged(self) -> bool:
        """无差异: nothing in any row was amended, moved or renumbered."""
        return all(row.redline == () or not _differs(row) for row in self.rows)

    @property
    def is_unrelated(self) -> bool:
        """Whether fewer than one article in ten has a counterpart anywhere: probably the wrong files."""
        met = sum(sum(cell is not None for cell in row.cells) > 1 for row in self._provisions)
        return met * 10 < len(self._provisions)


def _counted(kinds: Iterable[Kind | None]) -> dict[str, int]:
    counts = Counter(kinds)
    return {kind.value: counts[kind] for kind in Kind if counts[kind]}


def _differs(row: Row) -> bool:
    if row.kind is Kind.DIVISION or row.is_front:
        return any(change.op != "=" for redline in row.redlines for change in redline)
    return any(kind not in (None, Kind.UNCHANGED) for kind in row.kinds)
