"""Carrying amendments out: on the work in hand, and for good with the decision in the same commit."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from workbench.amendments.hunks import chosen
from workbench.amendments.values import Amendment, Change, State
from workbench.amendments.verdict import Outcome, Verdict
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError, refuse
from workbench.session.amending.committing import Files, trailers
from workbench.session.amending.deciding import Ruling, all_files, decided, require_reason, undecided
from workbench.session.amending.holding import Held, effect, ground_of, held
from workbench.session.amending.register import Register, called
from workbench.session.editing.made import one_or_batch
from workbench.session.editing.retyping import retyping
from workbench.session.saving import Beside
from workbench.session.session import Session


@dataclass(frozen=True, slots=True)
class Adopted:
    """``commit``: "" when it was refused or has to be confirmed. ``steps``: other steps in hand saved along with it."""

    held: Held
    commit: str = ""
    steps: int = 0


def hold(session: Session, words: str, numbers: Collection[int] = ()) -> Held:
    """An amendment, or some of its hunks, against the draft in hand; nothing is changed."""
    amendment = Register(session.desk, session.slug).find(words)
    return held(amendment, ground_of(session.view), chosen(amendment.changes, numbers) if numbers else None)


def apply(session: Session, words: str, *, confirm: bool = False, numbers: Collection[int] = ()) -> Held:
    """Carry it out on the work in hand where that is certain, or confirmed; nothing is committed."""
    found = hold(session, words, numbers)
    if found.amendment.state in (State.REJECTED, State.WITHDRAWN):
        undecided(Register(session.desk, session.slug), found.amendment.id)
    return carry_out(session, found, confirm)


def carry_out(session: Session, found: Held, confirm: bool) -> Held:
    """One step of the work in hand, where that is certain or confirmed; else nothing."""
    if found.outcome is Outcome.NEEDS_CONFIRMATION and confirm:
        found = replace(found, verdict=replace(found.verdict, outcome=Outcome.APPLIED))
    if found.outcome is Outcome.APPLIED:
        session.apply(one_or_batch([*found.verdict.operations]))
    return found


def accept(
    session: Session, words: str, ruling: Ruling, *, confirm: bool = False, numbers: Collection[int] = ()
) -> Adopted:
    """采纳, with ``numbers`` 部分采纳 of these hunks: the draft and the decision are one commit, or nothing is done."""
    ruling = ruling.cleaned
    amendment = undecided(Register(session.desk, session.slug), words)
    if numbers:
        require_reason(ruling, State.PARTLY)
    changes = chosen(amendment.changes, numbers) if numbers else None
    state = State.ADOPTED if changes in (None, amendment.changes) else State.PARTLY
    return _adopt(session, held(amendment, ground_of(session.view), changes), state, ruling, confirm)


def accept_wording(session: Session, words: str, text: str, ruling: Ruling) -> Adopted:
    """部分采纳 with other words: ``text`` becomes the text of the provision it was proposed for."""
    ruling = ruling.cleaned
    amendment = undecided(Register(session.desk, session.slug), words)
    require_reason(ruling, State.PARTLY)
    operation = retyping(session.view, _reworded(session, amendment), text).operation
    verdict = Verdict(Outcome.APPLIED, operations=(operation,))
    ground = ground_of(session.view)
    shown = held(amendment, ground, effect(verdict, ground))
    return _adopt(session, replace(shown, verdict=verdict, suggestion=None), State.PARTLY, ruling, False)


def _reworded(session: Session, amendment: Amendment) -> Id:
    """The provision whose words are to be others; refuses amendments that do something else."""
    inside = session.view.labels.get(amendment.about)
    ids = {part.id for part in inside.walk()} if inside else set[Id]()
    if not all(target in ids for target in amendment.targets):
        hint = "请先修改草案，再用 accept 或者 reject 处理这件修改建议。"
        raise refuse("not-a-rewording", f"{called(amendment)}不是对一处文字的修改，不能另写文字采纳。", hint=hint)
    return amendment.about


def _adopt(session: Session, found: Held, state: State, ruling: Ruling, confirm: bool) -> Adopted:
    before = session.unsaved
    made = effect(found.verdict, ground_of(session.view))
    done = carry_out(session, found, confirm)
    if not done.verdict.settled:
        return Adopted(done)
    adopted = made if made != done.amendment.changes else ()
    said = f"{state}修改{called(done.amendment)}" + (f"，{ruling.reason}" if ruling.reason else "")
    return _saved(session, done, state, ruling, adopted, said, before)


def _saved(
    session: Session, done: Held, state: State, ruling: Ruling, adopted: tuple[Change, ...], said: str, before: int
) -> Adopted:
    def files() -> Files:
        amendment = undecided(Register(session.desk, session.slug), done.amendment.id)
        return all_files(session, decided(session, amendment, state, ruling, adopted), _words(session, done.verdict))

    beside = Beside(files, trailers("amend-accept", done.amendment, ruling.reason))
    return save_with(session, done, said, beside, before)


def save_with(session: Session, done: Held, said: str, beside: Beside, before: int) -> Adopted:
    """Save the draft and ``beside`` as one; when that is refused, the step that was made is taken back.

    ``before``: steps that were in hand before it.
    """
    try:
        saved = session.save(said, beside=beside)
    except WorkbenchError:
        if session.unsaved > before:
            session.undo()
        raise
    now = Register(session.desk, session.slug).find(done.amendment.id)
    return Adopted(replace(done, amendment=now), saved.commit, before)


def _words(session: Session, verdict: Verdict) -> str:
    """The provisions it was made in, as they read now."""
    touched = (id for id in verdict.touched if id in session.view.labels)
    return "\n".join(filter(None, (session.view.wording.text(id) for id in touched)))
