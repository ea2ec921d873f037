"""Reading one change out of the file of an amendment: its seal, anchor and patch must agree with its words."""

import json
from collections.abc import Sequence

from workbench.amendments.machine_patch import verify
from workbench.amendments.sealing import seal
from workbench.amendments.values import Change, Deletion, Insertion, NewHeading, Place, Relocation, Rewording
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.model.provision import Heading, Provision
from workbench.model.tokens import TokenError, decode
from workbench.operations.provision_data import provision_from_data
from workbench.storage.amendments import schema
from workbench.storage.amendments.writer import anchors, readable

BY_HAND = "不要手工改动这个文件；可以从版本库取回原来的内容，或者撤回后重新提出。"


def read_change(file: schema.AnyChange) -> Change:
    """The change; WorkbenchError when its parts do not agree."""
    change = _read(file)
    if seal(change) != file.seal:
        message = "记载的原文或编号与校验值不符，这件修改建议被改动过。"
        raise refuse("seal-differs", message, hint=BY_HAND)
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
                raise refuse("ids-differ", "记载的编号前后不符。", hint=BY_HAND)
            return Deletion(provision, _place(file))
        case schema.Moved():
            stood = _between(file.from_parent, file.from_after, file.from_before)
            return Relocation(Id(file.target), stood, _place(file))


def _rewording(file: schema.Reworded) -> Rewording:
    base, new = (_stored(words, file.verbatim) for words in (file.base, file.new))
    change = Rewording(Id(file.target), base, new)
    verify(file.patch.removesuffix("\n"), base, new)
    if file.anchor != anchors(change):
        raise refuse("anchor-differs", "记载的所在句与原文不符。", hint=BY_HAND)
    return change


def _stored(words: str, verbatim: bool) -> str:
    stored = words.removesuffix("\n") if verbatim else words.replace("\n", "")
    try:
        decode(stored)
    except TokenError as error:
        raise refuse("bad-token", f"「{error.args[0]}」不是引用标记。", hint=BY_HAND) from None
    return stored


def _provision(line: str) -> Provision:
    try:
        return provision_from_data(json.loads(line))
    except (ValueError, RecursionError):
        raise refuse("bad-amendment", "记载的条款读不出来。", hint=BY_HAND) from None


def _agree(words: list[str], provisions: Sequence[Provision]) -> None:
    if words != readable(*provisions):
        raise refuse("words-differ", "记载的文字与条款不符。", hint=BY_HAND)


def _place(file: schema.Where) -> Place:
    return _between(file.parent, file.after, file.before)


def _between(parent: str, after: str | None, before: str | None) -> Place:
    return Place(Id(parent), Id(after) if after else None, Id(before) if before else None)
