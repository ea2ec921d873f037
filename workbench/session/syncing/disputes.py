"""The open questions of a draft as people read them: both sides in words, with who wrote them and when."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.merging.values import Kind
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.model.tokens import TokenError, decode
from workbench.session.desk import Desk
from workbench.session.syncing.questions import open_questions, places, what
from workbench.session.view import View
from workbench.storage.merging.conflicts import Question, Version


@dataclass(frozen=True, slots=True)
class Side:
    """What one side has, in words; None: it deleted the place. ``when``: ISO 8601."""

    words: str | None
    author: str
    when: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question. ``blocks``: to be decided, else only confirmed; ``at``: its places that are in the draft.

    ``by_hand``: words can be written for it; ``note``: what a confirmation has to say beside its places.
    """

    id: str
    blocks: bool
    what: str
    places: tuple[str, ...]
    at: tuple[Id, ...]
    by_hand: bool
    note: str
    base: str | None
    ours: Side | None
    theirs: Side | None


def disputes(
    desk: Desk, slug: str, view: View, revision: str | None = None
) -> tuple[tuple[Dispute, ...], tuple[Problem, ...]]:
    """The questions as saved (or at a revision), those to be decided first; what of them could not be read."""
    found, problems = open_questions(desk, slug, revision)
    return tuple(_dispute(question, view) for question in found), problems


def as_problems(found: tuple[Dispute, ...], view: View, hint: str) -> Iterator[Problem]:
    """The same for a list of what is wrong with a draft, each at its place."""
    for one in found:
        severity = Severity.ERROR if one.blocks else Severity.WARNING
        where = view.name(one.at[0]) if one.at else "、".join(one.places)
        front = "合并留下的冲突：" if one.blocks else ""
        yield Problem("open-conflict", f"{front}{one.what}。", where, hint, severity)


def _dispute(question: Question, view: View) -> Dispute:
    at = tuple(Id(target) for target in question.targets if target in view.labels)
    return Dispute(
        question.id,
        question.blocks,
        what(question),
        places(question, view),
        at,
        question.kind == Kind.WORDS and bool(at),
        question.words,
        _words(question, question.base, view),
        _version(question, question.ours, view),
        _version(question, question.theirs, view),
    )


def _version(question: Question, version: Version | None, view: View) -> Side | None:
    if version is None:
        return None
    return Side(_words(question, version.value, view), version.author, version.when)


def _words(question: Question, value: str | None, view: View) -> str | None:
    """A stored value in words; what cannot be read is shown as it is stored."""
    try:
        return None if value is None else _READERS.get(question.kind, _as_stored)(value, question, view)
    except (TokenError, ValueError, TypeError):
        return value


def _text(value: str, question: Question, view: View) -> str:
    target = Id(question.targets[0])
    return view.wording.words(decode(value), target) if target in view.labels else value


def _heading(value: str, question: Question, view: View) -> str:
    words, _ = json.loads(value)
    return str(words)


def _place(value: str, question: Question, view: View) -> str:
    parent, _, after = value.partition(" ")
    names = [view.name(Id(id)) or "全文" if id in view.labels else "已不在的条款" for id in (parent, after) if id]
    return f"在{names[0]}，{names[1]}之后" if after else f"在{names[0]}的开头"


def _property(value: str, question: Question, view: View) -> str:
    read = json.loads(value)
    lines = read if isinstance(read, list) else [read]
    return "\n".join(str(one[0] if isinstance(one, list) else one) for one in lines)


def _as_stored(value: str, question: Question, view: View) -> str:
    return value


_READERS: dict[str, Callable[[str, Question, View], str]] = {
    Kind.WORDS: _text,
    Kind.HEADING: _heading,
    Kind.PLACE: _place,
    Kind.PROPERTY: _property,
}
