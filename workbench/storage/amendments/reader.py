"""Reading the file of an amendment: whatever in it does not agree with the rest is said, and nothing of it is used."""

from functools import lru_cache

from workbench.amendments.values import (
    Amendment,
    Decision,
    State,
)
from workbench.model.identity import Id
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.storage.amendments import schema
from workbench.storage.amendments.change_reader import BY_HAND, read_change
from workbench.storage.files.schema import defects
from workbench.storage.files.toml_reader import Source
from workbench.storage.files.toml_reader import read as read_toml

MAX_BYTES = 1_000_000


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
        raise refuse("bad-amendment", said, where=where, hint=BY_HAND) from error


def _line(source: Source, key: str) -> int:
    return next((line for (_, known), line in source.lines.items() if known == key), 1)


def _amendment(file: schema.File, path: str, draft: str) -> Amendment:
    if path.rpartition("/")[2] != f"{file.id}.toml":
        raise refuse("wrong-name", f"文件名与里面的编号 {file.id} 不符。", hint=BY_HAND)
    state = _state(file)
    adopted = tuple(map(read_change, file.adopted))
    said = [Decision(one.when, one.by, one.reason, one.reply, adopted) for one in file.decision]
    return Amendment(
        Id(file.id), file.number, draft, Id(file.about), tuple(map(read_change, file.change)), file.base_revision,
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
        raise refuse("bad-amendment", f"「state」只能是{names}。", hint=BY_HAND) from None
    decided = state in (State.ADOPTED, State.PARTLY, State.REJECTED)
    if decided and not file.decision or file.adopted and not file.decision:
        raise refuse("bad-amendment", f"状态「{state}」与记载的处理不符。", hint=BY_HAND)
    return state
