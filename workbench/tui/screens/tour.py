"""The guided tour: seven things to do on the sample, each one done by the user and noticed by the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from workbench.operations.values import Batch, Insert, Operation, Replace, Retype
from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.pieces import plain

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


class Step(NamedTuple):
    """What to do, and how the program sees that it was done."""

    words: str
    done: Callable[[WorkScreen], bool]


def _steps(screen: WorkScreen) -> list[Operation]:
    parts: list[Operation] = []
    for step in screen.hand.session.steps:
        parts += step.operations if isinstance(step, Batch) else (step,)
    return parts


def _did(screen: WorkScreen, *kinds: type[Operation]) -> bool:
    return any(isinstance(step, kinds) for step in _steps(screen))


STEPS = (
    Step("按 F6 到目录，用 ↑↓ 选一条，按 Enter 打开。", lambda screen: "open" in screen.toured),
    Step("在条文里写几个字，停一下：它们已经进了磁盘。", lambda screen: _did(screen, Replace, Retype)),
    Step("按 Ctrl+N 在后面插一条，看目录里后面的条号顺延。", lambda screen: _did(screen, Insert)),
    Step("按 Ctrl+Z，撤销到没有插入的时候。", lambda screen: not _did(screen, Insert)),
    Step("按 Ctrl+S，写一句说明，存一个版本。", lambda screen: not screen.hand.session.unsaved),
    Step("按 F4 看本条的沿革：谁、何时、改了哪些字；看过按 Esc。", lambda screen: "history" in screen.toured),
    Step("按 F10 看修改对照表，F8 逐处看，Esc 回来。", lambda screen: "table" in screen.toured),
)
_ABOUT = (
    "导览一共七步，每一步由您自己来做，做到了就进到下一步。",
    "要做的事写在最下面一行。再按一次 F9 可以不做了。",
    "建议在样例草案上做：按 Ctrl+O 选「打开样例」。在这里做的修改都可以用 Ctrl+Z 撤销。",
)


async def begin(screen: WorkScreen) -> None:
    """Start, or stop when one is on the way."""
    if screen.tour_step is not None:
        screen.tour_step = None
        screen.say("导览到此为止。按 F9 随时重来。")
        return
    await screen.app.push_screen_wait(Listing("导览", [plain(line) for line in _ABOUT], "Esc 开始"))
    screen.tour_step, screen.toured = 0, set()
    screen.focus_pane("article")
    show(screen)


def show(screen: WorkScreen) -> None:
    """Say what to do now; what was done already is stepped over."""
    at = screen.tour_step
    if at is None:
        return
    if STEPS[at].done(screen):
        at += 1
        screen.tour_step = at if at < len(STEPS) else None
        if at == len(STEPS):
            screen.say("✓ 导览做完了。F1 有全部的键，Ctrl+P 按名称找操作。")
            return
    screen.say(f"导览 {at + 1}/{len(STEPS)}：{STEPS[at].words}")
