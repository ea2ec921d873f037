"""Taking back: what was adopted goes out of the draft again, and later edits stay."""

from dataclasses import replace

from workbench.amendments.inverse import inverse
from workbench.amendments.values import Amendment, State
from workbench.amendments.verdict import Outcome, Verdict
from workbench.session.amending.adopting import Adopted, carry_out, save_with
from workbench.session.amending.committing import Files, trailers
from workbench.session.amending.deciding import Ruling, all_files, withdraw
from workbench.session.amending.holding import Held, ground_of, held
from workbench.session.amending.register import Register, called
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import reopen_linked
from workbench.session.saving import Beside
from workbench.session.session import Session


def take_back(session: Session, words: str, ruling: Ruling, *, confirm: bool = False) -> Adopted:
    """撤回: what was adopted is undone in the draft by its inverse, held against the draft as it is now."""
    ruling = ruling.cleaned
    amendment = Register(session.desk, session.slug).find(words)
    if amendment.state not in (State.ADOPTED, State.PARTLY) or amendment.decision is None:
        withdrawn, commit = withdraw(session, words, ruling)
        return Adopted(Held(withdrawn, Verdict(Outcome.ABSORBED), "", ()), commit)
    before = session.unsaved
    back = inverse(amendment.decision.adopted or amendment.changes)
    done = carry_out(session, held(amendment, ground_of(session.view), back), confirm)
    if not done.verdict.settled:
        return Adopted(done)
    reasons = (amendment.decision.reason, f"撤回：{ruling.reason}" if ruling.reason else "")
    decision = replace(amendment.decision, reason="；".join(filter(None, reasons)))
    withdrawn = replace(amendment, state=State.WITHDRAWN, decision=decision)
    marks = trailers("amend-withdraw", amendment, ruling.reason or "撤回采纳")
    beside = Beside(lambda: {**all_files(session, withdrawn), **_reopened(session, amendment, ruling)}, marks)
    return save_with(session, done, f"撤回已经采纳的修改{called(amendment)}", beside, before)


def _reopened(session: Session, amendment: Amendment, ruling: Ruling) -> Files:
    """What answers the opinions with this amendment holds no longer: they wait again, and it is said why."""
    reason = f"采纳的修改{called(amendment)}已经撤回" + (f"：{ruling.reason}" if ruling.reason else "")
    with Book.opened(session.desk, session.slug) as book:
        return reopen_linked(book, amendment.id, reason)
