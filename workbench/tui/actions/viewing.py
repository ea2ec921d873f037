"""Panes, tabs, the whole text, looks."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.tui.action import action
from workbench.tui.actions.conditions import has_account, undecided
from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.pieces import plain
from workbench.tui.work.telling import detail_items

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("next_pane", "换窗格", "f6", "窗口", "目录、条文、下方各窗格轮换。", footer=9)
async def next_pane(screen: WorkScreen) -> None:
    """The pane after this one."""
    _turn(screen, 1)


@action("previous_pane", "前一窗格", "shift+f6,alt+f6", "窗口", "反方向轮换窗格。")
async def previous_pane(screen: WorkScreen) -> None:
    """The pane before this one."""
    _turn(screen, -1)


def _turn(screen: WorkScreen, step: int) -> None:
    from workbench.tui.screens.work import PANES

    screen.focus_pane(PANES[(PANES.index(screen.pane) + step) % len(PANES)])


@action("tab_citations", "看引用", "alt+1", "窗口", "本条引用了什么，什么引用了本条。")
async def tab_citations(screen: WorkScreen) -> None:
    """References in both directions."""
    screen.open_tab("citations")


@action("tab_problems", "看检查", "alt+2", "窗口", "整部草案检查出的问题。")
async def tab_problems(screen: WorkScreen) -> None:
    """What the rules found."""
    screen.open_tab("problems")


@action("tab_differences", "看差异", "alt+3", "窗口", "本条与上次存版的差异，以花脸稿显示。")
async def tab_differences(screen: WorkScreen) -> None:
    """What changed since the last save."""
    screen.open_tab("differences")


@action("tab_opinions", "看本条意见", "alt+4", "窗口", "对本条的意见，同类的一行；Enter 打开一条。")
async def tab_opinions(screen: WorkScreen) -> None:
    """What was sent about the article."""
    screen.open_tab("opinions")


@action("tab_amendments", "看本条建议", "alt+5", "窗口", "对本条的修改建议和现在能不能采纳；Enter 打开一件。")
async def tab_amendments(screen: WorkScreen) -> None:
    """What was proposed for the article."""
    screen.open_tab("amendments")


@action("details", "上步影响", "f5", "窗口", "上一步修改引起的编号和引用的调整，逐处列出。", has_account)
async def details(screen: WorkScreen) -> None:
    """Everything the last edit moved."""
    account, elsewhere = screen.hand.last, screen.hand.elsewhere
    items = [plain("另一个程序的修改", kind="strong"), *(plain(line, hang=2) for line in elsewhere), plain("")]
    items = (items if elsewhere else []) + (detail_items(account.edit, account.told) if account else [])
    chosen = await screen.app.push_screen_wait(Listing("上一步修改的影响", items))
    screen.hand.elsewhere = ()
    if isinstance(chosen, str):
        await screen.go(Id(chosen))


@action("reader", "全文", "f7", "窗口", "从头到尾看全文，在想改的一条上按 Enter 打开；再按 F7 分页看。")
async def reader(screen: WorkScreen) -> None:
    """The whole text, to be read."""
    await _read(screen, paged=False)


@action("print_preview", "打印预览", "shift+f7,alt+v", "窗口", "正文按打印的样子分页看，可以从那里导出。")
async def print_preview(screen: WorkScreen) -> None:
    """The whole text on pages."""
    await _read(screen, paged=True)


@action("table", "修改对照表", "f10,alt+d", "窗口", "修改对照表按打印的样子看，选文本和标记，逐处跳看，导出。")
async def table(screen: WorkScreen) -> None:
    """What was amended, side by side."""
    from workbench.tui.previews.wish import first_wish
    from workbench.tui.screens.table import TableScreen

    await screen.leave()
    session = screen.hand.session
    wish = await asyncio.to_thread(first_wish, session.desk, session.slug) if screen.wish is None else screen.wish
    shown = TableScreen(session.desk, session.slug, wish)
    shown.barred = await undecided(screen)
    label = await screen.app.push_screen_wait(shown)
    screen.wish = shown.wish
    if isinstance(label, str):
        # Rows that are gone, the title and folded chapters are no place to edit.
        with suppress(WorkbenchError):
            await screen.go(screen.hand.view.locate(label))
            screen.focus_pane("article")


async def _read(screen: WorkScreen, paged: bool) -> None:
    from workbench.tui.screens.reader import Reader

    await screen.leave()
    shown = Reader(screen.hand.view, screen.hand.session.slug, screen.unit, paged=paged)
    shown.barred = await undecided(screen)
    chosen = await screen.app.push_screen_wait(shown)
    if isinstance(chosen, str):
        await screen.go(Id(chosen))
        screen.focus_pane("article")


@action("theme", "换深浅色", "alt+c", "窗口", "在深色和浅色之间切换，下次打开时照旧。")
async def theme(screen: WorkScreen) -> None:
    """The other theme."""
    screen.app.turn_theme()  # type: ignore[attr-defined]
