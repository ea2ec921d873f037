"""Entries on the left, and on the right the one under the cursor; one below the other where columns are few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.tui.screens.deeds import DeedScreen
from workbench.tui.widgets.pieces import Item, fitted
from workbench.tui.widgets.row_list import RowList

_NARROW = 100


class Beside(DeedScreen):
    """The keys of entries are their numbers; ``show_one`` fills the right side."""

    DEFAULT_CSS: ClassVar[str] = """
    Beside #list { width: 32%; height: 1fr; border-right: solid $panel; }
    Beside #shown { width: 1fr; height: 1fr; padding: 0 1; }
    Beside.narrow Horizontal { layout: vertical; }
    Beside.narrow #list { width: 1fr; height: auto; max-height: 5; border: none; border-bottom: solid $panel; }
    """

    def compose(self) -> ComposeResult:
        """Title, the two sides, keys."""
        yield Static("", id="head", markup=False)
        with Horizontal():
            yield RowList(id="list")
            yield RowList(id="shown")
        yield from self.lines_below()

    def on_resize(self) -> None:
        """Few columns: one below the other."""
        self.set_class(self.size.width < _NARROW, "narrow")
        self.show_footer()
        self.show_head()

    @property
    def number(self) -> int:
        """Which entry is pointed at."""
        key = self.query_one("#list", RowList).key
        return key if isinstance(key, int) else 0

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Show the one that is pointed at."""
        if event.rows.id == "list" and isinstance(event.key, int):
            self.show_one(event.key)

    def list_all(self, items: Iterable[Item], number: int) -> None:
        """Other entries, the cursor on one of them."""
        self.query_one("#list", RowList).show(items, number)

    def lay_beside(self, items: Iterable[Item]) -> None:
        """Other words on the right side."""
        self.query_one("#shown", RowList).show(items)

    def head(self, words: str) -> None:
        """The title, as far as there is room."""
        self.query_one("#head", Static).update(Content(fitted(words, max(self.size.width - 2, 20))))

    def show_head(self) -> None:
        """Say again what stands in the title."""
        raise NotImplementedError

    def show_one(self, number: int) -> None:
        """Show an entry on the right side."""
        raise NotImplementedError
