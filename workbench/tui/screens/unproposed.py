"""Proposals that were being written when the program was stopped: gone on with, or given up."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.provision import Provision
from workbench.session.amending.unproposed import LeftBehind
from workbench.session.session import Edit
from workbench.tui.actions.consulting import switch_suggesting
from workbench.tui.editor.model.converting import body_of
from workbench.tui.editor.model.line import Span
from workbench.tui.screens.form import Field, Form
from workbench.tui.work.hand import Hand
from workbench.tui.work.showing import body_shown
from workbench.tui.work.suggesting import text_of
from workbench.tui.work.typing import typed_operation

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

_GO_ON, _GIVE_UP, _LATER = "接着写", "放弃", "以后再说"


async def offer(screen: WorkScreen, left: Sequence[LeftBehind]) -> None:
    """Ask about each of them, until one is gone on with."""
    for found in left:
        taken = await asyncio.to_thread(_taken_up, screen.hand, found)
        said = await _asked(screen, found, taken)
        if said == _GIVE_UP:
            await asyncio.to_thread(screen.hand.unproposed.forget, found)
            screen.say("已放弃上次没有提出的文字。")
        elif said == _GO_ON and taken:
            await _go_on(screen, found, *taken)
            return


def _taken_up(hand: Hand, found: LeftBehind) -> tuple[Edit, bool] | None:
    """The draft as it would be with the words, and whether nobody met them; None when their article is gone."""
    operation = typed_operation(found.was, found.written)
    return hand.unproposed.taken_up(found, operation) if operation else None


async def _asked(screen: WorkScreen, found: LeftBehind, taken: tuple[Edit, bool] | None) -> str:
    unit = found.was.id
    place = screen.hand.view.name(unit) if taken else "已经删去的一条"
    body = body_shown(taken[0].after, unit) if taken else body_of(found.written, _plain)
    choices = (_GO_ON, _GIVE_UP, _LATER) if taken else (_LATER, _GIVE_UP)
    note = f"上次在建议模式里对{place}写的文字还没有提出：\n{text_of(body)}"
    fields = [Field("what", "这些文字", choices[0], choices)]
    said = await screen.app.push_screen_wait(Form("没有提出的建议", fields, note))
    return said["what"] if said else _LATER


def _plain(part: Provision) -> tuple[str, Sequence[Span]]:
    """What it cites has no number any more."""
    return "".join(piece if isinstance(piece, str) else "……" for piece in part.text), ()


async def _go_on(screen: WorkScreen, found: LeftBehind, edit: Edit, alone: bool) -> None:
    unit = found.was.id
    await screen.go(unit)
    switch_suggesting(screen, True)
    screen.article.resume(unit, body_shown(edit.after, unit))
    await screen.article.flush()
    await asyncio.to_thread(screen.hand.unproposed.forget, found)
    screen.show_frame()
    told = "接着写，离开这一条或者按 Ctrl+S 提出。"
    screen.say(told if alone else f"草案后来改过这里，请对照着写。{told}", "" if alone else "bad")
