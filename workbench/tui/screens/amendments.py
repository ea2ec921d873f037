"""The amendments of a draft: what each would do today beside the article, and deciding on them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.binding import BindingType

from workbench.amendments.ground import Ground
from workbench.amendments.values import Amendment
from workbench.model.identity import Id
from workbench.session.amending.holding import Held, ground_of, held
from workbench.session.amending.listing import Entry, chosen, relations
from workbench.session.consulting import places
from workbench.tui.previews.amendments import amendment_row, detail_items, meeting_items
from workbench.tui.previews.anchored import anchored_items
from workbench.tui.screens.consulting import ConsultScreen
from workbench.tui.screens.deeds import COMMON, Deed, bindings
from workbench.tui.screens.listing import Listing
from workbench.tui.screens.sieving import ask_sieve, ask_words
from workbench.tui.widgets.pieces import Item, Row
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand
from workbench.tui.work.sieves import ALL, STATES, Sieve

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


class AmendmentScreen(ConsultScreen[Sieve]):
    """``first``: the id of the amendment under the cursor at the beginning; ``unit``: what F4 narrows the list to."""

    TITLE_OF = "修改建议"
    NAME = "修改建议"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))

    def __init__(self, hand: Hand, sieve: Sieve, first: str = "") -> None:
        super().__init__(hand, sieve)
        self.first = first
        self.unit = sieve.place
        self.found: dict[str, Entry] = {}
        self._ground: Ground | None = None

    @property
    def ground(self) -> Ground:
        """The draft in hand."""
        if self._ground is None or self._ground.instrument is not self.hand.view.instrument:
            self._ground = ground_of(self.hand.view)
        return self._ground

    def asked(self) -> tuple[Entry, ...]:
        """Those that the sieve lets through."""
        sieve = self.sieve
        state = next((entry.state for entry in self.consulted.entries if entry.state == sieve.state), None)
        if sieve.state != ALL and state is None:
            return ()
        return chosen(self.consulted.entries, self.ground, state, sieve.place, sieve.words)

    def fill(self, found: object, key: object) -> None:
        """The list."""
        assert isinstance(found, tuple)
        self.found = {str(entry.amendment.id): entry for entry in found}
        self.rows.fill(tuple(self.found), self._row, key or self.first or None)
        self.first = ""

    def _row(self, key: object) -> Row:
        return amendment_row(self.found[str(key)], self.hand.view)

    @property
    def entry(self) -> Entry | None:
        """The amendment under the cursor."""
        return self.found.get(str(self.rows.key))

    def held(self, amendment: Amendment) -> Held:
        """It, against the draft in hand."""
        return held(amendment, self.ground)

    def head(self) -> str:
        """How many, by state."""
        counted = Counter(entry.state for entry in self.consulted.entries)
        told = "，".join(f"{state} {count}" for state, count in counted.items())
        return f"修改建议 ─ {len(self.consulted.entries)} 件{'：' if told else ''}{told}"

    def told_sieve(self) -> str:
        """What is listed."""
        return self.sieve.told(self.hand.view, len(self.found), "件")

    def show_one(self) -> None:
        """The amendment, then the article as it reads now."""
        entry, view, items = self.entry, self.hand.view, list[Item]()
        if entry is not None:
            here = places(entry.amendment, self.ground)
            items = [*detail_items(self.held(entry.amendment), entry, view)]
            items += anchored_items(view, [(place, "") for place in here])
        self.query_one("#shown", RowList).show(items)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """To the article."""
        found = next(iter(places(self.entry.amendment, self.ground)), None) if self.entry else None
        place = found if event.rows.id == "list" else event.key
        if isinstance(place, str):
            self.dismiss(Id(place))
        else:
            self.say("建议所针对的条款已经没有了。", "bad")

    def sift(self, sieve: Sieve | None) -> None:
        """Another list."""
        if sieve is not None and sieve != self.sieve:
            self.sieve = sieve
            self.reload(self.rows.key)

    async def do_sieve(self) -> None:
        """All conditions."""
        self.sift(await ask_sieve(self.app, self.sieve, self.hand.view, STATES, kinds=False))

    async def do_state(self) -> None:
        """The next state."""
        self.sift(self.sieve.turned(STATES))

    async def do_here(self) -> None:
        """Only the article in hand."""
        if self.unit is not None:
            self.sift(self.sieve.here(self.unit))

    async def do_find(self) -> None:
        """Words."""
        self.sift(await ask_words(self.app, self.sieve))

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
        from workbench.tui.screens.amendments_deciding import accept_dialog

        await self._with(accept_dialog)

    async def do_partly(self) -> None:
        """部分采纳."""
        from workbench.tui.screens.amendments_deciding import partly_dialog

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
