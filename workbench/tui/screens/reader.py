"""The whole text: to be read from end to end, or on pages as it will be printed; the one way to see a stage."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.rendering.options import ExportOptions
from workbench.session.reading.searching import find
from workbench.session.view import View
from workbench.tui.previews.paper import WIDTH, Page, pages
from workbench.tui.previews.reading import reading_items
from workbench.tui.screens.deeds import COMMON, Deed, DeedScreen, bindings
from workbench.tui.screens.listing import Finder
from workbench.tui.widgets.pieces import Item, Piece, fitted, plain
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.finding import found_places, hit_items
from workbench.tui.work.places import unit_of_place

DEEDS = (
    *COMMON,
    Deed("paged", "分页", "f7", "按打印的样子分页看，或者连着看。"),
    Deed("headings", "条旨", "f2", "打印时带不带条旨。"),
    Deed("attachments", "附带材料", "f4", "打印时带不带附带材料。", footer=False),
    Deed("go_to", "到第…条", "ctrl+g", "写出条号、条旨或者拼音首字母，跳过去。"),
    Deed("find", "查找", "ctrl+f", "在全文里查找，边写边列出每一处。"),
    Deed("find_next", "下一处", "f3", "到下一处查找的文字。", footer=False),
    Deed("export", "导出", "ctrl+e", "导出正文，条旨和附带材料照这里的选择。"),
    Deed("quit", "退出", "ctrl+q", "退出程序；没有存版的修改都在，下次打开接着改。", footer=False),
)


class Reader(DeedScreen):
    """Answers the article on which Enter was pressed, or None. ``stage``: what is shown, when nothing can be edited."""

    TITLE_OF = "全文"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))
    DEFAULT_CSS = """
    Reader { background: $surface; }
    Reader #leaf { align: center top; height: 1fr; }
    Reader RowList { max-width: 90; height: 1fr; padding: 0 2; }
    Reader.paged RowList { max-width: 67; }
    """

    def __init__(self, view: View, name: str, here: Id, *, stage: str = "", paged: bool = False) -> None:
        super().__init__()
        self.view, self.name_of_file, self._here, self.stage = view, name, here, stage
        self._paged, self.options, self._words = paged, ExportOptions(), ""

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Static("", id="head", markup=False)
        with Horizontal(id="leaf"):
            yield RowList(id="text")
        yield from self.lines_below()

    def on_mount(self) -> None:
        """Begin where one works."""
        self.query_one(RowList).focus()
        self.show_footer()
        self.run_worker(self._fill(self._here), group="filling", exclusive=True)

    async def _fill(self, here: Id) -> None:
        """The text anew, made off the thread that answers keys."""
        self.set_class(self._paged, "paged")
        items, count = await asyncio.to_thread(self._items)
        self.query_one(RowList).show(items, here)
        self._head(count)

    def _items(self) -> tuple[list[Item], int]:
        if not self._paged:
            return list(reading_items(self.view, self._words)), 0
        made = pages(self.view, self.options)
        return list(page_items(made)), len(made)

    def _head(self, count: int) -> None:
        front = f"只读：{self.stage} ─ " if self.stage else ""
        shown = f"打印预览，约 {count} 页" if self._paged else "全文"
        words = f"{front}{shown}：{self.view.instrument.title}"
        self.query_one("#head", Static).update(Content(fitted(words, max(self.size.width - 2, 20))))

    @property
    def here(self) -> Id:
        """The unit under the cursor."""
        key = self.query_one(RowList).key
        return Id(key) if isinstance(key, str) else self._here

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Answer; a stage cannot be edited."""
        if self.stage:
            self.say(f"「{self.stage}」是定下来的审次，只能看。要修改，用 workbench 打开现在的草案。", "bad")
        else:
            self.dismiss(event.key)

    async def do_back(self) -> None:
        """Back to the desk; from a stage, out of the program."""
        if self.stage:
            self.app.exit()
        else:
            self.dismiss(None)

    async def do_quit(self) -> None:
        """Out of the program."""
        self.app.exit()

    async def do_paged(self) -> None:
        """Pages, or not."""
        self._paged = not self._paged
        await self._fill(self.here)

    async def do_headings(self) -> None:
        """With or without 条旨, on pages."""
        await self._print(ExportOptions(not self.options.headings, self.options.with_attachments))
        self.say("带条旨。" if self.options.headings else "不带条旨。")

    async def do_attachments(self) -> None:
        """With or without 附带材料, on pages."""
        await self._print(ExportOptions(self.options.headings, not self.options.with_attachments))
        self.say("带附带材料。" if self.options.with_attachments else "不带附带材料。")

    async def _print(self, options: ExportOptions) -> None:
        self.options, self._paged = options, True
        await self._fill(self.here)

    async def do_go_to(self) -> None:
        """By number or heading."""
        finder = Finder("到第…条", lambda typed: found_places(self.view, typed), "条号、条旨或者拼音首字母")
        self._go(await self.app.push_screen_wait(finder))

    async def do_find(self) -> None:
        """All hits while one types."""
        typed = self._words

        def source(words: str) -> Iterator[Item]:
            nonlocal typed
            typed = words
            return hit_items(self.view, words)

        chosen = await self.app.push_screen_wait(Finder("查找", source, "照显示的写", self._words))
        if isinstance(chosen, str):
            self._words, self._paged = typed, False
            await self._fill(unit_of_place(self.view, Id(chosen)))

    async def do_find_next(self) -> None:
        """The next unit with the words."""
        order = list(self.view.labels)
        units = [unit_of_place(self.view, hit.at) for hit in find(self.view, self._words)] if self._words else []
        if not units:
            self.say("先用 Ctrl+F 查找。", "bad")
            return
        at = order.index(self.here)
        self._go(next((unit for unit in units if order.index(unit) > at), units[0]))

    def _go(self, place: object) -> None:
        if isinstance(place, str) and self.view.node(Id(place)).level is not Level.ROOT:
            self.query_one(RowList).put_cursor(unit_of_place(self.view, Id(place)))

    async def do_export(self) -> None:
        """The text as a file."""
        from workbench.tui.screens.exporting import export_text_dialog

        if self.barred:
            self.say(self.barred, "bad")
            return
        told = await export_text_dialog(self.app, self.view, self.name_of_file, self.options)
        if told:
            self.say(*told)

    def on_resize(self) -> None:
        """Title and footer are cut to the width."""
        self.show_footer()


def page_items(made: list[Page]) -> Iterator[Item]:
    """Every page with its number below, as it is printed, and an edge between two."""
    edge = Item((Piece("─" * (WIDTH + 4), "dim"),), whole=False)
    for number, page in enumerate(made, 1):
        yield edge
        for row in page:
            yield Item((Piece("  "), *row.pieces), row.id, whole=False)
        lines = 22 - len(page)
        yield from (plain("") for _ in range(lines if number < len(made) else 0))
        side = number % 2
        words = f"— {number} —"
        room = WIDTH + 2 - len(words)
        yield Item((Piece(" " * room + words if side else f"  {words}", "dim"),), whole=False)
    yield edge
