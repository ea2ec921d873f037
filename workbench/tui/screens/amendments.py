"""The amendments of a draft, sifted and decided on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.binding import BindingType

from workbench.session.amending.listing import Entry, relations
from workbench.tui.previews.amendments import meeting_items
from workbench.tui.screens.amendment_list import AmendmentList
from workbench.tui.screens.deeds import COMMON, Deed, bindings
from workbench.tui.screens.listing import Listing
from workbench.tui.work.sieves import STATES, Sieve

DEEDS = (
    *COMMON,
    Deed("sieve", "筛选", "f2", "按情况、条款、文字筛选。"),
    Deed("state", "情况", "f3", "换一种情况：全部、待处理、采纳、部分采纳、不采纳、撤回、失效、冲突。"),
    Deed("here", "本条", "f4", "只列对手头这一条的建议，或者全部。", footer=False),
    Deed("accept", "采纳", "f5", "照建议改草案，记为采纳，存为一个版本；要确认的先显示改成什么。"),
    Deed("partly", "部分采纳", "f6", "只采纳其中几处，或者另写文字；冲突也在这里解决。"),
    Deed("reject", "不采纳", "f7", "记为不采纳，写明理由。"),
    Deed("defer", "缓议", "f8", "仍是待处理，写明等什么。"),
    Deed("withdraw", "撤回", "f9", "撤回建议；已经采纳的，从草案中退回这一改动。", footer=False),
    Deed("find", "查找", "ctrl+f", "只列含有某些文字的。", footer=False),
    Deed("relations", "相互关系", "alt+x", "哪些建议改同样的文字，哪些互相排斥，哪些互不影响。", footer=False),
)


class AmendmentScreen(AmendmentList):
    """What can be decided on the amendment under the cursor."""

    TITLE_OF = "修改建议"
    DEEDS = DEEDS
    STATES = STATES
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))

    async def do_relations(self) -> None:
        """Which meet."""
        graph, register, ground = await asyncio.to_thread(relations, self.hand.session)
        items = meeting_items(graph, register.amendments, ground)
        chosen = await self.app.push_screen_wait(Listing("建议的相互关系", items))
        if isinstance(chosen, str):
            self.sieve = Sieve()
            self.reload(chosen)

    async def do_accept(self) -> None:
        """采纳."""
        from workbench.tui.screens.amendments_adopting import accept_dialog

        await self._with(accept_dialog)

    async def do_partly(self) -> None:
        """部分采纳."""
        from workbench.tui.screens.amendments_adopting import partly_dialog

        await self._with(partly_dialog)

    async def do_reject(self) -> None:
        """不采纳."""
        from workbench.tui.screens.amendments_deciding import reject_dialog

        await self._with(reject_dialog)

    async def do_defer(self) -> None:
        """缓议."""
        from workbench.tui.screens.amendments_deciding import defer_dialog

        await self._with(defer_dialog)

    async def do_withdraw(self) -> None:
        """撤回."""
        from workbench.tui.screens.amendments_deciding import withdraw_dialog

        await self._with(withdraw_dialog)

    async def _with(self, work: Callable[[AmendmentScreen, Entry], Awaitable[str]]) -> None:
        """Decide on the amendment under the cursor; what that says is told, and the list read again."""
        if self.entry is None:
            self.say("没有选中修改建议。", "bad")
            return
        said = await work(self, self.entry)
        if said:
            self.reload(say=said)
