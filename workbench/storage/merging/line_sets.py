"""Shards of JSON lines merged as sets: every line of either side, none that a side took out."""

import json
import re
from collections.abc import Collection, Iterable, Mapping

from workbench.amendments.opinions.numbers import Order, is_number, order
from workbench.storage.opinions.lines import split
from workbench.storage.opinions.shards import Changes, appended, shards

Files = Mapping[str, bytes]
_ID = re.compile(rb'\{"id":"([0-9A-Z-]+)"')


def lines_of(files: Files, folder: str) -> list[bytes]:
    """The lines of a folder's shards, first to last, without their ends."""
    return [line for path in shards(files, folder) for line in split(files[path])]


def united(base: Files, folder: str, ours: Collection[bytes], theirs: Collection[bytes]) -> Changes | None:
    """The shards of a folder: lines of ``base`` that both kept, where they stood, then the new ones in a fixed order.

    None for a shard that goes; None for all when two different lines have one id, which only people can put right.
    """
    old = set(lines_of(base, folder))
    both = set(ours) & set(theirs)
    there = {path: [line for line in split(base[path]) if line in both] for path in shards(base, folder)}
    added = sorted((set(ours) | set(theirs)) - old, key=_place)
    if _has_twice(added, (line for kept in there.values() for line in kept)):
        return None
    files = {path: b"".join(line + b"\n" for line in kept) for path, kept in there.items()}
    found: Changes = {path: content or None for path, content in files.items()}
    return found | appended(files, folder, (line + b"\n" for line in added))


def id_of(line: bytes) -> str:
    """The id of a line; "" when it has none."""
    if found := _ID.match(line):
        return found[1].decode()
    return str(data_of(line).get("id", ""))


def data_of(line: bytes) -> dict[str, object]:
    """What a line says; {} when it is no record."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _has_twice(added: Iterable[bytes], kept: Iterable[bytes]) -> bool:
    new = [id for line in added if (id := id_of(line))]
    return len(set(new)) != len(new) or (bool(new) and not set(new).isdisjoint(map(id_of, kept)))


def _place(line: bytes) -> tuple[Order, bytes]:
    id = id_of(line)
    return order(id) if is_number(id) else (0, 0), line
