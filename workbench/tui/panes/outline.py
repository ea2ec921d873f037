"""The outline 目录: every 编, 章, 节 and 条 with its number, name and marks; divisions fold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbench.model.identity import Id
from workbench.model.problems import Severity
from workbench.session.printing import Entry
from workbench.tui.widgets.pieces import Item, Piece
from workbench.tui.widgets.row_list import RowList

EDITED = "✎"
_SIGNS = {
    Severity.ERROR: Piece("✗", "bad"),
    Severity.WARNING: Piece("!", "warn"),
    Severity.HINT: Piece("·", "dim"),
}
FOLDS = (
    ("left", "fold(True)", "收起；已收起时到上一级"),
    ("right", "fold(False)", "展开；已展开时到下一级"),
    ("space", "turn", "展开或者收起"),
)


class Outline(RowList):
    """``refill`` gives it the entries; folding is its own affair."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(*fold, show=False) for fold in FOLDS]
    FOLLOWS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._folded: set[Id] = set()
        self._edited: frozenset[Id] = frozenset()
        self._trouble: Mapping[Id, Severity] = {}

    def refill(self, entries: Iterable[Entry], edited: frozenset[Id], here: Id | None = None) -> None:
        """Other entries: numbers moved, provisions came or went."""
        self._entries, self._edited = tuple(entries), edited
        self._draw(here)

    def mark(self, trouble: Mapping[Id, Severity]) -> None:
        """Other problems."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._draw(None)

    def reveal(self, id: Id) -> None:
        """Unfold what hides a unit, and put the cursor there."""
        around = self._around(id)
        if around & self._folded:
            self._folded -= around
            self._draw(id)
        self.put_cursor(id)

    def _around(self, id: Id) -> set[Id]:
        open_ones: list[Entry] = []
        for entry in self._entries:
            del open_ones[entry.depth :]
            if entry.id == id:
                return {outer.id for outer in open_ones}
            open_ones.append(entry)
        return set()

    def _draw(self, here: Id | None) -> None:
        self.show(self._items(), here)

    def _items(self) -> Iterator[Item]:
        hidden: int | None = None
        for number, entry in enumerate(self._entries):
            if hidden is not None and entry.depth > hidden:
                continue
            hidden = entry.depth if entry.id in self._folded else None
            yield Item(tuple(self._pieces(entry, self._holds(number))), entry.id, whole=False)

    def _holds(self, number: int) -> bool:
        following = self._entries[number + 1 : number + 2]
        return bool(following) and following[0].depth > self._entries[number].depth

    def _pieces(self, entry: Entry, holds: bool) -> Iterator[Piece]:
        sign = ("▸ " if entry.id in self._folded else "▾ ") if holds else "  "
        yield Piece("  " * entry.depth + sign, "dim")
        yield Piece(entry.label if entry.label != entry.heading else "", "strong" if holds else "")
        if entry.id in self._edited:
            yield Piece(" " + EDITED, "mark")
        if entry.id in self._trouble:
            sign_of = _SIGNS[self._trouble[entry.id]]
            yield Piece(" " + sign_of.words, sign_of.kind)
        if entry.heading or entry.opening:
            yield Piece(" " + (entry.heading or entry.opening), "strong" if holds else "dim")

    def action_fold(self, fold: bool) -> None:
        """Fold or unfold what stands under the cursor, or go one step out or in."""
        here = next((number for number, entry in enumerate(self._entries) if entry.id == self.key), None)
        if here is None:
            return
        entry = self._entries[here]
        if self._holds(here) and (entry.id in self._folded) != fold:
            self.action_turn()
        elif fold:
            outer = [e for e in self._entries[:here] if e.depth < entry.depth]
            self._to(outer[-1].id if outer else None)
        elif self._holds(here):
            self.action_move(1)

    def _to(self, id: Id | None) -> None:
        if id is not None and self.put_cursor(id):
            self.post_message(self.Moved(self, id))

    def action_turn(self) -> None:
        """Fold what is open, unfold what is folded."""
        if isinstance(self.key, str):
            self._folded ^= {Id(self.key)}
            self._draw(None)
