"""Reading the file of an amendment: whatever in it does not agree with the rest is said, and nothing of it is used."""

import json
from collections.abc import Sequence
from functools import lru_cache

from workbench.amendments.machine_patch import verify
from workbench.amendments.sealing import seal
from workbench.amendments.values import (
    Amendment,
    Change,
    Decision,
    Deletion,
    Insertion,
    NewHeading,
    Place,
    Relocation,
    Rewording,
    State,
)
from workbench.model.identity import Id
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.model.provision import Heading, Provision
from workbench.model.tokens import TokenError, decode
from workbench.operations.provision_data import provision_from_data
from workbench.storage.amendments import schema
from workbench.storage.amendments.writer import anchors, readable
from workbench.storage.files.schema import defects
from workbench.storage.files.toml_reader import Source
from workbench.storage.files.toml_reader import read as read_toml

MAX_BYTES = 1_000_000
_BY_HAND = "不要手工改动这个文件；可以从版本库取回原来的内容，或者撤回后重新提出。"


#: A command reads all of them several times, because somebody else may have saved in between.
@lru_cache(maxsize=2048)
def read(path: str, content: bytes, draft: str) -> tuple[Amendment | None, tuple[Problem, ...]]:
    """The amendment of a file; None, and one problem, when it cannot be trusted."""
    source = read_toml(path, content, MAX_BYTES)
    if not source.parsed:
        return None, tuple(source.problems)
    try:
        return _amendment(_checked(source), path, draft), tuple(source.problems)
    except WorkbenchError as error:
        problem = error.problem
        return None, (Problem(problem.code, problem.message, problem.where or path, problem.hint),)


def _checked(source: Source) -> schema.File:
    from pydantic import ValidationError

    try:
        return schema.File.model_validate(source.data)
    except ValidationError as error:
        _, key, said = defects(error)[0]
        where = f"{source.path}:{_line(source, key)}"
        raise refuse("bad-amendment", said, where=where, hint=_BY_HAND) from error


def _line(source: Source, key: str) -> int:
    return next((line for (_, known), line in source.lines.items() if known == key), 1)


def _amendment(file: schema.File, path: str, draft: str) -> Amendment:
    if path.rpartition("/")[2] != f"{file.id}.toml":
        raise refuse("wrong-name", f"文件名与里面的编号 {file.id} 不符。", hint=_BY_HAND)
    state = _state(file)
    adopted = tuple(map(_change, file.adopted))
    said = [Decision(one.when, one.by, one.reason, one.reply, adopted) for one in file.decision]
    return Amendment(
        Id(file.id), file.number, draft, Id(file.about), tuple(map(_change, file.change)), file.base_revision,
        file.proposer, file.when, file.office, _prose(file.reason), _prose(file.redline), tuple(file.opinions), state,
        said[0] if said else None,
    )  # fmt: skip


def _prose(words: str) -> str:
    return words.removesuffix("\n")


def _state(file: schema.File) -> State:
    try:
        state = State(file.state or State.OPEN)
    except ValueError:
        names = "、".join(State)
        raise refuse("bad-amendment", f"「state」只能是{names}。", hint=_BY_HAND) from None
    decided = state in (State.ADOPTED, State.PARTLY, State.REJECTED)
    if decided and not file.decision or file.adopted and not file.decision:
        raise refuse("bad-amendment", f"状态「{state}」与记载的处理不符。", hint=_BY_HAND)
    return state


def _change(file: schema.AnyChange) -> Change:
    change = _read(file)
    if seal(change) != file.seal:
        message = "记载的原文或编号与校验值不符，这件修改建议被改动过。"
        raise refuse("seal-differs", message, hint=_BY_HAND)
    return change


def _read(file: schema.AnyChange) -> Change:
    match file:
        case schema.Reworded():
            return _rewording(file)
        case schema.Retitled():
            headings = ((file.base, file.base_bracket), (file.new, file.new_bracket))
            base, new = (None if words is None else Heading(words, bracket) for words, bracket in headings)
            return NewHeading(Id(file.target), base, new)
        case schema.Inserted():
            provisions = tuple(map(_provision, file.provisions))
            _agree(file.words, provisions)
            return Insertion(_place(file), provisions)
        case schema.Deleted():
            provision = _provision(file.provision)
            _agree(file.words, (provision,))
            if provision.id != file.target:
                raise refuse("ids-differ", "记载的编号前后不符。", hint=_BY_HAND)
            return Deletion(provision, _place(file))
        case schema.Moved():
            stood = _between(file.from_parent, file.from_after, file.from_before)
            return Relocation(Id(file.target), stood, _place(file))


def _rewording(file: schema.Reworded) -> Rewording:
    base, new = (_stored(words, file.verbatim) for words in (file.base, file.new))
    change = Rewording(Id(file.target), base, new)
    verify(file.patch.removesuffix("\n"), base, new)
    if file.anchor != anchors(change):
        raise refuse("anchor-differs", "记载的所在句与原文不符。", hint=_BY_HAND)
    return change


def _stored(words: str, verbatim: bool) -> str:
    stored = words.removesuffix("\n") if verbatim else words.replace("\n", "")
    try:
        decode(stored)
    except TokenError as error:
        raise refuse("bad-token", f"「{error.args[0]}」不是引用标记。", hint=_BY_HAND) from None
    return stored


def _provision(line: str) -> Provision:
    try:
        return provision_from_data(json.loads(line))
    except (ValueError, RecursionError):
        raise refuse("bad-amendment", "记载的条款读不出来。", hint=_BY_HAND) from None


def _agree(words: list[str], provisions: Sequence[Provision]) -> None:
    if words != readable(*provisions):
        raise refuse("words-differ", "记载的文字与条款不符。", hint=_BY_HAND)


def _place(file: schema.Where) -> Place:
    return _between(file.parent, file.after, file.before)


def _between(parent: str, after: str | None, before: str | None) -> Place:
    return Place(Id(parent), Id(after) if after else None, Id(before) if before else None)
