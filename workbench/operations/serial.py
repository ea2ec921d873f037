"""The serial form of operations: JSON-able data with the operation's name under ``"do"``, and back."""

from collections.abc import Callable
from typing import assert_never

from workbench.model.reference import Reference
from workbench.model.tokens import encode, token
from workbench.operations.provision_data import (
    Data,
    a_count,
    a_level,
    a_text,
    a_word,
    an_id,
    heading_from_data,
    heading_to_data,
    many,
    mapping,
    number_from_data,
    provision_from_data,
    provision_to_data,
)
from workbench.operations.values import (
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Position,
    Replace,
    Repoint,
    Retype,
    SetHeading,
    SetProperty,
    SetTraits,
    Split,
    Traits,
)


def to_data(operation: Operation) -> Data:
    """``{"do": "move", "target": …, "parent": …, "index": 3}`` and the like."""
    match operation:
        case Insert(parent, index, provision):
            return {"do": "insert", "parent": parent, "index": index, "provision": provision_to_data(provision)}
        case Delete(target):
            return {"do": "delete", "target": target}
        case Replace(target, text):
            return {"do": "replace", "target": target, "text": encode(text)}
        case Move(target, parent, index):
            return {"do": "move", "target": target, "parent": parent, "index": index}
        case Split(target, at, new_id, heading):
            where = list(at) if isinstance(at, Position) else at
            named = {"heading": heading_to_data(heading)} if heading else {}
            return {"do": "split", "target": target, "at": where, "new_id": new_id} | named
        case Merge(targets):
            return {"do": "merge", "targets": list(targets)}
        case SetHeading(target, heading):
            return {"do": "heading", "target": target, "heading": heading_to_data(heading)}
        case ChangeLevel(target, level):
            return {"do": "level", "target": target, "level": level.name.lower()}
        case SetProperty(key, value):
            return {"do": "property", "key": key, "value": value if isinstance(value, str) else list(value)}
        case Repoint(at, nth, old, new):
            return {"do": "repoint", "at": at, "nth": nth, "old": token(old), "new": token(new)}
        case SetTraits(target, new_traits):
            return {"do": "traits", "target": target} | _traits_to_data(new_traits)
        case Retype(target, provision):
            return {"do": "retype", "target": target, "provision": provision_to_data(provision)}
        case Batch(operations):
            return {"do": "batch", "operations": [to_data(part) for part in operations]}
        case _:
            assert_never(operation)


def from_data(data: object) -> Operation:
    """The operation of :func:`to_data`; raises ValueError for anything else."""
    if not isinstance(data, dict) or not isinstance(data.get("do"), str) or data["do"] not in _READERS:
        raise ValueError(f"not an operation: {data!r:.200}")
    keys, read = _READERS[data["do"]]
    rest = {key: value for key, value in data.items() if key != "do"}
    try:
        return read(dict(mapping(rest, keys)))
    except KeyError as missing:
        raise ValueError(f"{data['do']} lacks {missing}") from None
    except RecursionError:
        raise ValueError(f"{data['do']} is nested too deeply") from None


def _traits_to_data(traits: Traits) -> Data:
    full = {
        "level": traits.level.name.lower(),
        "number": list(traits.number) if traits.number else None,
        "mark": traits.mark,
        "block": traits.block,
        "split_from": traits.split_from,
        "merged": list(traits.merged),
    }
    return {key: value for key, value in full.items() if value}


def _read_traits(data: Data) -> SetTraits:
    parent = data.get("split_from")
    traits = Traits(
        a_level(data["level"]),
        number_from_data(data.get("number")),
        a_word(data.get("mark", "")),
        a_word(data.get("block", "")),
        None if parent is None else an_id(parent),
        many(data.get("merged", []), an_id),
    )
    return SetTraits(an_id(data["target"]), traits)


def _read_split(data: Data) -> Split:
    at = data["at"]
    where = Position(*_pair(at)) if isinstance(at, list) else an_id(at)
    return Split(an_id(data["target"]), where, an_id(data["new_id"]), heading_from_data(data.get("heading")))


def _pair(data: object) -> tuple[int, int]:
    piece, *rest = many(data, a_count)
    if len(rest) != 1:
        raise ValueError(f"not a position: {data!r}")
    return piece, rest[0]


def _value(data: object) -> str | tuple[str, ...]:
    return data if isinstance(data, str) else many(data, a_word)


def _reference(data: object) -> Reference:
    text = a_text(data)
    if len(text) != 1 or not isinstance(text[0], Reference):
        raise ValueError(f"not a reference: {data!r}")
    return text[0]


_READERS: dict[str, tuple[set[str], Callable[[Data], Operation]]] = {
    "insert": (
        {"parent", "index", "provision"},
        lambda d: Insert(an_id(d["parent"]), a_count(d["index"]), provision_from_data(d["provision"])),
    ),
    "delete": ({"target"}, lambda d: Delete(an_id(d["target"]))),
    "replace": ({"target", "text"}, lambda d: Replace(an_id(d["target"]), a_text(d["text"]))),
    "move": (
        {"target", "parent", "index"},
        lambda d: Move(an_id(d["target"]), an_id(d["parent"]), a_count(d["index"])),
    ),
    "split": ({"target", "at", "new_id", "heading"}, _read_split),
    "merge": ({"targets"}, lambda d: Merge(many(d["targets"], an_id))),
    "heading": ({"target", "heading"}, lambda d: SetHeading(an_id(d["target"]), heading_from_data(d["heading"]))),
    "level": ({"target", "level"}, lambda d: ChangeLevel(an_id(d["target"]), a_level(d["level"]))),
    "property": ({"key", "value"}, lambda d: SetProperty(a_word(d["key"]), _value(d["value"]))),
    "repoint": (
        {"at", "nth", "old", "new"},
        lambda d: Repoint(an_id(d["at"]), a_count(d["nth"]), _reference(d["old"]), _reference(d["new"])),
    ),
    "traits": ({"target", "level", "number", "mark", "block", "split_from", "merged"}, _read_traits),
    "retype": ({"target", "provision"}, lambda d: Retype(an_id(d["target"]), provision_from_data(d["provision"]))),
    "batch": ({"operations"}, lambda d: Batch(many(d["operations"], from_data))),
}
