"""The inbox of a draft: its opinions, sifted, answered, linked, grouped, proposed after, and exported as a table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.binding import BindingType

from workbench.amendments.opinions.dispositions import Outcome
from workbench.model.identity import Id
from workbench.session.opinions.listing import Shown
from workbench.tui.previews.opinions import ledger_items
from workbench.tui.screens.deeds import COMMON, Deed, bindings
from workbench.tui.screens.listing import Listing
from workbench.tui.screens.opinion_list import Line, OpinionList
from workbench.tui.work.sieves import ALL, OUTCOMES, Sieve

DEEDS = (
    *COMMON,
    Deed("sieve", "筛选", "f2", "按情况、来源、条款、文字筛选。"),
    Deed("state", "情况", "f3", "换一种情况：全部、待处理、采纳、部分采纳、不采纳、解释说明。"),
    Deed("here", "本条", "f4", "只列对手头这一条的意见，或者全部。", footer=False),
    Deed("adopt", "采纳", "f5", "记为采纳；同类的一并答复。据此提出过建议的，可以连条文一起改。"),
    Deed("partly", "部分采纳", "f6", "记为部分采纳，写明理由。"),
    Deed("reject", "不采纳", "f7", "记为不采纳，写明理由。"),
    Deed("defer", "缓议", "f8", "仍是待处理，写明等什么；已经答复的，放回待处理。", footer=False),
    Deed("note", "解释说明", "f9", "不涉及修改的，作解释说明。", footer=False),
    Deed("propose", "提建议", "alt+e", "据这条意见写一件修改建议；草案不动。"),
    Deed("members", "展开同类", "right,left,f10", "列出同类意见的每一条，或者收起。", footer=False),
    Deed("find", "查找", "ctrl+f", "只列含有某些文字的，逐条列出。", footer=False),
    Deed("kind", "来源", "alt+k", "换一种来源：部门、地方、代表、专家、单位、个人。", footer=False),
    Deed("link", "关联条款", "alt+l", "这条意见说的是哪些条款，或者是总体意见。", footer=False),
    Deed("group", "归组", "alt+j", "与另一条归为同类，或者单列。", footer=False),
    Deed("ledger", "台账", "alt+t", "总数、各种情况、各条的数目，还有几条没有处理。", footer=False),
    Deed("export", "导出", "ctrl+e", "导出意见采纳情况表。"),
    Deed("take", "导入意见", "alt+o", "从 xlsx、csv、jsonl、带修订和批注的 docx 里收意见；先看会收下什么。"),
    Deed("withdraw", "撤销导入", "alt+u", "撤销最近一次导入意见；其中有已经处理过的，不能撤销。", footer=False),
)


class OpinionScreen(OpinionList):
    """What can be done with the opinion under the cursor."""

    TITLE_OF = "意见"
    DEEDS = DEEDS
    STATES = OUTCOMES
    KINDS = True
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))

    #: What is to be done at once, by its id; "" for nothing.
    at_once = ""

    def on_mount(self) -> None:
        """What somebody came for."""
        if self.at_once:
            self.call_after_refresh(self.action_do, self.at_once)

    def hint(self) -> str:
        """The same; where there is nothing to answer yet, how opinions come in."""
        return super().hint() if self.consulted.ledger.total else "还没有意见。Alt+O 导入。"

    async def do_take(self) -> None:
        """A file of opinions."""
        from workbench.tui.screens.opinions_import import import_opinions_dialog

        self._did(await import_opinions_dialog(self.app, self.hand))

    async def do_withdraw(self) -> None:
        """The last of them back."""
        from workbench.tui.screens.opinions_import import withdraw_dialog

        self._did(await withdraw_dialog(self.app, self.hand))

    def _did(self, said: str) -> None:
        if said:
            self.reload(say=said)

    async def do_kind(self) -> None:
        """The next kind."""
        self.sift(self.sieve.turned_kind())

    async def do_members(self) -> None:
        """Unfold or fold the group."""
        found, line = self.here, self.line
        if found is None or line is None or self.sieve.words or found.listed.size < 2:
            self.say("这条意见没有同类的。")
            return
        self._open ^= {found.listed.head}
        self.show_rows(Line(found.listed.head))
        self.show_one()

    async def do_ledger(self) -> None:
        """The counts by article."""
        items = ledger_items(self.consulted.ledger, self.hand.view)
        chosen = await self.app.push_screen_wait(Listing("意见台账", items))
        if isinstance(chosen, str):
            self.sift(Sieve(ALL, place=Id(chosen)))

    async def do_export(self) -> None:
        """意见采纳情况表."""
        from workbench.tui.screens.opinions_export import export_opinions_dialog

        told = await export_opinions_dialog(self.app, self.hand)
        if told is not None:
            self.say(*told)

    async def do_adopt(self) -> None:
        """采纳."""
        await self._answer(Outcome.ADOPTED)

    async def do_partly(self) -> None:
        """部分采纳."""
        await self._answer(Outcome.PARTLY)

    async def do_reject(self) -> None:
        """不采纳."""
        await self._answer(Outcome.REJECTED)

    async def do_note(self) -> None:
        """解释说明."""
        await self._answer(Outcome.NOTED)

    async def do_defer(self) -> None:
        """缓议."""
        await self._answer(Outcome.OPEN)

    async def _answer(self, outcome: Outcome) -> None:
        from workbench.tui.screens.opinions_answering import answer

        await self._with(lambda found: answer(self, found, outcome))

    async def do_propose(self) -> None:
        """An amendment."""
        from workbench.tui.screens.proposing import propose_from

        await self._with(lambda found: propose_from(self, found))

    async def do_link(self) -> None:
        """Places."""
        from workbench.tui.screens.opinions_linking import link_dialog

        await self._with(lambda found: link_dialog(self, found))

    async def do_group(self) -> None:
        """Groups."""
        from workbench.tui.screens.opinions_linking import group_dialog

        await self._with(lambda found: group_dialog(self, found))

    async def _with(self, work: Callable[[Shown], Awaitable[str]]) -> None:
        """Do something to the opinion under the cursor; what it says is told, and the list read again."""
        found = self.here
        if found is None:
            self.say("没有选中意见。", "bad")
            return
        self._did(await work(found))
