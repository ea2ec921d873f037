"""Answering a question of a merge: the answer and the end of the question are one saved version."""

import json
from collections.abc import Mapping
from dataclasses import replace

from workbench.merging.values import Kind
from workbench.merging.weaving import to_segments, to_text, woven
from workbench.model.identity import Id
from workbench.model.instrument import Attachment, Instrument
from workbench.model.level import Level
from workbench.model.problems import refuse
from workbench.model.provision import Heading
from workbench.model.tokens import TokenError, decode
from workbench.operations.values import ChangeLevel, Delete, Move, Operation, Replace, SetHeading, SetProperty
from workbench.session.editing.retyping import retyping
from workbench.session.saving import Beside, Saved
from workbench.session.saving import changes as changed_files
from workbench.session.session import Session
from workbench.session.syncing.questions import places, question_of
from workbench.session.view import View
from workbench.storage.merging.conflicts import Question, Version, path_of

OURS, THEIRS, AS_IT_IS = "ours", "theirs", "ok"
_CHOICES = {OURS: "采用本方", THEIRS: "采用对方", AS_IT_IS: "确认现状"}


def resolve(session: Session, id: str, choice: str, text: str | None = None) -> Saved:
    """Answer with one side's version, with the draft as it is now (``ok``), or with ``text`` typed for the place.

    Refused while unsaved work is in hand, which would go into the same version unasked.
    """
    if session.unsaved:
        raise refuse("unsaved-work", f"还有 {session.unsaved} 步修改没有保存。", hint="先用 save 保存，再裁定。")
    question = question_of(session.desk, session.slug, id)
    operation = None if choice == AS_IT_IS else _operation(question, choice, text, session)
    if operation is not None:
        session.apply(operation)
    said = "、".join(places(question, session.view)[:3])
    message = f"裁定合并冲突：{said}，{'另行写定' if text is not None else _CHOICES[choice]}"
    return session.save(message, beside=Beside(lambda: _files(question, choice, session), {}))


def _files(question: Question, choice: str, session: Session) -> Mapping[str, bytes | None]:
    files: dict[str, bytes | None] = {f"drafts/{session.slug}/{path_of(question)}": None}
    if question.targets == ("attachments",) and choice != AS_IT_IS:
        now = session.view.instrument
        files |= changed_files(session.slug, now, _with_attachments(now, _chosen(question, choice)))
    return files


def _chosen(question: Question, choice: str) -> str | None:
    version = question.ours if choice == OURS else question.theirs
    return (version or Version(None)).value


def _operation(question: Question, choice: str, text: str | None, session: Session) -> Operation | None:
    if not question.blocks:
        raise refuse("nothing-to-decide", "这一处只需要确认。", hint="用 --ok 确认；要修改的，先用平常的命令修改。")
    target, view = Id(question.targets[0]), session.view
    if question.kind != Kind.PROPERTY and target not in view.labels:
        raise refuse("no-longer-there", "这一处条款已经不在草案里。", hint="用 --ok 结束这一处冲突。")
    if text is not None:
        return retyping(view, target, text).operation
    return _chosen_operation(question, target, _chosen(question, choice), view)


def _chosen_operation(question: Question, target: Id, value: str | None, view: View) -> Operation | None:
    match question.kind:
        case Kind.DELETED:
            return Delete(target) if value is None else None
        case Kind.WORDS:
            return _reworded(question, target, value or "", view)
        case Kind.HEADING:
            return SetHeading(target, Heading(*json.loads(value)) if value else None)
        case Kind.LEVEL:
            return ChangeLevel(target, Level(value or "")) if value != view.node(target).level else None
        case Kind.PLACE:
            return _moved(target, value, view)
        case _:
            return _property(target, value)


def _reworded(question: Question, target: Id, value: str, view: View) -> Operation | None:
    """The chosen words, with whatever was changed in the text since the merge."""
    try:
        base, chosen = decode(question.base or ""), decode(value)
    except TokenError as error:
        raise refuse("bad-conflict", "记录冲突的文件读不懂。", hint="用 --text 写定文字。") from error
    now = view.node(target).text
    done = woven(to_segments(base), to_segments(now), to_segments(chosen))
    if done.ours != done.theirs:
        hint = "用 --text 写定文字，或者用 --ok 保留现在的文字。"
        raise refuse("changed-since", "合并以后这一处又改过同样的文字。", hint=hint)
    return Replace(target, to_text(done.now)) if to_text(done.now) != now else None


def _moved(target: Id, value: str | None, view: View) -> Operation | None:
    parent, _, after = (value or "").partition(" ")
    if Id(parent) not in view.labels:
        raise refuse("no-longer-there", "要移到的地方已经不在草案里。", hint="用 move 移到合适的位置，再用 --ok 结束。")
    siblings = [child.id for child in view.node(Id(parent)).children if child.id != target]
    index = siblings.index(Id(after)) + 1 if Id(after) in siblings else 0
    return Move(target, Id(parent), index)


def _property(name: str, value: str | None) -> Operation | None:
    if name == "attachments" or value is None:
        return None
    read = json.loads(value)
    return SetProperty(name, tuple(read) if isinstance(read, list) else str(read))


def _with_attachments(now: Instrument, value: str | None) -> Instrument:
    rows = json.loads(value or "[]")
    return replace(now, attachments=tuple(Attachment(title, tuple(lines), before) for title, lines, before in rows))
