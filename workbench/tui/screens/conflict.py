"""Two changed the same provisions: base, mine and theirs are shown, and each one is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from workbench.session.hand.decisions import Decision, Side
from workbench.session.hand.rebasing import SAVED_ELSEWHERE
from workbench.tui.screens.beside import Beside
from workbench.tui.screens.by_hand import ByHand
from workbench.tui.screens.deeds import COMMON, Deed, bindings
from workbench.tui.work.deciding import Met, entries, met_typing, met_version, shown
from workbench.tui.work.places import first_article

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

DEEDS = (
    *COMMON,
    Deed("mine", "用我的", "f2", "这一处用我的文字。"),
    Deed("theirs", "用对方的", "f3", "这一处用对方的文字；我的留在旧的修改记录里。"),
    Deed("by_hand", "手工改", "f4", "这一处由我写成别的样子。"),
    Deed("next_open", "下一处未定", "f8", "到下一处还没有定的。", footer=False),
    Deed("confirm", "就这样定", "ctrl+s,f10", "每一处都定了以后写入；可以用撤销逐处退回。"),
)


class ConflictScreen(Beside):
    """Answers the decisions in the order of the collisions, or None: later."""

    TITLE_OF = "冲突"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))

    def __init__(self, met: Met) -> None:
        super().__init__()
        self.met = met
        self.decisions: list[Decision | None] = [None] * len(met.meeting.collisions)

    def on_mount(self) -> None:
        """The first collision."""
        self.query_one("#list").focus()
        self.show_footer()
        self._show(0)
        self.say("两边都改了这些地方。其余的修改已经合在一起。Esc 以后再说，手头的修改都还在。")

    def _show(self, number: int) -> None:
        self.list_all(entries(self.met.meeting, self.decisions), number)
        self.show_one(number)
        self.show_head()

    def show_one(self, number: int) -> None:
        """A collision: what it was, what each side made of it."""
        collision = self.met.meeting.collisions[number]
        self.lay_beside(shown(collision, self.decisions[number], self.met.who))

    def show_head(self) -> None:
        """How many are left."""
        left = self.decisions.count(None)
        rest = f"还有 {left} 处未定" if left else "都定了，Ctrl+S 写入"
        self.head(f"别处改了同一处：{len(self.decisions)} 处，{rest}")

    def _decide(self, decision: Decision) -> None:
        self.decisions[self.number] = decision
        self._show(self._next_open())

    def _next_open(self) -> int:
        open = [number for number, decision in enumerate(self.decisions) if decision is None]
        return next((number for number in open if number > self.number), open[0] if open else self.number)

    async def do_mine(self) -> None:
        """Mine."""
        self._decide(Side.MINE)

    async def do_theirs(self) -> None:
        """Theirs."""
        self._decide(Side.THEIRS)

    async def do_by_hand(self) -> None:
        """Other words."""
        collision = self.met.meeting.collisions[self.number]
        if not collision.by_hand:
            self.say("这一处不能手工改，只能选一边；选了以后再到条文里改。", "bad")
            return
        decision = self.decisions[self.number]
        begun = decision if isinstance(decision, str) else collision.mine or ""
        written = await self.app.push_screen_wait(ByHand(collision.name, begun, collision.theirs or ""))
        if written:
            self._decide(written)

    async def do_next_open(self) -> None:
        """On to what is not decided."""
        self._show(self._next_open())

    async def do_confirm(self) -> None:
        """Answer, when all is decided."""
        if None in self.decisions:
            self._show(self._next_open())
            self.say("还有没有定的：F2 用我的，F3 用对方的，F4 手工改。", "bad")
        else:
            self.dismiss(tuple(self.decisions))


async def settle(screen: WorkScreen) -> None:
    """Show what met, and write what was decided: first the versions, then what is being typed."""
    hand = screen.hand
    if hand.collided is not None or (hand.unwritten and hand.unwritten.code == SAVED_ELSEWHERE):
        if not await _settled(screen, await hand.alone(lambda: met_version(hand))):
            return
        hand.collided = hand.unwritten = None
        screen.taken_over()
    if not screen.article.dirty:
        hand.unwritten = None
        return
    met = met_typing(hand, screen.article)
    if met is not None and await _settled(screen, met):
        # What was never in the log is nowhere else.
        screen.app.copy_to_clipboard("\n".join(line.words for line in screen.editor.body.lines))
        hand.unwritten = None
        screen.article.show(screen.unit if screen.unit in hand.view.labels else first_article(hand.view))
        screen.taken_over()


async def _settled(screen: WorkScreen, met: Met) -> bool:
    decisions: tuple[Decision, ...] = ()
    if met.meeting.collisions:
        answer = await screen.app.push_screen_wait(ConflictScreen(met))
        if not isinstance(answer, tuple):
            screen.say("冲突还没有处理：Alt+X 随时再看。手头的文字都还在。", "bad")
            return False
        decisions = answer
    await screen.hand.alone(lambda: met.settle(decisions))
    screen.say(f"冲突已处理（{len(decisions)} 处）。Ctrl+Z 可以逐步撤销。")
    return True
