"""Proposing on the screen: who proposes, why, and from which opinions; the draft stays as it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.amendments.proposing import proposed
from workbench.amendments.redlines import brief, marks
from workbench.amendments.scene import Scene
from workbench.model.identity import Id, IdSource
from workbench.model.problems import WorkbenchError, refuse
from workbench.operations.results import Refused
from workbench.operations.values import Operation
from workbench.session.amending.holding import ground_of
from workbench.session.amending.proposing import Details, Proposed, propose
from workbench.session.amending.register import called
from workbench.session.opinions.listing import Shown
from workbench.tui.failures import sentence
from workbench.tui.previews.anchored import anchors
from workbench.tui.previews.opinions import detail_items
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.screens.wording import Wording
from workbench.tui.work.committing import committed
from workbench.tui.work.hand import Hand
from workbench.tui.work.places import heading_lead, unit_of_place
from workbench.tui.work.suggesting import lines_of, proposal
from workbench.tui.work.typing import on_top

if TYPE_CHECKING:
    from textual.app import App

    from workbench.tui.screens.opinions import OpinionScreen
    from workbench.tui.screens.work import WorkScreen

_PROPOSE, _GIVE_UP = "提出建议", "放弃，恢复原文"


async def propose_from(screen: OpinionScreen, found: Shown) -> str:
    """Write an amendment after an opinion; what was done, "" when nothing was.

    What was written is offered again until it is proposed or given up.
    """
    hand, opinion = screen.hand, found.listed.opinion
    place = next((at for at, _ in anchors(found)), None)
    if place is None:
        raise refuse("no-place", f"意见#{opinion.id}没有关联条款。", hint="先用 Alt+L 关联，再提建议。")
    unit = unit_of_place(hand.view, place)
    title = f"据意见#{opinion.id}对{hand.view.name(unit)}提建议"
    beside = tuple(detail_items(found, (), ()))
    lead, body, wrong = heading_lead(hand.view, unit), lines_of(hand.view, unit), ""
    while (written := await screen.app.push_screen_wait(Wording(title, body, lead, beside, wrong))) is not None:
        body = written
        try:
            about, operation = proposal(hand.view, unit, body, hand.draw)
            said = await propose_dialog(screen.app, hand, about, operation, (opinion.id,), opinion.reason)
        except WorkbenchError as error:
            said, wrong = "", sentence(error.problem)
        if said:
            return said
    return ""


async def propose_typed(screen: WorkScreen) -> None:
    """What was typed in 建议模式 is proposed or given up; WorkbenchError, and the words stay, when it is neither."""
    hand, pane = screen.hand, screen.article
    body = pane.editor.body
    try:
        about, operation = proposal(pane.base, pane.unit, body, hand.draw)
    except WorkbenchError as error:
        if error.problem.code != "no-change":
            raise
        await pane.let_go(body)
        return
    carried = on_top(operation, pane.base.instrument, hand.view.instrument)
    if isinstance(carried, Refused):
        raise WorkbenchError(carried.problem)
    said = await propose_dialog(screen.app, hand, about, carried, given_up=True)
    if not said:
        raise refuse("not-proposed", "建议还没有提出，文字还在屏幕上。", hint="Ctrl+S 再提出，或者选放弃。")
    more = "" if await pane.let_go(body) else "此后又写的字还没有提出，和先前的都在屏幕上。"
    screen.taken_over()
    screen.say(f"{said}{more}")


async def propose_dialog(
    app: App[None],
    hand: Hand,
    about: Id,
    operation: Operation,
    opinions: tuple[str, ...] = (),
    reason: str = "",
    *,
    given_up: bool = False,
) -> str:
    """Ask who and why, and write the proposal down; what was done, "" when nothing was.

    ``given_up``: that the words are not to be proposed after all is an answer, too.
    """
    await asyncio.to_thread(hand.session.apply, operation, dry_run=True)
    by = "提出人（空着就是意见的提出人）" if opinions else "提出人（只记代称，姓名不写入版本库）"
    fields = [
        Field("reason", "理由", reason),
        Field("office", "提出的单位"),
        Field("proposer", by),
        Field("opinions", "出自哪些意见（编号，用、隔开）", "、".join(opinions)),
        *([Field("what", "写下的文字", _PROPOSE, (_PROPOSE, _GIVE_UP))] if given_up else []),
    ]
    note = f"对{hand.view.name(about)}，草案不动：{_redline(hand, operation)}"
    said = await app.push_screen_wait(Form("提出修改建议", fields, note, _judge, "提出"))
    if said is None:
        return ""
    if said.get("what") == _GIVE_UP:
        return "已放弃，恢复原文。"
    details = Details(said["reason"], said["proposer"].strip(), said["office"].strip(), _numbers(said["opinions"]))
    done = await committed(hand, lambda: propose(hand.session, about, operation, details))
    return _told(done)


def _redline(hand: Hand, operation: Operation) -> str:
    ground = ground_of(hand.view)
    return brief(marks(proposed(operation, Scene(ground), IdSource(set(ground.labels))), ground))


def _judge(said: Answers) -> str:
    try:
        _numbers(said["opinions"])
    except WorkbenchError as error:
        return error.problem.message
    return "单位和个人只写一个。" if said["office"].strip() and said["proposer"].strip() else ""


def _numbers(words: str) -> tuple[str, ...]:
    from workbench.amendments.opinions.numbers import read_number

    return tuple(read_number(one) for one in words.replace("，", "、").split("、") if one.strip())


def _told(done: Proposed) -> str:
    masked = f"理由里的{'、'.join(done.masked)}已经遮盖。" if done.masked else ""
    return f"已提出{called(done.amendment)}，草案没有改动。{masked}"
