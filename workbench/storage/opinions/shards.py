"""Shards: NNNN.jsonl of at most 1,000 lines. New lines go to the end of the last; lines are never changed."""

import re
from collections.abc import Iterable, Mapping

from workbench.storage.opinions.lines import MOST_LINES, split

_SHARD = re.compile(r"([a-z]+)/([0-9]{4,6})\.jsonl")

Changes = dict[str, bytes | None]


def shards(paths: Iterable[str], folder: str) -> list[str]:
    """The shards of a folder among the paths of amendments/<draft>/, first to last."""
    found = [(int(match[2]), path) for path in paths if (match := _SHARD.fullmatch(path)) and match[1] == folder]
    return [path for _, path in sorted(found)]


def folder_of(path: str) -> str:
    """The folder of a shard by its path in amendments/<draft>/; "" for any other file."""
    found = _SHARD.fullmatch(path)
    return found[1] if found else ""


def appended(files: Mapping[str, bytes], folder: str, lines: Iterable[bytes]) -> Changes:
    """The shards of ``folder`` that change when ``lines`` (each with its end) are added."""
    there = shards(files, folder)
    last = there[-1] if there else ""
    number = int(_SHARD.fullmatch(last)[2]) if last else 1  # type: ignore[index]
    content = [line + b"\n" for line in split(files[last])] if last else []
    changes: Changes = {}
    for line in lines:
        if len(content) >= MOST_LINES:
            changes[f"{folder}/{number:04}.jsonl"] = b"".join(content)
            number, content = number + 1, []
        content.append(line)
    return changes | ({f"{folder}/{number:04}.jsonl": b"".join(content)} if content else {})


def without(files: Mapping[str, bytes], folder: str, gone: Iterable[bytes]) -> Changes:
    """The shards that change when lines (without their ends) are taken out; an empty shard goes."""
    lost = set(gone)
    changes: Changes = {}
    for path in shards(files, folder):
        lines = split(files[path])
        kept = [line + b"\n" for line in lines if line not in lost]
        if len(kept) < len(lines):
            changes[path] = b"".join(kept) or None
    return changes
