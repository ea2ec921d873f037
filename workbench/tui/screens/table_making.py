"""The making of a 修改对照表 for the screen: compared, arranged and laid out beside the thread that answers keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event
from typing import TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.rendering.comparison.sheet import Sheet
from workbench.session.comparing.previews import sheet_of
from workbench.session.comparing.tables import Compared, compare
from workbench.session.desk import Desk
from workbench.tui.failures import problem_of, sentence
from workbench.tui.previews.grid import grid, looks_of
from workbench.tui.previews.sheet_view import SheetView
from workbench.tui.previews.wish import Wish
from workbench.tui.screens.deeds import DeedScreen
from workbench.tui.widgets.pieces import fitted

T = TypeVar("T")
#: Seconds after which another width is laid out.
_SOON = 0.1


class TableMaking(DeedScreen):
    """Shows what ``wish`` asks for; ``renew`` makes it again."""

    DEFAULT_CSS = "TableMaking SheetView { height: 1fr; padding: 0; }"

    def __init__(self, desk: Desk, slug: str, wish: Wish) -> None:
        super().__init__()
        self.desk, self.slug, self.wish = desk, slug, wish
        self.found: Compared | None = None
        self.sheet: Sheet | None = None
        self._stop = Event()
        self._later: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, table, keys."""
        yield Static("", id="head", markup=False)
        yield SheetView(id="sheet")
        yield from self.lines_below()

    def on_mount(self) -> None:
        """Begin to compare."""
        self.view.focus()
        self.show_footer()
        self.renew(compare_anew=True)

    @property
    def view(self) -> SheetView:
        """The table."""
        return self.query_one(SheetView)

    def on_unmount(self) -> None:
        """Nobody wants what is still being made."""
        self._stop.set()

    def on_resize(self) -> None:
        """Rows depend on the width."""
        self.show_footer()
        self._show_head()
        if self.sheet is not None:
            if self._later is not None:
                self._later.stop()
            self._later = self.set_timer(_SOON, lambda: self.run_worker(self._lay_out(), group="made", exclusive=True))

    def renew(self, *, compare_anew: bool) -> None:
        """Make it again for another wish; what is still being made is no longer wanted."""
        self._stop.set()
        self._stop = Event()
        self.run_worker(self._made(compare_anew), group="made", exclusive=True)

    async def _made(self, compare_anew: bool) -> None:
        """Compare if need be, arrange, lay out: each off the thread that answers keys."""
        progress = Progress(lambda words: self.call_later(self.say, f"{words}……"), self._stop.is_set)
        wish = self.wish
        try:
            if compare_anew or self.found is None:
                self.found = await self._beside(lambda: compare(self.desk.workspace.root, wish.wanted, progress))
            found = self.found
            self.sheet = await self._beside(lambda: sheet_of(found, wish.options, progress))
        except Cancelled:
            return
        except Exception as error:
            self._failed(error)
            return
        await self._lay_out()
        self.say(self._said())

    async def _beside(self, work: Callable[[], T]) -> T:
        return await asyncio.to_thread(work)

    def _failed(self, error: Exception) -> None:
        self.say(f"{sentence(problem_of(error))}按 F2 另选文本。", "bad")
        self._show_head()

    async def _lay_out(self) -> None:
        sheet, view = self.sheet, self.view
        if sheet is None:
            return
        label = sheet.rows[view.here].label if 0 <= view.here < len(sheet.rows) else ""
        made = await asyncio.to_thread(grid, sheet, view.room)
        if sheet is self.sheet and self.is_attached:
            row = next((n for n, one in enumerate(sheet.rows) if one.label == label), -1) if view.row >= 0 else -1
            view.show(made, looks_of(sheet), row)
            self._show_head()

    def _show_head(self) -> None:
        names = " → ".join(self.found.table.columns) if self.found else "……"
        options = self.wish.options
        how = f"{options.marks}，未改的{options.unchanged}" + ("，折叠" if options.fold else "")
        words = f"修改对照表（{len(self.changes())} 处修改）：{names} ─ {how}"
        self.query_one("#head", Static).update(Content(fitted(words, max(self.size.width - 2, 20))))

    def changes(self) -> list[int]:
        """The rows in which something was amended."""
        rows = self.sheet.rows if self.sheet else ()
        return [number for number, row in enumerate(rows) if row.is_changed]

    def _said(self) -> str:
        assert self.sheet is not None
        doubts = sum(not row.is_sure for row in self.sheet.rows)
        doubtful = f"有 {doubts} 行的对应关系请核对（Ctrl+G 写「核对」）。" if doubts else ""
        return "".join((*self.sheet.notices, doubtful)) or "F8 到下一处修改，Enter 到这一条去改。"
