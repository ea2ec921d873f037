"""Help, the palette, jump mode, the guided tour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.tui.action import ACTIONS, action
from workbench.tui.pinyin import matches
from workbench.tui.screens.help import help_items
from workbench.tui.screens.listing import Finder, Listing
from workbench.tui.widgets.pieces import Item, Piece

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("help", "帮助", "f1", "帮助", "当前窗格的键和全部操作。", footer=1)
async def show_help(screen: WorkScreen) -> None:
    """What can be done here."""
    chosen = await screen.app.push_screen_wait(Listing("帮助", help_items(screen)))
    if isinstance(chosen, str):
        screen.start(chosen)


@action("palette", "命令", "ctrl+p", "帮助", "按名称或者拼音首字母找操作。", footer=2)
async def palette(screen: WorkScreen) -> None:
    """Every action by name."""
    title, hint = "命令", "写名称或者拼音首字母，例如 cb＝存版  Enter 执行  Esc 返回"
    chosen = await screen.app.push_screen_wait(
        Finder(title, lambda typed: palette_items(screen, typed), "名称或者拼音首字母", hint=hint)
    )
    if isinstance(chosen, str):
        screen.start(chosen)


def palette_items(screen: WorkScreen, typed: str) -> Iterator[Item]:
    """The actions that ``typed`` finds, best first; what cannot be done now says why."""
    keymap = screen.app.keymap  # type: ignore[attr-defined]
    scored = [(matches(typed, one.name), number, one) for number, one in enumerate(ACTIONS.values())]
    for _, _, one in sorted((found for found in scored if found[0]), key=lambda found: (-found[0], found[1])):
        reason = one.condition(screen)
        said = Piece(f"  {reason or one.help}", "warn" if reason else "dim")
        key = Piece(f"{one.shown_key(keymap):<12}", "mark")
        yield Item((key, Piece(one.name, "dim" if reason else "strong"), said), one.id, whole=False)


@action(
    "jump",
    "直达",
    "alt+g",
    "窗口",
    "按一个数字直达窗格：1 目录，2 条文，3 引用，4 检查，5 差异，6 意见，7 建议，8 全文。",
)
async def jump(screen: WorkScreen) -> None:
    """One digit to a pane."""
    from workbench.tui.screens.jump import GOALS, Jump

    chosen = await screen.app.push_screen_wait(Jump())
    goal = GOALS[chosen].goal if chosen is not None else ""
    if goal in ("outline", "article"):
        screen.focus_pane(goal)
    elif goal == "reader":
        screen.start(goal)
    elif goal:
        screen.open_tab(goal)


@action("tour", "导览", "f9", "帮助", "用样例草案一步一步学，每一步由您自己来做。")
async def tour(screen: WorkScreen) -> None:
    """Learn by doing."""
    from workbench.tui.screens.tour import begin

    await begin(screen)
