"""The start: the drafts of the workspace, and the ways to a new one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.model.problems import WorkbenchError
from workbench.session.desk import Desk
from workbench.session.intake.withdrawing import withdrawn_draft
from workbench.tui.failures import problem_of, sentence
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


class StartScreen(Screen[None]):
    """``desk`` is None where there is no workspace yet. ``over``: shown over a draft, to which Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "返回"),
        Binding("ctrl+q", "app.quit", "退出", priority=True),
    ]
    DEFAULT_CSS = """
    StartScreen { align: center top; }
    StartScreen #title { height: 1; background: $primary; color: $text; text-style: bold; padding: 0 1; }
    StartScreen RowList { height: 1fr; max-width: 90; padding: 1 2; background: $background; }
    StartScreen #message { height: 1; background: $panel; padding: 0 1; color: $text-error; text-style: bold; }
    StartScreen #ways { height: 1; background: $panel; padding: 0 1; }
    """

    def __init__(self, desk: Desk | None, message: str = "", over: bool = False) -> None:
        super().__init__()
        self.desk, self._message, self._over = desk, message, over

    @property
    def bench(self) -> WorkbenchApp:
        """The application."""
        return self.app  # type: ignore[return-value]

    def compose(self) -> ComposeResult:
        """The list."""
        yield Static(Content("立法草案工作台"), id="title")
        yield RowList(self._items())
        yield Static(Content(self._message), id="message")
        esc = "Esc 回到手头的草案  " if self._over else ""
        yield Static(Content(f"↑↓ 选择  Enter 打开  {esc}Ctrl+Q 退出"), id="ways")

    def on_mount(self) -> None:
        """The cursor on the list."""
        self.query_one(RowList).focus()

    def _items(self) -> Iterator[Item]:
        if self.desk is None:
            yield plain("这里还没有工作区。", kind="strong")
            yield plain(f"所在的文件夹：{self.bench.folder.resolve()}", kind="dim")
            yield plain("")
            yield self._way("sample", "打开样例", "在 demo/ 里放一份样例草案，可以随意练习")
            yield self._way("found", "在这里建立工作区", "文件夹成为一个 git 仓库，此后可以导入、新建草案")
            return
        yield plain(f"工作区：{self.desk.workspace.root}", kind="dim")
        yield plain("草案", kind="strong")
        slugs = self.desk.slugs()
        yield from (self._draft(slug) for slug in slugs)
        if not slugs:
            yield plain("  还没有草案。", kind="dim")
        yield plain("")
        yield self._way("import", "导入", "txt、Markdown、docx 文件，原文一个字也不丢")
        yield self._way("new", "新建", "一份空白草案")
        if gone := withdrawn_draft(self.desk):
            yield self._way("bring_back", "恢复导入", f"把刚撤销的「{gone}」再导入")
        yield self._way("sample", "打开样例", "在另外的文件夹 demo/ 里练习")

    def _draft(self, slug: str) -> Item:
        assert self.desk is not None
        try:
            title = self.desk.workspace.read(slug)[0].title
        except WorkbenchError as error:
            return Item((Piece(f"  {slug}  "), Piece(f"✗ {error.problem.message}", "bad")), ("draft", slug))
        return Item((Piece(f"  {title or slug}", "strong"), Piece(f"  {slug}", "dim")), ("draft", slug))

    def _way(self, id: str, name: str, said: str) -> Item:
        return Item((Piece(f"  {name}  ", "mark"), Piece(said, "dim")), ("way", id), hang=4)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open, or go the way."""
        self.run_worker(self._go(event.key), exclusive=True)

    async def _go(self, key: object) -> None:
        from workbench.tui.screens import ways

        assert isinstance(key, tuple)
        kind, id = key
        try:
            if kind == "draft" and self.desk is not None:
                self.open(self.desk, id)
            else:
                await getattr(ways, f"way_{id}")(self)
        except Exception as error:
            self.say(sentence(problem_of(error)))

    def open(self, desk: Desk, slug: str) -> None:
        """The desk with this draft."""
        if self._over:
            self.app.pop_screen()
        self.bench.open_draft(desk, slug)

    def say(self, words: str) -> None:
        """One line at the bottom."""
        self.query_one("#message", Static).update(Content(words))

    async def renew(self, folder: Path) -> None:
        """Another workspace: list what is in it."""
        self.bench.folder = folder
        self.desk = await asyncio.to_thread(Desk.find, folder)
        self.query_one(RowList).show(self._items())

    def action_back(self) -> None:
        """To the draft in hand, if there is one."""
        if self._over:
            self.app.pop_screen()
