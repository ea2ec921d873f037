"""With other offices: fetch, merge and push; and merging a branch. What came in is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from workbench.model.problems import WorkbenchError
from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.session.syncing.branches import merge_branch
from workbench.session.syncing.exchanging import sync
from workbench.session.syncing.received import Joined, received
from workbench.tui.failures import sentence
from workbench.tui.previews.received import QUESTIONS, received_items, received_line
from workbench.tui.screens.listing import Listing
from workbench.tui.screens.waiting import waited

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

T = TypeVar("T")
_STOPPED = "已停止。合并好的已经在手头；没有推送的，下次再来。"


async def exchange(screen: WorkScreen) -> None:
    """Fetch, merge, push the branch in hand."""
    desk = screen.hand.session.desk
    before = screen.hand.session.tip
    try:
        done = await _merging(screen, "与对方交换", lambda progress: sync(desk, progress))
    except Cancelled:
        screen.say(_STOPPED, "bad")
        return
    pushed = "已推送。" if done.pushed else "没有要推送的。" if done.joined else "与对方一致。"
    await _tell(screen, before, done.joined, pushed)


async def merge_in(screen: WorkScreen, name: str) -> None:
    """Everything of another branch."""
    desk = screen.hand.session.desk
    before = screen.hand.session.tip
    done = await _merging(screen, f"合并「{name}」", lambda _: merge_branch(desk, name))
    nothing = f"「{name}」没有新的内容。" if done.way == "nothing" else f"已合并「{name}」。"
    await _tell(screen, before, (done,), nothing)


async def _merging(screen: WorkScreen, title: str, work: Callable[[Progress], T]) -> T:
    """Do it, and show the draft as it is now whatever came of it."""
    desk = screen.hand.session.desk
    desk.notices = ()
    try:
        return await waited(screen.app, title, work)
    finally:
        # Work in hand that could not be carried over is told by the desk, and Alt+X leads to it.
        with suppress(WorkbenchError):
            await screen.hand.changed_elsewhere(anew=True)
        screen.taken_over()


async def _tell(screen: WorkScreen, before: str, joined: tuple[Joined, ...], end: str) -> None:
    hand = screen.hand
    desk, slug = hand.session.desk, hand.session.slug
    found = await asyncio.to_thread(received, desk, slug, before, joined)
    await asyncio.to_thread(hand.ask)
    told = [sentence(problem) for problem in desk.notices]
    line = " ".join([*told, received_line(found, hand.disputes) + end])
    chosen = None
    if found.versions or found.changes or any(one.questions for one in joined):
        items = list(received_items(found, hand.disputes))
        chosen = await screen.app.push_screen_wait(Listing("收进来的", items))
    screen.show_frame()
    screen.say(line, "bad" if told or hand.blocking else "")
    if chosen == QUESTIONS:
        screen.start("settle_conflict")
