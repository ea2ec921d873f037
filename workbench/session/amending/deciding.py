"""Deciding without touching the draft: rejecting, deferring, withdrawing. Each decision is one commit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.amendments.opinions.dispositions import Answer
from workbench.amendments.opinions.dispositions import Outcome as Ending
from workbench.amendments.values import Amendment, Change, Decision, State
from workbench.model.problems import refuse
from workbench.session.amending.committing import Files, committed, trailers
from workbench.session.amending.privacy import without_personal
from workbench.session.amending.register import Register, called, files
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import dispose_linked
from workbench.session.opinions.moments import now, whoever
from workbench.session.session import Session

#: How a decision ends the opinions the amendment was drawn from.
_ENDINGS = {State.ADOPTED: Ending.ADOPTED, State.PARTLY: Ending.PARTLY, State.REJECTED: Ending.REJECTED}


@dataclass(frozen=True, slots=True)
class Ruling:
    """``reason``: why; ``reply``: what the proposer is told."""

    reason: str = ""
    reply: str = ""

    @property
    def cleaned(self) -> "Ruling":
        """Without characters that act on a screen, and without anybody's personal data."""
        return Ruling(*(without_personal(words)[0] for words in (self.reason, self.reply)))


def reject(session: Session, words: str, ruling: Ruling) -> tuple[Amendment, str]:
    """不采纳; the amendment and the commit. A reason is required."""
    return _decide(session, words, ruling, State.REJECTED, "amend-reject", "不采纳")


def defer(session: Session, words: str, ruling: Ruling) -> tuple[Amendment, str]:
    """缓议: it still waits, with the reason. A reason is required."""
    return _decide(session, words, ruling, State.OPEN, "amend-defer", "缓议")


def withdraw(session: Session, words: str, ruling: Ruling) -> tuple[Amendment, str]:
    """撤回 what nobody has decided on yet."""
    return _decide(session, words, ruling, State.WITHDRAWN, "amend-withdraw", "撤回")


def _decide(
    session: Session, words: str, ruling: Ruling, state: State, action: str, said: str
) -> tuple[Amendment, str]:
    ruling = ruling.cleaned
    if state is not State.WITHDRAWN:
        require_reason(ruling, said)
    id = Register(session.desk, session.slug).find(words).id
    made: list[Amendment] = []

    def make(register: Register) -> Files:
        made[:] = [decided(session, undecided(register, id), state, ruling)]
        return all_files(session, made[0])

    commit = committed(
        session, make, lambda: (_subject(session, made[0], said), trailers(action, made[0], ruling.reason))
    )
    return made[0], commit


def _subject(session: Session, amendment: Amendment, said: str) -> str:
    about = amendment.about
    where = f"{session.view.name(about)}：" if about in session.view.labels else ""
    return f"{where}{said}修改{called(amendment)}"


def require_reason(ruling: Ruling, said: str) -> None:
    """Refuse a decision that has to be explained and is not."""
    if not ruling.reason.strip():
        raise refuse("no-reason", f"「{said}」没有写理由。", hint="用 --reason 写明理由。")


def undecided(register: Register, id: str) -> Amendment:
    """The amendment, if nobody has decided on it; WorkbenchError otherwise."""
    amendment = register.find(id)
    if amendment.state is State.WITHDRAWN:
        raise refuse("withdrawn", f"{called(amendment)}已经撤回。", hint="要再提出，请用 amend propose。")
    if amendment.state in _ENDINGS:
        hint = (
            "要收回，用 amend withdraw。" if amendment.state is not State.REJECTED else "要再提出，请用 amend propose。"
        )
        raise refuse("already-decided", f"{called(amendment)}已经处理为「{amendment.state}」。", hint=hint)
    return amendment


def decided(
    session: Session, amendment: Amendment, state: State, ruling: Ruling, adopted: Sequence[Change] = ()
) -> Amendment:
    """The amendment with a decision of now, by whoever sits here."""
    decision = Decision(now(), whoever(session.desk.workspace), ruling.reason, ruling.reply, tuple(adopted))
    return replace(amendment, state=state, decision=decision)


def all_files(session: Session, amendment: Amendment, adopted: str = "") -> Files:
    """Its file, and those that answer the opinions it was drawn from. ``adopted``: the provision as it reads now."""
    changed = files(session.slug, [amendment])
    ending = _ENDINGS.get(amendment.state)
    if ending is None or not amendment.opinions or amendment.decision is None:
        return changed
    answer = Answer(ending, amendment.decision.reason, amendment.decision.reply, adopted, amendment.id)
    with Book.opened(session.desk, session.slug) as book:
        return changed | dispose_linked(book, amendment.opinions, answer)
