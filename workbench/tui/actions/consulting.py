"""Opinions, amendments, and 建议模式, in which what is typed becomes a proposal and the draft stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.tui.action import action

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("opinions", "意见", "f11,alt+y", "意见与建议", "整部草案的意见：筛选、答复、提建议、导出意见采纳情况表。")
async def opinions(screen: WorkScreen) -> None:
    """The inbox."""
    await open_opinions(screen)


@action("import_opinions", "导入意见", "alt+o", "意见与建议", "从表格、docx 里收意见：先看会收下什么，再写入。")
async def import_opinions(screen: WorkScreen) -> None:
    """The inbox, and there the file."""
    await open_opinions(screen, at_once="take")


@action("amendments", "修改建议", "shift+f11,alt+a", "意见与建议", "整部草案的修改建议：能不能采纳，逐件处理。")
async def amendments(screen: WorkScreen) -> None:
    """The amendments."""
    await open_amendments(screen)


@action(
    "suggest",
    "建议模式",
    "shift+f2,alt+e",
    "意见与建议",
    "写成修改建议，不改草案；离开一条或者按 Ctrl+S 时提出。再按一次退出。",
)
async def suggest(screen: WorkScreen) -> None:
    """Into the mode, or out of it."""
    await screen.leave()
    switch_suggesting(screen, not screen.hand.suggesting)
    told = "建议模式：在条文里写成想要的样子，离开这一条或者按 Ctrl+S 就提出建议，草案不变。再按 Shift+F2 退出。"
    screen.say(told if screen.hand.suggesting else "已退出建议模式，写下的就是草案。")


def switch_suggesting(screen: WorkScreen, on: bool) -> None:
    """Whether what is typed from now on is a proposal."""
    screen.hand.suggesting = on
    screen.set_class(on, "suggesting")


async def open_opinions(screen: WorkScreen, first: str = "", at_once: str = "") -> None:
    """The inbox: what waits for an answer; with ``first``, all opinions on the article, that one in front.

    ``at_once``: the deed of the inbox somebody comes for.
    """
    from workbench.tui.screens.opinions import OpinionScreen
    from workbench.tui.work.sieves import Sieve, first_sieve

    await screen.leave()
    if screen.consulted is None:
        await screen.consult()
    sieve = Sieve(place=screen.unit) if first else first_sieve(screen.consulted)
    shown = OpinionScreen(screen.hand, sieve, first)
    shown.unit, shown.at_once = _unit(screen), at_once
    await _back(screen, await screen.app.push_screen_wait(shown))


async def open_amendments(screen: WorkScreen, first: str = "") -> None:
    """All amendments; ``first``: the one in front."""
    from workbench.tui.screens.amendments import AmendmentScreen
    from workbench.tui.work.sieves import Sieve

    await screen.leave()
    shown = AmendmentScreen(screen.hand, Sieve(), first)
    shown.unit = _unit(screen)
    await _back(screen, await screen.app.push_screen_wait(shown))


def _unit(screen: WorkScreen) -> Id | None:
    view = screen.hand.view
    return screen.unit if view.node(screen.unit).level is not Level.ROOT else None


async def _back(screen: WorkScreen, place: object) -> None:
    """The draft and the counts may be others now."""
    screen.taken_over()
    if isinstance(place, str):
        await screen.go(Id(place))
        screen.focus_pane("article")
