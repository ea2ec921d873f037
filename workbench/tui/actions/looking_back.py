"""The past of the clause in hand."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.session.editing.recalling import recalling
from workbench.tui.action import action
from workbench.tui.actions.editing import carry_out

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("history", "沿革", "f4", "窗口", "本条的各个版本：谁、何时、哪一审次、为什么、改了什么；词句出处；取回旧文字。")
async def history(screen: WorkScreen) -> None:
    """Versions, phrases, recall."""
    from workbench.tui.screens.clause_history import ClauseHistory, Recalled

    await screen.leave()
    hand = screen.hand
    desk, slug = hand.session.desk, hand.session.slug
    chosen = await screen.app.push_screen_wait(ClauseHistory(desk, slug, hand.view, screen.unit))
    if isinstance(chosen, Recalled):
        then = await asyncio.to_thread(desk.at, slug, chosen.commit)
        await carry_out(screen, recalling(hand.view, then.view, chosen.clause).operation, chosen.clause)
