"""All amendments that wait, held against the saved draft: what still fits is brought up to date, the rest is said."""

from dataclasses import dataclass, replace

from workbench.amendments.ground import Ground
from workbench.amendments.redlines import brief, marks
from workbench.amendments.values import Amendment, Deletion, State
from workbench.amendments.verdict import Outcome
from workbench.session.amending.committing import Files, committed
from workbench.session.amending.holding import Held, effect, ground_of, held
from workbench.session.amending.register import Register, called, files
from workbench.session.reading.history import trailers
from workbench.session.session import Session

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Rebased:
    """Every amendment that waits with what becomes of it; ``changed``: those whose file is a new one."""

    held: tuple[Held, ...]
    changed: tuple[Amendment, ...]
    commit: str = ""


def rebase(session: Session) -> Rebased:
    """Bring all that wait up to date with the saved draft, in one commit; none when nothing changes."""
    ground = ground_of(session.saved)
    found, changed = _brought_up_to_date(Register(session.desk, session.slug), ground, session.base)
    if not changed:
        return Rebased(found, ())

    def make(register: Register) -> Files:
        return files(session.slug, _brought_up_to_date(register, ground, session.base)[1])

    return Rebased(found, changed, committed(session, make, lambda: (_subject(changed), trailers("amend-rebase"))))


def _brought_up_to_date(
    register: Register, ground: Ground, revision: str
) -> tuple[tuple[Held, ...], tuple[Amendment, ...]]:
    found = tuple(held(one, ground) for one in register.waiting)
    made = [(one.amendment, _up_to_date(one, ground, revision)) for one in found]
    return found, tuple(new for old, new in made if new != old)


def _up_to_date(one: Held, ground: Ground, revision: str) -> Amendment:
    """Made on the words as they are now; what does not fit keeps the words it was made on."""
    if one.outcome is Outcome.REFUSED:
        return replace(one.amendment, state=State.LAPSED if one.verdict.lapsed else State.CONFLICT)
    waiting = replace(one.amendment, state=State.OPEN)
    changes = effect(one.verdict, ground)
    # A deletion fits only while its base is what it was; written anew, one of a frozen number would be a rewording.
    deletes = any(isinstance(change, Deletion) for change in waiting.changes)
    if one.outcome is not Outcome.APPLIED or deletes or changes == waiting.changes:
        return waiting
    return replace(waiting, changes=changes, base_revision=revision, redline=brief(marks(changes, ground)))


def _subject(changed: tuple[Amendment, ...]) -> str:
    named = "、".join(called(one) for one in changed[:_NAMED])
    return f"修改建议随草案更新：{named}" + (f"等 {len(changed)} 件" if len(changed) > _NAMED else "")
