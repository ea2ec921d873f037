"""What every decision on an amendment asks, and how it is carried out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.amendments.values import WAITING, Amendment, State
from workbench.model.problems import refuse
from workbench.session.amending.adopting import Adopted
from workbench.session.amending.deciding import Ruling
from workbench.session.amending.listing import Entry
from workbench.session.amending.register import called
from workbench.tui.screens.form import Answers, Field, Form

if TYPE_CHECKING:
    from workbench.tui.screens.amendment_list import AmendmentList


def waiting(entry: Entry) -> Amendment:
    """The amendment, if nobody has decided on it; WorkbenchError otherwise."""
    if entry.amendment.state not in WAITING:
        message = f"{called(entry.amendment)}已经处理为「{entry.state}」。"
        adopted = entry.state in (State.ADOPTED, State.PARTLY)
        raise refuse("already-decided", message, hint="要收回，用 F9 撤回。" if adopted else "要再议，请另行提出。")
    return entry.amendment


async def ask(screen: AmendmentList, title: str, note: str, confirm: str, *, must: bool) -> Ruling | None:
    """Reason and reply; how many unsaved steps go along is said."""
    steps = screen.hand.session.unsaved
    along = f"手头还没有存版的 {steps} 步修改一并存入这个版本。" if steps and confirm not in ("不采纳", "缓议") else ""
    fields = [Field("reason", "理由（必须写）" if must else "理由"), Field("reply", "给提出人的答复")]

    def judge(said: Answers) -> str:
        return "请写理由。" if must and not said["reason"].strip() else ""

    words = "\n".join(part for part in (note, along) if part)
    said = await screen.app.push_screen_wait(Form(title, fields, words, judge, confirm))
    return None if said is None else Ruling(said["reason"], said["reply"])


def carried_out(made: Adopted, told: str) -> str:
    """What was done; WorkbenchError where the draft turned out otherwise between showing and doing."""
    if made.commit:
        return f"{told}（{made.commit[:8]}）。"
    raise refuse("does-not-fit", f"没有改动：{made.held.reason or '草案现在的文字不合。'}", hint="看过现在的样子再定。")
