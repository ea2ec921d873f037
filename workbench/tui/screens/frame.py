"""The lines around the panes: title above, keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.language.cells import cells
from workbench.tui.action import ACTIONS
from workbench.tui.widgets.one_row import Word
from workbench.tui.widgets.pieces import fitted

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


def title_line(screen: WorkScreen, width: int) -> str:
    """「条例（草案）─ 分支 main ─ 未存版 3 步 ─ 已自动保存」; the title is cut first."""
    hand = screen.hand
    instrument = hand.view.instrument
    title = (instrument.title or hand.session.slug) + (f"（{instrument.stage}）" if instrument.stage else "")
    branch = f"分支 {hand.branch}"
    waiting = f"未存版 {hand.session.unsaved} 步" if hand.session.unsaved else "已全部存版"
    written = "✗ 有冲突" if hand.collided else "✗ 尚未写入磁盘" if hand.unwritten else "修改已自动保存"
    rest = " ─ ".join([branch, waiting, written] if width >= 70 else [waiting, written])
    if hand.suggesting:
        title = f"【建议模式】{title}"
        written = "✎ 建议还没有提出" if screen.article.dirty else "草案不变"
        rest = " ─ ".join([branch, written] if width >= 70 else [written])
    return f"{fitted(title, max(8, width - cells(rest) - 3))} ─ {rest}"


def footer_words(screen: WorkScreen) -> list[Word]:
    """The keys that are needed most, in their order; what cannot be done now is dim."""
    shown = sorted((action for action in ACTIONS.values() if action.footer), key=lambda action: action.footer)
    keymap = screen.app.keymap  # type: ignore[attr-defined]
    return [
        Word(action.id, action.name, "off" if action.condition(screen) else "", action.shown_key(keymap))
        for action in shown
    ]
