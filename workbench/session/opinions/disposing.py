"""Answering opinions 采纳情况: a group is answered once, and every member it has now is listed as answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.amendments.opinions.dispositions import Answer, Disposition, Outcome
from workbench.amendments.opinions.numbers import said
from workbench.amendments.opinions.personal import masked, personal
from workbench.model.problems import refuse
from workbench.session.opinions.book import Book
from workbench.session.opinions.moments import now, whoever
from workbench.session.reading.history import trailers
from workbench.storage.opinions import lines
from workbench.storage.opinions.files import folder, saved
from workbench.storage.opinions.records import DISPOSITIONS
from workbench.storage.opinions.shards import Changes, appended
from workbench.storage.stages import stages

ACTION = "opinion-dispose"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Disposed:
    """``opinions``: every 意见编号 that is answered now, by group; ``commit``: the version that says so.

    ``changed``: those of them that had another answer before.
    """

    opinions: tuple[str, ...]
    answer: Answer
    commit: str
    changed: tuple[str, ...] = ()


def dispose(book: Book, ids: Sequence[str], answer: Answer, *, alone: bool = False, reopen: bool = False) -> Disposed:
    """Answer opinions with their groups (``alone``: without), as one commit.

    WorkbenchError: no such opinion, no reason where one is due, or an answer that was handed over with a stage and
    is not to be changed (``reopen`` changes it all the same).
    """
    made = _dispositions(book, ids, answer, alone=alone, reopen=reopen)
    answered = tuple(id for one in made for id in one.opinions)
    before = {id: book.opinion(id).outcome for id in answered}
    changed = tuple(id for id, was in before.items() if was not in (Outcome.OPEN, answer.outcome))
    shown = "、".join(map(said, ids[:_NAMED])) + ("等" if len(answered) > min(len(ids), _NAMED) else "")
    message = f"{answer.outcome}：{shown}（{len(answered)} 条）"
    reason = made[0].answer.reason
    marks = trailers(ACTION) | ({"Reason": reason} if reason else {})
    commit = saved(book.workspace, book.slug, _changes(book, made), message, marks, book.base)
    return Disposed(answered, answer, commit, changed)


def dispose_linked(book: Book, ids: Sequence[str], answer: Answer) -> dict[str, bytes | None]:
    """The files (by path in the workspace) that answer the opinions an amendment came from, with their groups.

    For the commit of whoever accepts or rejects the amendment: the answer and the deed are one version. Opinions
    that were answered already keep their answer; {} when that leaves none.
    """
    open_ids = [id for id in ids if book.opinion(id).outcome is Outcome.OPEN]
    if not open_ids:
        return {}
    made = _dispositions(book, open_ids, answer, alone=False, reopen=False)
    return {f"{folder(book.slug)}/{path}": content for path, content in _changes(book, made).items()}


def reopen_linked(book: Book, amendment: str, reason: str) -> dict[str, bytes | None]:
    """The files (by path in the workspace) that open again what was answered with an amendment taken back; may be {}.

    For the commit that takes it back. An opinion that got another answer since keeps that one.
    """
    answered = [id for id in book.asking.answered_with(amendment) if _is_answer_of(book, id, amendment)]
    if not answered:
        return {}
    answer = _masked(Answer(Outcome.OPEN, reason, amendment=amendment))
    made = Disposition(tuple(answered), answer, now(), whoever(book.workspace))
    return {f"{folder(book.slug)}/{path}": content for path, content in _changes(book, [made]).items()}


def _is_answer_of(book: Book, id: str, amendment: str) -> bool:
    found = book.asking.disposition(id)
    return found is not None and found.answer.amendment == amendment and found.answer.outcome is not Outcome.OPEN


def _changes(book: Book, made: Iterable[Disposition]) -> Changes:
    return appended(book.files, DISPOSITIONS, map(lines.write, made))


def _dispositions(
    book: Book, ids: Sequence[str], answer: Answer, *, alone: bool, reopen: bool
) -> tuple[Disposition, ...]:
    refusal = answer.refusal()
    if refusal is not None:
        raise refusal
    heads = dict.fromkeys((id if alone else book.opinion(id).head) for id in ids if book.opinion(id))
    if not heads:
        raise refuse("no-such-opinion", "没有说明是哪一条意见。", hint="写出意见编号，例如 132。")
    answer = _masked(answer)
    groups = [(head,) if alone else tuple(book.asking.members(head)) for head in heads]
    if not reopen:
        _refuse_closed(book, [id for group in groups for id in group])
    when, by = now(), whoever(book.workspace)
    return tuple(Disposition(group, answer, when, by) for group in groups)


def _masked(answer: Answer) -> Answer:
    """What an office writes goes into git too, so it is masked like what it answers."""
    reason, reply, adopted, agreed = (
        masked(words, personal(words)) for words in (answer.reason, answer.reply, answer.adopted, answer.agreed)
    )
    return replace(answer, reason=reason, reply=reply, adopted=adopted, agreed=agreed)


def _refuse_closed(book: Book, ids: Iterable[str]) -> None:
    """What was answered before the last stage was handed over with it."""
    found = stages(book.workspace, book.slug)
    for id in ids if found else ():
        disposition = book.asking.disposition(id)
        if disposition and disposition.answer.outcome is not Outcome.OPEN and _before(disposition, found[-1].time):
            message = f"意见#{id}的采纳情况已经随「{found[-1].name}」定稿，没有改。"
            raise refuse("ledger-closed", message, where=id, hint="确实要改的，加 --reopen。")


def _before(disposition: Disposition, time: int) -> bool:
    """A tag knows whole seconds: what was decided in the second of the stage belongs to it."""
    try:
        return int(datetime.fromisoformat(disposition.when).timestamp()) <= time
    except ValueError:
        return False
