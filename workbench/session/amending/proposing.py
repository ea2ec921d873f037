"""Proposing: an operation somebody wishes for becomes an amendment, committed at once; the draft stays as it is."""

from dataclasses import dataclass, field

from workbench.amendments.opinions.submitters import is_institution
from workbench.amendments.proposing import proposed
from workbench.amendments.redlines import brief, marks
from workbench.amendments.scene import Scene
from workbench.amendments.values import Amendment
from workbench.language.display import one_line
from workbench.model.identity import Id, IdSource
from workbench.model.problems import refuse
from workbench.operations.values import Operation
from workbench.session.amending.committing import committed, trailers
from workbench.session.amending.holding import ground_of
from workbench.session.amending.privacy import without_personal
from workbench.session.amending.register import Register, called, files
from workbench.session.opinions.book import Book
from workbench.session.opinions.moments import now
from workbench.session.session import Session


@dataclass(frozen=True, slots=True)
class Details:
    """``office``: the office that proposes; ``proposer``: a person, who is written down by a pseudonym only."""

    reason: str = ""
    proposer: str = ""
    office: str = ""
    opinions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """``masked``: what was taken for personal data in the reason and left out of git."""

    amendment: Amendment
    commit: str
    masked: tuple[str, ...] = field(default=())


def propose(session: Session, about: Id, operation: Operation, details: Details) -> Proposed:
    """Propose ``operation`` for the provision ``about``, on the draft in hand."""
    session.apply(operation, dry_run=True)
    reason, hidden = without_personal(details.reason)
    opinions = tuple(dict.fromkeys(details.opinions))
    submitter = _submitter(session, opinions)
    made: list[Amendment] = []

    def make(register: Register) -> "dict[str, bytes | None]":
        made[:] = [_amendment(session, register, about, operation, details, reason, submitter)]
        return files(session.slug, made)

    commit = committed(session, make, lambda: (_subject(session, made[0]), trailers("amend-propose", made[0])))
    return Proposed(made[0], commit, hidden)


def _amendment(
    session: Session, register: Register, about: Id, operation: Operation, details: Details, reason: str, submitter: str
) -> Amendment:
    view = session.view
    ids = IdSource({*view.labels, *(one.id for one in register.amendments)})
    changes = proposed(operation, Scene(ground_of(view)), ids)
    if not changes:
        hint = "建议的文字与现在的一样。"
        raise refuse("no-change", "没有提出任何修改。", where=view.name(about), hint=hint)
    number = register.next_number
    office = one_line(details.office).strip() or (details.proposer if is_institution(details.proposer) else "")
    named = office or (f"提出人{number}" if details.proposer.strip() else submitter)
    return Amendment(
        ids.draw(), number, session.slug, about, changes, session.base, named, now(),
        bool(office) or is_institution(named), reason, brief(marks(changes, ground_of(view))), details.opinions,
    )  # fmt: skip


def _submitter(session: Session, opinions: tuple[str, ...]) -> str:
    """Who sent the first of the opinions; WorkbenchError when there is no such opinion."""
    if not opinions:
        return ""
    with Book.opened(session.desk, session.slug) as book:
        return [book.opinion(id).opinion.submitter for id in opinions][0]


def _subject(session: Session, amendment: Amendment) -> str:
    return f"{session.view.name(amendment.about)}：提出修改{called(amendment)}"
