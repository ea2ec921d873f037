"""The outline 目录: every 编, 章, 节 and 条 with its number, name and marks; divisions fold.

One row for each unit, and words only for the rows that are painted: a code of 1,300 articles costs nothing.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.geometry import Size

from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.problems import Severity
from workbench.model.provision import Provision
from workbench.session.view import View
from workbench.tui.widgets.pieces import Piece, Row
from workbench.tui.widgets.row_list import RowList

EDITED = "✎"
#: Two sides wrote different things, and nobody has decided.
CONTESTED = "⇄"
#: In front of the number of opinions, and of amendments, that nobody has decided on.
WAITING = ("●", "◆")
_SIGNS = {
    Severity.ERROR: Piece(" ✗", "bad"),
    Severity.WARNING: Piece(" !", "warn"),
    Severity.HINT: Piece(" ·", "dim"),
}
FOLDS = (
    ("left", "fold(True)", "收起；已收起时到上一级"),
    ("right", "fold(False)", "展开；已展开时到下一级"),
    ("space", "turn", "展开或者收起"),
)
_OPENING = 20


class Unit(NamedTuple):
    """A row. ``holds``: units stand in it."""

    id: Id
    depth: int
    holds: bool


class Outline(RowList):
    """``refill`` gives it the draft; folding is its own affair."""

    FOLLOWS = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding(*fold, show=False) for fold in FOLDS]

    def __init__(self, *, id: str | None = None) -> None:
        self._units: list[Unit] = []
        self._view: View | None = None
        self._folded: set[Id] = set()
        self._edited: frozenset[Id] = frozenset()
        self._trouble: Mapping[Id, Severity] = {}
        self._contested: frozenset[Id] = frozenset()
        self._waiting: tuple[Mapping[Id, int], Mapping[Id, int]] = ({}, {})
        super().__init__(id=id)

    def refill(self, view: View, edited: frozenset[Id], here: Id | None = None) -> None:
        """Another state of the draft: numbers moved, provisions came or went."""
        self._view, self._edited = view, edited
        self._draw(here)

    def mark(self, trouble: Mapping[Id, Severity], contested: frozenset[Id]) -> None:
        """Other problems; other units with conflicts of merges."""
        self._trouble, self._contested = trouble, contested
        self.refresh()

    def count(self, opinions: Mapping[Id, int], amendments: Mapping[Id, int]) -> None:
        """Other numbers of opinions and amendments that wait, by unit."""
        if (opinions, amendments) != self._waiting:
            self._waiting = (opinions, amendments)
            self.refresh()

    def reveal(self, id: Id) -> None:
        """Unfold what hides a unit, and put the cursor there."""
        if self._view is None or id not in self._view.labels:
            return
        around = {node.id for node in self._view.labels.ancestors(id)} - {id}
        if around & self._folded:
            self._folded -= around
            self._draw(id)
        self.put_cursor(id)

    def rows(self) -> Iterator[str]:
        """Every row as text."""
        return ("".join(piece.words for piece in self._pieces(unit)) for unit in self._units)

    def _draw(self, here: Id | None) -> None:
        kept = self.key if here is None else here
        self._units = []
        if self._view:
            self._gather(self._view.instrument.root, 0)
        self._lay_out_again(kept, here is not None)

    def _gather(self, outer: Provision, depth: int) -> None:
        for child in outer.children:
            if child.level is Level.ARTICLE:
                self._units.append(Unit(child.id, depth, False))
            elif child.level not in BODY:
                self._units.append(Unit(child.id, depth, any(inner.level not in BODY for inner in child.children)))
                if child.id not in self._folded:
                    self._gather(child, depth + 1)

    def _count(self) -> int:
        return len(self._units)

    def _key(self, number: int) -> object:
        return self._units[number].id

    def _lay_out(self) -> None:
        self._laid = self.scrollable_content_region.width or self.size.width
        self._first = list(range(len(self._units)))
        self.virtual_size = Size(self._laid, len(self._units))
        self._show_cursor()
        self.refresh()

    def _row(self, number: int) -> tuple[int, Row] | None:
        if not 0 <= number < len(self._units):
            return None
        return number, tuple(self._pieces(self._units[number]))

    def _pieces(self, unit: Unit) -> Iterator[Piece]:
        assert self._view is not None
        heading, label = self._view.node(unit.id).heading, self._view.labels.own(unit.id)
        words = heading.words if heading else ""
        sign = ("▸ " if unit.id in self._folded else "▾ ") if unit.holds else "  "
        yield Piece("  " * unit.depth + sign, "dim")
        yield Piece(label if label != words else "", "strong" if unit.holds else "")
        if unit.id in self._edited:
            yield Piece(f" {EDITED}", "mark")
        for sign, waiting in zip(WAITING, self._waiting, strict=True):
            if waiting.get(unit.id):
                yield Piece(f" {sign}{waiting[unit.id]}", "warn")
        if unit.id in self._contested:
            yield Piece(f" {CONTESTED}", "bad")
        if unit.id in self._trouble:
            yield _SIGNS[self._trouble[unit.id]]
        yield Piece(f" {words or self._opening(unit.id)}", "strong" if unit.holds else "dim")

    def _opening(self, id: Id) -> str:
        assert self._view is not None
        own = (child for child in self._view.node(id).children if child.level in BODY)
        first = next((node for child in own for node in child.walk() if node.text), None)
        return self._view.wording.text(first.id)[:_OPENING] if first else ""

    def action_fold(self, fold: bool) -> None:
        """Fold or unfold what stands under the cursor, or go one step out or in."""
        if not 0 <= self.cursor < len(self._units):
            return
        unit = self._units[self.cursor]
        if unit.holds and (unit.id in self._folded) != fold:
            self.action_turn()
        elif fold:
            outer = [n for n in range(self.cursor) if self._units[n].depth < unit.depth]
            self._go(outer[-1] if outer else self.cursor)
        elif unit.holds:
            self.action_move(1)

    def action_turn(self) -> None:
        """Fold what is open, unfold what is folded."""
        if isinstance(self.key, str):
            self._folded ^= {Id(self.key)}
            self._draw(None)
