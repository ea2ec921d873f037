"""Provisions as JSON-able data and back, and the strict reading all serial forms share."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from workbench.model.identity import Id, is_id
from workbench.model.instrument import ROOT_ID
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.text import Text
from workbench.model.tokens import decode, encode

Data = dict[str, Any]
T = TypeVar("T")
_KEYS = {"id", "level", "text", "heading", "children", "number", "mark", "block", "split_from", "merged"}


def provision_to_data(provision: Provision) -> Data:
    """``{"id", "level", …}`` without what is empty. Texts are in the token grammar, levels by their English name."""
    full = {
        "id": provision.id,
        "level": provision.level.name.lower(),
        "text": encode(provision.text),
        "heading": heading_to_data(provision.heading),
        "number": list(provision.number) if provision.number else None,
        "mark": provision.mark,
        "block": provision.block,
        "split_from": provision.split_from,
        "merged": list(provision.merged),
        "children": [provision_to_data(child) for child in provision.children],
    }
    return {key: value for key, value in full.items() if value}


def provision_from_data(data: object) -> Provision:
    """The provision of :func:`provision_to_data`; raises ValueError for anything else."""
    read = mapping(data, _KEYS)
    return Provision(
        id=an_id(read.get("id")),
        level=a_level(read.get("level")),
        text=a_text(read.get("text", "")),
        heading=heading_from_data(read.get("heading")),
        children=many(read.get("children", []), provision_from_data),
        number=number_from_data(read.get("number")),
        mark=a_word(read.get("mark", "")),
        block=a_word(read.get("block", "")),
        split_from=None if read.get("split_from") is None else an_id(read["split_from"]),
        merged=many(read.get("merged", []), an_id),
    )


def heading_to_data(heading: Heading | None) -> Data | None:
    """``{"words", "bracket"}`` or None."""
    return None if heading is None else {"words": heading.words, "bracket": heading.bracket}


def heading_from_data(data: object) -> Heading | None:
    """The heading of :func:`heading_to_data`."""
    if data is None:
        return None
    read = mapping(data, {"words", "bracket"})
    return Heading(a_word(read.get("words")), a_word(read.get("bracket", "")))


def number_from_data(data: object) -> Number | None:
    """The number of ``[n, k]``, n from 1 and k from 0."""
    if data is None:
        return None
    parts = many(data, a_count)
    if len(parts) != 2 or not parts[0]:
        raise ValueError(f"not a number: {data!r}")
    return Number(*parts)


def mapping(data: object, keys: set[str]) -> Mapping[str, Any]:
    """The object, if it has no other keys than these."""
    if not isinstance(data, dict) or not keys.issuperset(data):
        raise ValueError(f"not an object of {sorted(keys)}: {data!r:.200}")
    return data


def many(data: object, read: Callable[[object], T]) -> tuple[T, ...]:
    """A list, each of its members read."""
    if not isinstance(data, list):
        raise ValueError(f"not a list: {data!r:.200}")
    return tuple(read(member) for member in data)


def an_id(data: object) -> Id:
    """An id; the root has one that no provision can have."""
    if not isinstance(data, str) or not (is_id(data) or data == ROOT_ID):
        raise ValueError(f"not an id: {data!r:.200}")
    return Id(data)


def a_level(data: object) -> Level:
    """A level by its English name."""
    if not isinstance(data, str) or data.upper() not in Level.__members__ or data != data.lower():
        raise ValueError(f"not a level: {data!r:.200}")
    return Level[data.upper()]


def a_word(data: object) -> str:
    """A string."""
    if not isinstance(data, str):
        raise ValueError(f"not a string: {data!r:.200}")
    return data


def a_count(data: object) -> int:
    """A whole number from 0."""
    if not isinstance(data, int) or isinstance(data, bool) or data < 0:
        raise ValueError(f"not a count: {data!r:.200}")
    return data


def a_text(data: object) -> Text:
    """A text in the token grammar."""
    return decode(a_word(data))
