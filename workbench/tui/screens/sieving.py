"""The dialogs that say what is listed: all conditions at once, or the words alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.problems import WorkbenchError
from workbench.session.view import View
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.work.sieves import GENERAL, KINDS, Sieve, place_said

if TYPE_CHECKING:
    from textual.app import App


async def ask_sieve(app: App[None], sieve: Sieve, view: View, states: tuple[str, ...], *, kinds: bool) -> Sieve | None:
    """Every condition; None when it stays as it was."""
    place = GENERAL if sieve.general else view.name(sieve.place) if sieve.place else ""
    fields = [
        Field("state", "情况", sieve.state, states),
        *([Field("kind", "来源", sieve.kind, KINDS)] if kinds else []),
        Field("place", "条款（空着是全部" + ("，写「总体」是总体意见）" if kinds else "）"), place, (), "第八条"),
        Field("words", "含有的文字", sieve.words),
    ]

    def judge(said: Answers) -> str:
        try:
            place_said(said["place"], view)
        except WorkbenchError as error:
            return error.problem.message
        return ""

    said = await app.push_screen_wait(Form("筛选", fields, judge=judge))
    if said is None:
        return None
    at, general = place_said(said["place"], view)
    return Sieve(said["state"], said.get("kind", sieve.kind), at, general, said["words"].strip())


async def ask_words(app: App[None], sieve: Sieve) -> Sieve | None:
    """Only the words."""
    said = await app.push_screen_wait(Form("查找", [Field("words", "含有的文字（空着是全部）", sieve.words)]))
    return None if said is None else replace(sieve, words=said["words"].strip())
