"""Deciding on an amendment without touching the draft, and taking one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.amendments.redlines import brief
from workbench.amendments.values import Amendment
from workbench.amendments.verdict import Outcome
from workbench.session.amending.deciding import defer, reject
from workbench.session.amending.listing import Entry
from workbench.session.amending.register import called
from workbench.session.amending.taking_back import take_back
from workbench.tui.screens.amendment_asking import ask, carried_out, waiting
from workbench.tui.screens.form import Form
from workbench.tui.work.committing import committed

if TYPE_CHECKING:
    from workbench.tui.screens.amendment_list import AmendmentList


async def reject_dialog(screen: AmendmentList, entry: Entry) -> str:
    """不采纳; "" when nothing was done."""
    return await _decide(screen, waiting(entry), "不采纳", reject)


async def defer_dialog(screen: AmendmentList, entry: Entry) -> str:
    """缓议; "" when nothing was done."""
    return await _decide(screen, waiting(entry), "缓议", defer)


async def _decide(screen: AmendmentList, one: Amendment, what: str, work: Callable[..., tuple[Amendment, str]]) -> str:
    said = await ask(screen, f"{what}{called(one)}", "", what, must=True)
    if said is None:
        return ""
    await committed(screen.hand, lambda: work(screen.hand.session, one.id, said))
    return f"已记为「{what}」：{called(one)}。"


async def withdraw_dialog(screen: AmendmentList, entry: Entry) -> str:
    """撤回; "" when nothing was done."""
    one = entry.amendment
    adopted = entry.verdict is None
    note = "已经采纳的改动会从草案中退回，以后的其他修改保留。" if adopted else "没有处理过，只是撤回。"
    said = await ask(screen, f"撤回{called(one)}", note, "撤回", must=False)
    if said is None:
        return ""
    session, told = screen.hand.session, f"已撤回{called(one)}"
    made = await committed(screen.hand, lambda: take_back(session, one.id, said))
    if made.held.outcome is Outcome.NEEDS_CONFIRMATION and not made.commit:
        note = f"要同以后的修改自动合并，请看清楚再确认。撤回以后：{brief(made.held.redline)}"
        if await screen.app.push_screen_wait(Form(f"撤回{called(one)}", [], note, confirm="确认并撤回")) is None:
            return ""
        made = await committed(screen.hand, lambda: take_back(session, one.id, said, confirm=True))
    return carried_out(made, told)
