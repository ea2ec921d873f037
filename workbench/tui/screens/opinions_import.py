"""A file of opinions taken in: which file, what its columns hold, what would come of it; then it is written."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.language.display import one_line
from workbench.model.problems import Problem
from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.session.opinions.book import Book
from workbench.session.opinions.columns import MEANINGS, Column, columns_of, meant
from workbench.session.opinions.intaking import Wishes
from workbench.session.opinions.sending import SUFFIXES
from workbench.session.opinions.taking import Taken, take
from workbench.session.opinions.withdrawing import Withdrawn, withdraw
from workbench.tui.failures import problem_of
from workbench.tui.previews.intake import SAME, intake_items, refused_items, said_here
from workbench.tui.screens.deeds import COMMON, Deed, DeedScreen, bindings
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.screens.listing import Listing
from workbench.tui.screens.waiting import waited
from workbench.tui.widgets.paths import path_of, shown
from workbench.tui.widgets.pieces import fitted, plain
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.committing import committed
from workbench.tui.work.hand import Hand

if TYPE_CHECKING:
    from textual.app import App

DEEDS = (
    *COMMON,
    Deed("column", "改栏目", "f2", "光标所在的一栏是什么：意见、条款、提出人……，或者不用；改了就重读一遍。"),
    Deed("version", "针对哪一稿", "f3", "意见针对哪一审次，条号按那一稿理解。"),
    Deed("same", "相同的", "f4", "与已有意见完全相同的，不重复收，或者作为新的来信收下。"),
    Deed("confirm", "导入", "ctrl+s,f10", "照这里的样子导入，存为一个版本。"),
)
_STOPPED = Problem("stopped", "已停止，没有读完。", hint="要读的，按 Esc 重新选文件。")
_NONE = "（不用这一栏）"


async def import_opinions_dialog(app: App[None], hand: Hand) -> str:
    """Ask for a file, show what would come of it, take it in; what was done, "" when nothing was."""
    field = Field("file", f"文件（{'、'.join(SUFFIXES)}）", placeholder="征求意见.xlsx", suffixes=SUFFIXES)
    said = await app.push_screen_wait(Form("导入意见", [field], judge=_judge, confirm="试读"))
    if said is None:
        return ""
    taken = await app.push_screen_wait(OpinionImport(hand, path_of(said["file"])))
    if not isinstance(taken, Taken):
        return ""
    first, last = taken.added[0], taken.added[-1]
    return f"已导入意见 {len(taken.added)} 条，编号 #{first} 至 #{last}。Alt+U 撤销这次导入。"


def _judge(said: Answers) -> str:
    path = path_of(said["file"])
    if path.suffix.lower() not in SUFFIXES:
        return f"可以导入的文件：{'、'.join(SUFFIXES)}。"
    return "" if path.is_file() else "没有这个文件。"


async def withdraw_dialog(app: App[None], hand: Hand) -> str:
    """Show what the last import was, and take it back; what was done, "" when nothing was."""

    def work(dry_run: bool) -> Withdrawn:
        with Book.opened(hand.session.desk, hand.session.slug) as book:
            return withdraw(book, dry_run=dry_run)

    found = await asyncio.to_thread(work, True)
    who, where = one_line(found.intake.by), one_line(found.intake.file)
    what = f"{found.when} 由{who}从「{where}」导入的 {len(found.opinions)} 条意见都会去掉。"
    if await app.push_screen_wait(Form("撤销导入意见", [], what, confirm="撤销导入")) is None:
        return ""
    done = await committed(hand, lambda: work(False))
    return f"已撤销 {done.when} 的导入：意见 {len(done.opinions)} 条。"


class OpinionImport(DeedScreen):
    """Answers what was taken, or None."""

    TITLE_OF = "导入意见"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))
    DEFAULT_CSS = "OpinionImport RowList { height: 1fr; padding: 0 1; }"

    def __init__(self, hand: Hand, path: Path) -> None:
        super().__init__()
        self._hand, self._path, self.wishes = hand, path, Wishes()
        self.columns: tuple[Column, ...] = ()
        self.taken: Taken | None = None

    def compose(self) -> ComposeResult:
        """Title, report, keys."""
        yield Static("", id="head", markup=False)
        yield RowList(id="report")
        yield from self.lines_below()

    def on_mount(self) -> None:
        """Read."""
        words = f"导入意见：{shown(self._path.name)}（试行，还没有写入）"
        self.query_one("#head", Static).update(Content(fitted(words, max(self.size.width - 2, 20))))
        self.query_one(RowList).focus()
        self.show_footer()
        self.run_worker(self._again(self.wishes), group="deeds")

    async def _again(self, wishes: Wishes) -> None:
        """Read with other wishes, writing nothing. The columns are shown even where no opinions can be made of them."""
        self.wishes, self.taken, self.columns = wishes, None, ()
        rows = self.query_one(RowList)
        self.say("正在读……")
        try:
            self.columns = await asyncio.to_thread(columns_of, self._path, wishes.columns)
            self.taken = await waited(self.app, "试读", self._reading)
        except Exception as error:
            problem = _STOPPED if isinstance(error, Cancelled) else problem_of(error)
            rows.show(refused_items(self.columns, problem))
            self.say(said_here(problem), "bad")
        else:
            rows.show(intake_items(self.columns, self.taken, all_rows=wishes.all_rows))
            self.say("还没有导入。请核对，栏目不对的按 Enter 改，Ctrl+S 导入。")

    def _reading(self, progress: Progress) -> Taken:
        return self._take(progress, dry_run=True)

    def _take(self, progress: Progress, *, dry_run: bool = False) -> Taken:
        with Book.opened(self._hand.session.desk, self._hand.session.slug) as book:
            return take(book, self._path, self.wishes, dry_run=dry_run, progress=progress)

    def on_row_list_chosen(self) -> None:
        """Enter on a column."""
        self.action_do("column")

    async def do_column(self) -> None:
        """Another meaning for the column under the cursor."""
        at = self.query_one(RowList).key
        if not isinstance(at, int):
            self.say("docx 里的修订和批注没有栏目。" if not self.columns else "先选一栏。", "bad")
            return
        items = [plain(name or _NONE, name) for name in (*MEANINGS, "")]
        meaning = await self.app.push_screen_wait(Listing(f"「{shown(self.columns[at].head)}」一栏是", items))
        if isinstance(meaning, str) and meaning != self.columns[at].meaning:
            await self._again(replace(self.wishes, columns=meant(self.columns, at, meaning)))

    async def do_version(self) -> None:
        """Another stage."""
        stages = self._hand.session.desk.stages(self._hand.session.slug)
        if not stages:
            self.say("还没有定过审次，意见针对现在存着的版本。", "bad")
            return
        stage = await self.app.push_screen_wait(Listing("意见针对哪一稿", [plain(name, name) for name in stages]))
        if isinstance(stage, str):
            await self._again(replace(self.wishes, version=stage))

    async def do_same(self) -> None:
        """Rows that are here already."""
        await self._again(replace(self.wishes, all_rows=not self.wishes.all_rows))

    async def do_confirm(self) -> None:
        """Write, and answer."""
        if self.taken is None:
            self.say("文件还没有读出意见来，不能导入。", "bad")
        elif not self.taken.added:
            self.say(f"没有新的意见，都已经导入过；{SAME}", "bad")
        else:
            await self._written()

    async def _written(self) -> None:
        try:
            taken = await waited(self.app, "导入意见", self._take)
        except Cancelled:
            self.say("已停止，什么也没有导入。", "bad")
        else:
            # The work in hand stands on the new version, too.
            await committed(self._hand, lambda: None)
            self.dismiss(taken)
