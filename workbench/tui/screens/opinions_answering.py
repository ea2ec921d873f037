"""Answering an opinion, and with it its whole group: reason, reply, and what was agreed where departments differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.amendments.opinions.dispositions import REASONED, Answer, Outcome
from workbench.amendments.opinions.opinion import Kind
from workbench.amendments.values import WAITING
from workbench.language.display import clean
from workbench.model.problems import WorkbenchError
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import Disposed, dispose
from workbench.session.opinions.listing import Shown
from workbench.tui.previews.opinions import DEFERRED
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.work.committing import committed
from workbench.tui.work.hand import Hand

if TYPE_CHECKING:
    from textual.app import App

    from workbench.tui.screens.opinions import OpinionScreen

_GROUP, _ALONE = "同类的一并答复", "只答复这一条"
_ONLY = "只记处理，条文另改或者已经改了"
#: Those between whom there is something to be agreed on.
_OFFICES = (Kind.DEPARTMENT, Kind.LOCAL)


async def answer(screen: OpinionScreen, found: Shown, outcome: Outcome) -> str:
    """Ask and answer; what was done, "" when nothing was."""
    if outcome in (Outcome.ADOPTED, Outcome.PARTLY) and (id := await _amendment(screen, found)) is not None:
        return await _by_amendment(screen, id) if id else ""
    asked = await ask_answer(screen.app, found, outcome)
    if asked is None:
        return ""
    made, alone = asked
    done = await _disposed(screen, [found.listed.opinion.id], made, alone)
    if done is None:
        return ""
    name = DEFERRED if outcome is Outcome.OPEN else outcome.value
    changed = f"，其中 {len(done.changed)} 条原来另有答复" if done.changed else ""
    return f"已记为「{name}」：意见 {len(done.opinions)} 条{changed}。"


async def _amendment(screen: OpinionScreen, found: Shown) -> str | None:
    """The amendment by which the draft is to follow; None: none, "": go back."""
    id = found.listed.opinion.id
    waiting = [one.amendment for one in screen.consulted.entries if id in one.amendment.opinions]
    ways = {f"连条文一起改：建议#{one.number}": str(one.id) for one in waiting if one.state in WAITING}
    if not ways:
        return None
    said = await screen.app.push_screen_wait(
        Form(f"意见#{id}有据以提出的建议", [Field("how", "怎样采纳", "", (*ways, _ONLY))], confirm="继续")
    )
    return "" if said is None else ways.get(said["how"])


async def _by_amendment(screen: OpinionScreen, id: str) -> str:
    """Deciding on the amendment answers the opinion as well."""
    from workbench.tui.screens.amendments import AmendmentScreen
    from workbench.tui.work.sieves import Sieve

    await screen.app.push_screen_wait(AmendmentScreen(screen.hand, Sieve(), id))
    return "建议处理以后，意见随着记为相应的情况。"


async def ask_answer(app: App[None], found: Shown, outcome: Outcome) -> tuple[Answer, bool] | None:
    """The answer, and whether it is for this one only."""
    opinion, before = found.listed.opinion, found.disposition.answer if found.disposition else Answer(outcome)
    must = outcome in REASONED or outcome is Outcome.OPEN
    name = DEFERRED if outcome is Outcome.OPEN else outcome.value
    fields = [Field("reason", "理由（必须写）" if must else "理由", before.reason)]
    if outcome is not Outcome.OPEN:
        fields.append(Field("reply", "给提出人的答复", before.reply))
    if outcome in (Outcome.ADOPTED, Outcome.PARTLY):
        fields.append(Field("adopted", "采纳后的条文（可以不写）", before.adopted))
    if opinion.kind in _OFFICES and outcome not in (Outcome.ADOPTED, Outcome.OPEN):
        fields.append(Field("agreed", "协调结果", before.agreed))
    if found.listed.size > 1:
        fields.append(Field("scope", f"同类意见 {found.listed.size} 条", _GROUP, (_GROUP, _ALONE)))

    def judge(said: Answers) -> str:
        return f"「{name}」要写理由。" if must and not said["reason"].strip() else ""

    said = await app.push_screen_wait(Form(f"{name}意见#{opinion.id}", fields, judge=judge, confirm="答复"))
    if said is None:
        return None
    words = {key: clean(value).strip() for key, value in said.items() if key != "scope"}
    return Answer(outcome, **words), said.get("scope") == _ALONE


async def _disposed(screen: OpinionScreen, ids: Sequence[str], made: Answer, alone: bool) -> Disposed | None:
    """Answer; what was handed over with a stage is changed only when somebody says so."""
    try:
        return await _dispose(screen.hand, ids, made, alone, reopen=False)
    except WorkbenchError as error:
        if error.problem.code != "ledger-closed":
            raise
        note = f"{error.problem.message}改动以后，要重新导出意见采纳情况表。"
    if await screen.app.push_screen_wait(Form("采纳情况已经定稿", [], note, confirm="仍要改")) is None:
        return None
    return await _dispose(screen.hand, ids, made, alone, reopen=True)


async def _dispose(hand: Hand, ids: Sequence[str], made: Answer, alone: bool, *, reopen: bool) -> Disposed:
    def work() -> Disposed:
        with Book.opened(hand.session.desk, hand.session.slug) as book:
            return dispose(book, ids, made, alone=alone, reopen=reopen)

    return await committed(hand, work)
