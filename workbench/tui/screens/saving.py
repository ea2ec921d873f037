"""The dialog before a version is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.session.saving import Saved
from workbench.tui.screens.form import Field, Form
from workbench.tui.work.hand import Hand
from workbench.tui.work.proposing import proposed_message

if TYPE_CHECKING:
    from textual.app import App

_ABOUT = "修改早已逐步写入磁盘；存版是给它们一个说明，成为可以比较、可以取回的版本。"


async def save_dialog(app: App[None], hand: Hand, about: str = _ABOUT) -> Saved | None:
    """Ask why, and save all that is in hand; None when somebody went back."""
    session = hand.session
    field = Field("message", "为什么改", proposed_message(session.steps))
    note = f"共 {session.unsaved} 步修改。{about}"
    said = await app.push_screen_wait(
        Form("存版", [field], note, lambda said: "" if said["message"].strip() else "请写一句说明。", "存版")
    )
    return None if said is None else await hand.save(said["message"])
