"""What merges left to people: base, ours and theirs of each conflict, and each answer a version of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from workbench.model.identity import Id
from workbench.session.syncing.disputes import Dispute
from workbench.session.syncing.resolving import AS_IT_IS, OURS, THEIRS, resolve
from workbench.tui.failures import problem_of, sentence
from workbench.tui.previews.disputes import dispute_entries, dispute_items
from workbench.tui.screens.beside import Beside
from workbench.tui.screens.by_hand import ByHand
from workbench.tui.screens.deeds import COMMON, Deed, bindings
from workbench.tui.screens.saving import save_dialog
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand

if TYPE_CHECKING:
    from workbench.model.problems import Problem
    from workbench.tui.screens.work import WorkScreen

DEEDS = (
    *COMMON,
    Deed("ours", "用本方", "f2", "这一处用本方（做合并的一边）的，存为一个版本。"),
    Deed("theirs", "用对方", "f3", "这一处用对方的，存为一个版本。"),
    Deed("by_hand", "手工改", "f4", "这一处由我写成别的样子，存为一个版本。"),
    Deed("as_it_is", "就用现在的", "f5", "草案现在的样子就对；只需确认的也用它。"),
    Deed("next_one", "下一处冲突", "f8", "到下一处要裁定的。", footer=False),
)


class Disputes(Beside):
    """Answers the place to go to, or None."""

    TITLE_OF = "合并冲突"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand = hand
        self.found: tuple[Dispute, ...] = ()
        self._damage: tuple[Problem, ...] = ()

    def on_mount(self) -> None:
        """Ask for them."""
        self.query_one("#list").focus()
        self.show_footer()
        self.run_worker(self._begin(), group="asking")

    async def _begin(self) -> None:
        try:
            await self._renew(0)
        except Exception as error:
            self.say(sentence(problem_of(error)), "bad")
            return
        self.say("每裁定一处存一个版本。Esc 以后再说：可以存版，不能定审次和导出。")

    async def _renew(self, number: int) -> None:
        self._damage = await asyncio.to_thread(self.hand.ask)
        self.found = self.hand.disputes
        number = max(min(number, len(self.found) - 1), 0)
        self.list_all(dispute_entries(self.found), number)
        self.show_one(number)
        self.show_head()

    def show_head(self) -> None:
        """How many are left."""
        blocking = sum(one.blocks for one in self.found)
        rest = len(self.found) - blocking
        damage = f"，{len(self._damage)} 处记录读不懂" if self._damage else ""
        self.head(f"合并留下的冲突 {blocking} 处，待确认 {rest} 处{damage}" if self.found or damage else "冲突都裁定了")

    def show_one(self, number: int) -> None:
        """A question in full."""
        if not self.found:
            self.lay_beside([])
            return
        self.lay_beside(dispute_items(self.found[number], self.hand.view))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """To the place itself."""
        if isinstance(event.key, int) and self.found[event.key].at:
            self.dismiss(self.found[event.key].at[0])

    async def do_ours(self) -> None:
        """The side that merged."""
        await self._decide(OURS)

    async def do_theirs(self) -> None:
        """The side that was merged."""
        await self._decide(THEIRS)

    async def do_as_it_is(self) -> None:
        """As the draft reads now."""
        await self._decide(AS_IT_IS)

    async def do_by_hand(self) -> None:
        """Other words."""
        if not self.found:
            return
        one = self.found[self.number]
        if not one.by_hand:
            self.say("这一处不能手工改：选一边，或者先按 Enter 去改，再回来按 F5。", "bad")
            return
        mine, theirs = (side.words or "" if side else "" for side in (one.ours, one.theirs))
        written = await self.app.push_screen_wait(ByHand("、".join(one.places), mine, theirs))
        if written:
            await self._decide(THEIRS, written)

    async def do_next_one(self) -> None:
        """On to what blocks."""
        open = [number for number, one in enumerate(self.found) if one.blocks]
        if open:
            number = next((number for number in open if number > self.number), open[0])
            self.list_all(dispute_entries(self.found), number)
            self.show_one(number)

    async def _decide(self, choice: str, text: str | None = None) -> None:
        """One answer, one version; what is in hand goes into a version of its own before."""
        if not self.found:
            return
        number, hand = self.number, self.hand
        if hand.session.unsaved and not await save_dialog(self.app, hand, "手头的修改先存一版，裁定另成一版。"):
            self.say("没有裁定：手头还有没有存版的修改。", "bad")
            return
        one = self.found[number]
        saved = await hand.saved_by(lambda: resolve(hand.session, one.id, choice, text))
        await self._renew(number)
        self.say(f"已存版：{saved.subject}（{saved.commit[:8]}）" + ("" if self.found else "　都裁定了，Esc 返回。"))


async def visit(screen: WorkScreen) -> None:
    """Show them, and go on where somebody wants to look."""
    await screen.leave()
    chosen = await screen.app.push_screen_wait(Disputes(screen.hand))
    screen.taken_over()
    if isinstance(chosen, str):
        await screen.go(Id(chosen))
        screen.focus_pane("article")
