"""The 修改对照表 as it will be printed: to be looked through, arranged otherwise, and exported."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.rendering.comparison.sheet import Place, Sheet
from workbench.session.comparing.previews import sheet_of
from workbench.session.comparing.tables import Compared, compare
from workbench.session.desk import Desk
from workbench.tui.pinyin import matches
from workbench.tui.previews.grid import grid, looks_of
from workbench.tui.previews.sheet_view import SheetView
from workbench.tui.previews.wish import Wish
from workbench.tui.screens.deeds import COMMON, Deed, DeedScreen, bindings
from workbench.tui.screens.listing import Finder
from workbench.tui.widgets.pieces import Item, Piece, fitted

T = TypeVar("T")
DEEDS = (
    *COMMON,
    Deed("sides", "文本", "f2", "选哪几个文本并排：审次、存过的版本、手头的草案、文件。"),
    Deed("marks", "标记", "f3", "换一种标记：黑体加阴影、下划线删除线、红字、文字标记。"),
    Deed("unchanged", "未改的", "f4", "没有修改的条文：全文、同左、略去。"),
    Deed("fold", "折叠", "f5", "没有修改的章，只印一行「本章未修改」，或者照印。", footer=False),
    Deed("columns", "表头", "f6", "表名、各栏名称、说明栏、制表单位、日期、会议文件编号。"),
    Deed("summary", "汇总", "f7", "表前带不带修改情况汇总。", footer=False),
    Deed("next_change", "下一处", "f8,alt+down", "到下一处修改。"),
    Deed("previous_change", "上一处", "shift+f8,alt+f8,alt+up", "到上一处修改。", footer=False),
    Deed("go_to", "跳到", "ctrl+g", "从各条的清单里选一条跳过去，写条号、种类或者拼音首字母。"),
    Deed("export", "导出", "ctrl+e", "照这里的样子导出：docx、xlsx、pdf、html、md、json，也可以导出花脸稿、修订稿。"),
)
#: Seconds after which another width is laid out.
_SOON = 0.1


class TableScreen(DeedScreen):
    """Answers the label of the row on which Enter was pressed, or None; ``wish`` is what was last asked for."""

    TITLE_OF = "修改对照表"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))
    DEFAULT_CSS = "TableScreen SheetView { height: 1fr; padding: 0; }"

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
        self._renew(compare_anew=True)

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

    def _renew(self, *, compare_anew: bool) -> None:
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
        from workbench.tui.failures import problem_of, sentence

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
        words = f"修改对照表：{names} ─ {how} ─ {len(self._changes())} 处修改"
        self.query_one("#head", Static).update(Content(fitted(words, max(self.size.width - 2, 20))))

    def _changes(self) -> list[int]:
        rows = self.sheet.rows if self.sheet else ()
        return [number for number, row in enumerate(rows) if row.is_changed]

    def _said(self) -> str:
        assert self.sheet is not None
        doubts = sum(not row.is_sure for row in self.sheet.rows)
        doubtful = f"有 {doubts} 行的对应关系请核对（Ctrl+G 写「核对」）。" if doubts else ""
        return "".join((*self.sheet.notices, doubtful)) or "F8 到下一处修改，Enter 到这一条去改。"

    async def do_sides(self) -> None:
        """Other texts."""
        from workbench.tui.screens.sides import Sides, all_readings

        readings = await asyncio.to_thread(all_readings, self.desk, self.slug)
        chosen = await self.app.push_screen_wait(Sides(readings, self.wish.wanted.words))
        if chosen is not None and chosen != self.wish.wanted.words:
            self.wish = replace(self.wish, wanted=replace(self.wish.wanted, words=chosen, titles=()))
            self._renew(compare_anew=True)

    async def do_marks(self) -> None:
        """Another profile."""
        self._arrange(self.wish.turned_marks())

    async def do_unchanged(self) -> None:
        """Whole, 同左, left out."""
        self._arrange(self.wish.turned_unchanged())

    async def do_fold(self) -> None:
        """Fold or unfold."""
        self._arrange(self.wish.folded())

    async def do_summary(self) -> None:
        """With or without."""
        self._arrange(self.wish.summed())

    def _arrange(self, wish: Wish) -> None:
        self.wish = wish
        self._renew(compare_anew=False)

    async def do_columns(self) -> None:
        """What stands above the table."""
        from workbench.tui.screens.table_heads import ask_for_heads

        wish = await ask_for_heads(self.app, self.wish, self.found.table.columns if self.found else ())
        if wish is not None:
            again = wish.wanted != self.wish.wanted
            self.wish = wish
            self._renew(compare_anew=again)

    async def do_next_change(self) -> None:
        """On."""
        self._to_change(1)

    async def do_previous_change(self) -> None:
        """Back."""
        self._to_change(-1)

    def _to_change(self, step: int) -> None:
        changes, here = self._changes(), self.view.here if self.view.row >= 0 or self.view.scroll_offset.y else -1
        ahead = [n for n in changes if n > here] if step > 0 else [n for n in reversed(changes) if n < here]
        if not changes:
            self.say("各栏文本没有不同。")
        elif not ahead:
            self.say("后面没有修改了。" if step > 0 else "前面没有修改了。", "bad")
        else:
            self._point(ahead[0])

    def _point(self, row: int) -> None:
        assert self.sheet is not None
        self.view.point(row)
        one, changes = self.sheet.rows[row], self._changes()
        which = f"第 {changes.index(row) + 1} 处，共 {len(changes)} 处：" if row in changes else ""
        self.say(f"{which}{one.label}（{one.kind}）")

    async def do_go_to(self) -> None:
        """From the list of rows."""
        chosen = await self.app.push_screen_wait(
            Finder("跳到", self._found, "条号、种类（新增、删除……）或者拼音首字母")
        )
        if isinstance(chosen, int):
            self._point(chosen)

    def _found(self, typed: str) -> Iterator[Item]:
        for number, row in enumerate(self.sheet.rows if self.sheet else ()):
            was = f"（{row.origin}）" if row.origin else ""
            doubt = "" if row.is_sure else "  请核对"
            if row.place is not Place.FOLDED and matches(typed, f"{row.label}{was}{row.kind}{doubt}"):
                name = Piece(f"{row.label}{was}", "strong" if row.is_changed else "")
                kind = Piece(f"  {row.kind}", "mark" if row.is_changed else "dim")
                yield Item((name, kind, Piece(doubt, "warn")), number, whole=False)

    def on_sheet_view_opened(self, event: SheetView.Opened) -> None:
        """Answer the label."""
        assert self.sheet is not None
        self.dismiss(self.sheet.rows[event.row].label)

    async def do_export(self) -> None:
        """A file of it."""
        from workbench.tui.screens.table_export import export_table_dialog

        if self.found is None:
            self.say("对照表还没有做好。", "bad")
            return
        told = await export_table_dialog(self.app, self.found, self.wish.options)
        if told:
            self.say(*told)
