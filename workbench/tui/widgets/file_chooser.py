"""A line for a path, and below it what lies in the folder that is written so far."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from workbench.tui.widgets.folder import Entry, Folder, look
from workbench.tui.widgets.paths import Meant, path_of
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.widgets.row_list import RowList

#: Rows that are made; whoever has more writes a few characters.
MOST_ROWS = 300
_UP = Entry("..", True)


class FileChooser(Vertical):
    """``suffixes``: of the files that are offered. A path that is simply typed is taken as it is.

    The list has no cursor until ↓ or ↑ is pressed, so that Enter means what is typed until then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "point('move', 1)", "下一个", show=False),
        Binding("up", "point('move', -1)", "上一个", show=False),
        Binding("pagedown", "point('page', 1)", "下翻一页", show=False),
        Binding("pageup", "point('page', -1)", "上翻一页", show=False),
    ]
    DEFAULT_CSS = """
    FileChooser { height: auto; }
    FileChooser RowList { height: 25vh; min-height: 4; max-height: 12; padding: 0 1; }
    """

    def __init__(self, suffixes: Sequence[str], value: str = "", placeholder: str = "", *, id: str | None = None):
        super().__init__(id=id)
        self._suffixes, self._first, self._placeholder = tuple(suffixes), value, placeholder
        self._folder: Folder | None = None
        self._asked: str | None = None
        self._meant = Meant()

    def compose(self) -> ComposeResult:
        """The line above the list."""
        yield Input(self._first, self._placeholder, select_on_focus=False, compact=True)
        rows = RowList()
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        """List the folder one begins in."""
        self._follow()

    def focus(self, scroll_visible: bool = True) -> Self:
        """The caret in the line."""
        self.line.focus(scroll_visible)
        return self

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one(Input)

    @property
    def rows(self) -> RowList:
        """What can be chosen."""
        return self.query_one(RowList)

    @property
    def value(self) -> str:
        """The path that was written or chosen."""
        return self._meant.path(self._typed)

    @property
    def _typed(self) -> str:
        return self.line.value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another folder, or another part of the same."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        folder = os.path.split(self.value)[0]
        if folder == self._asked:
            self._show()
        else:
            self._asked, self._folder = folder, None
            self._show()
            self.run_worker(self._listed(path_of(folder)), group="listing", exclusive=True)

    async def _listed(self, folder: Path) -> None:
        self._folder = await asyncio.to_thread(look, folder, self._suffixes)
        self._show()

    def _show(self) -> None:
        self.rows.show(self._items())
        self.rows.cursor = -1
        self.rows.scroll_home(animate=False)

    def _items(self) -> Iterator[Item]:
        typed = os.path.split(self._typed)[1]
        if self._folder is None or self._folder.problem:
            yield plain(self._folder.problem if self._folder else "正在看这个文件夹……", kind="dim")
            return
        found = self._folder.found(typed)
        if not typed:
            yield Item((Piece("../", "mark"), Piece("  上一级", "dim")), _UP, whole=False)
        yield from (_item(entry) for entry in found[:MOST_ROWS])
        if not found:
            yield plain(f"没有这样的文件夹，也没有{'、'.join(self._suffixes)}文件。", kind="dim")
        if len(found) > MOST_ROWS or not self._folder.whole:
            yield plain("还有别的没有列出，写几个字缩小范围。", kind="dim")

    def action_point(self, what: str, step: int) -> None:
        """Move the cursor of the list while the caret stays in the line."""
        if self.rows.key is None:
            self.rows.action_edge(0 if step > 0 else -1)
        elif what == "move":
            self.rows.action_move(step)
        else:
            self.rows.action_page(step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: what the cursor is on, a folder that is written, or the only one left; else it is for the dialog."""
        entry = self.rows.key or self._only()
        if isinstance(entry, Entry):
            event.stop()
            self._take(entry)
        elif self._typed and path_of(self.value).is_dir():
            event.stop()
            self._write(os.path.join(self.value, ""))

    def _only(self) -> Entry | None:
        typed = os.path.split(self._typed)[1]
        entries = [item.key for item in self.rows.items if item.key is not None]
        if not typed or len(entries) != 1 or path_of(self.value).exists():
            return None
        return entries[0] if isinstance(entries[0], Entry) else None

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A click."""
        event.stop()
        self.line.focus()
        if isinstance(event.key, Entry):
            self._take(event.key)

    def _take(self, entry: Entry) -> None:
        """Open a folder, write down a file."""
        here = os.path.join(os.path.split(self.value)[0], "")
        if entry == _UP:
            self._write(os.path.join(os.path.dirname(os.path.abspath(path_of(here))), ""))
        else:
            self._write(here + entry.name + (os.sep if entry.is_folder else ""))

    def _write(self, path: str) -> None:
        self.line.value = self._meant.keep(path)
        self.line.cursor_position = len(self.line.value)


def _item(entry: Entry) -> Item:
    return Item((Piece(f"{entry.shown}/", "mark") if entry.is_folder else Piece(entry.shown),), entry, whole=False)
