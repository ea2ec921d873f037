"""Adopting an amendment: whole, by hunks, or with other words. What is unsure is shown first."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from workbench.amendments.hunks import chosen
from workbench.amendments.redlines import brief
from workbench.amendments.values import Amendment, Insertion
from workbench.amendments.verdict import Outcome
from workbench.model.level import BODY
from workbench.model.problems import WorkbenchError, refuse
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.session.amending.adopting import accept, accept_wording
from workbench.session.amending.deciding import Ruling
from workbench.session.amending.holding import Held, held
from workbench.session.amending.listing import Entry
from workbench.session.amending.register import called
from workbench.session.editing.made import one_or_batch
from workbench.session.view import View
from workbench.tui.editor.model.body import Body
from workbench.tui.failures import sentence
from workbench.tui.previews.amendments import detail_items, hunk_lines
from workbench.tui.screens.amendment_asking import ask, carried_out, waiting
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.screens.wording import Wording
from workbench.tui.work.committing import committed
from workbench.tui.work.places import heading_lead
from workbench.tui.work.suggesting import lines_of, text_of

if TYPE_CHECKING:
    from workbench.tui.screens.amendment_list import AmendmentList

_HUNKS, _WORDS = "只采纳其中几处", "另写文字"
_YES, _NO = "采纳", "不采纳"


async def accept_dialog(screen: AmendmentList, entry: Entry) -> str:
    """采纳; "" when nothing was done."""
    one = waiting(entry)
    found = screen.held(one)
    if found.outcome is Outcome.REFUSED:
        hint = "F6 部分采纳，另写文字；或者 F7 不采纳。"
        raise refuse("does-not-fit", f"{called(one)}不能照样采纳：{found.reason}", hint=hint)
    return await _adopt(screen, one, found)


async def _adopt(screen: AmendmentList, one: Amendment, found: Held, numbers: Collection[int] = ()) -> str:
    """Show what it would do, ask why, and do it; what is to be confirmed says so on the way."""
    doubtful = found.outcome is Outcome.NEEDS_CONFIRMATION
    what = "部分采纳" if numbers else "采纳"
    lead = f"自动合并，请看清楚再确认。{found.reason}\n" if doubtful else ""
    note = (
        f"{lead}采纳以后：{brief(found.redline)}" if found.outcome is not Outcome.ABSORBED else "草案里已经是这样了。"
    )
    confirm = "确认并采纳" if doubtful else what
    said = await ask(screen, f"{what}{called(one)}", note, confirm, must=bool(numbers))
    if said is None:
        return ""
    session = screen.hand.session
    made = await committed(screen.hand, lambda: accept(session, one.id, said, confirm=doubtful, numbers=numbers))
    return carried_out(made, f"已{what}{called(one)}")


async def partly_dialog(screen: AmendmentList, entry: Entry) -> str:
    """部分采纳: some hunks, or other words; "" when nothing was done."""
    one = waiting(entry)
    parts = hunk_lines(one, screen.hand.view)
    able = len(parts) > 1 and screen.held(one).outcome is not Outcome.REFUSED
    if able:
        ways = Form(f"部分采纳{called(one)}", [Field("how", "怎样采纳", _HUNKS, (_HUNKS, _WORDS))], confirm="继续")
        said = await screen.app.push_screen_wait(ways)
        if said is None:
            return ""
        if said["how"] == _HUNKS:
            return await _by_hunks(screen, one, parts)
    return await _by_words(screen, one, entry)


async def _by_hunks(screen: AmendmentList, one: Amendment, parts: Collection[str]) -> str:
    """Each hunk by itself."""
    fields = [
        Field(str(number), f"第 {number} 处：{words}", _YES, (_YES, _NO)) for number, words in enumerate(parts, 1)
    ]
    said = await screen.app.push_screen_wait(Form(f"{called(one)}：逐处定", fields, judge=_some, confirm="继续"))
    if said is None:
        return ""
    numbers = [int(number) for number, choice in said.items() if choice == _YES]
    found = held(one, screen.ground, chosen(one.changes, numbers))
    if found.outcome is Outcome.REFUSED:
        raise refuse("does-not-fit", f"这几处不能照样采纳：{found.reason}", hint="F6 另写文字。")
    return await _adopt(screen, one, found, numbers)


def _some(said: Answers) -> str:
    count = list(said.values()).count(_YES)
    return "一处也没有采纳；不采纳的用 F7。" if not count else "" if count < len(said) else "全都采纳的用 F5。"


async def _by_words(screen: AmendmentList, one: Amendment, entry: Entry) -> str:
    """The provision as somebody writes it, with the proposal in view; a conflict is resolved so.

    What was written is offered again until it is adopted or given up.
    """
    view = screen.hand.view
    _refuse_structure(one, view)
    found = screen.held(one)
    body: Body | None = lines_of(_as_proposed(found, view), one.about)
    lead = "" if view.node(one.about).level in BODY else heading_lead(view, one.about)
    title = f"另写{view.name(one.about)}的文字（{called(one)}）"
    wrong = ""
    while body is not None:
        beside = detail_items(found, entry, view)
        body = await screen.app.push_screen_wait(Wording(title, body, lead, beside, wrong))
        if body is None:
            break
        said = await ask(screen, f"部分采纳{called(one)}", "建议的文字和采纳的文字都留着。", "部分采纳", must=True)
        try:
            if said is not None:
                return await _adopt_words(screen, one, text_of(body), said)
        except WorkbenchError as error:
            wrong = sentence(error.problem)
    return ""


async def _adopt_words(screen: AmendmentList, one: Amendment, text: str, said: Ruling) -> str:
    session = screen.hand.session
    made = await committed(screen.hand, lambda: accept_wording(session, one.id, text, said))
    return carried_out(made, f"已部分采纳{called(one)}")


def _refuse_structure(one: Amendment, view: View) -> None:
    """Before somebody writes for nothing: only words of one place can be written otherwise."""
    if one.about not in view.labels:
        raise refuse("gone", "建议所针对的条款已经没有了。", hint="F7 不采纳，或者先把条文写出来。")
    inside = {part.id for part in view.node(one.about).walk()}
    places = (change.place.parent if isinstance(change, Insertion) else change.target for change in one.changes)
    if not inside.issuperset(places):
        message = f"{called(one)}不是对一处文字的修改，不能另写文字采纳。"
        raise refuse("not-a-rewording", message, hint="F5 采纳以后再改，或者先改条文，再 F7 不采纳。")


def _as_proposed(found: Held, view: View) -> View:
    """The draft with the proposal carried out where it can be, to begin with."""
    if not found.verdict.operations:
        return view
    made = apply(one_or_batch([*found.verdict.operations]), view.instrument, view.wording)
    there = isinstance(made, Applied) and found.amendment.about in View(made.instrument).labels
    return View(made.instrument) if isinstance(made, Applied) and there else view
