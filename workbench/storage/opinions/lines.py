"""One record, one line of JSON: canonical, so that git merges and shows them line by line.

Keys in the order of the type, what is at its default left out; characters nobody could see, and those NFC would
change, are escapes, so that the file is NFC and still gives back exactly what was sent.
"""

import json
import re
import unicodedata
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from workbench.model.problems import refuse

#: Lines of one shard, and bytes of one line: an opinion of a million characters is not written by hand.
MOST_LINES, LONGEST = 1000, 4_000_000
_RUN = re.compile(r"[^\x00-\x7f]+")


def write(record: Any) -> bytes:
    """The line of a record, with its end."""
    words = json.dumps(plain(record), ensure_ascii=False, separators=(",", ":"))
    try:
        return (_steady(words) + "\n").encode()
    except UnicodeEncodeError as error:
        hint = "删去那个显示不出来的字符再试。"
        raise refuse("unstorable-text", "文字里有不完整的字符，存不进文件。", hint=hint) from error


def plain(record: Any) -> Any:
    """A record of dataclasses as data, without what is at its default."""
    if isinstance(record, Enum):
        return record.value
    if isinstance(record, tuple):
        return [plain(one) for one in record]
    shape = _shape(record.__class__)
    if shape is None:
        return record
    pairs = ((name, getattr(record, name), default) for name, default in shape)
    return {name: plain(value) for name, value, default in pairs if value != default}


@cache
def _shape(kind: type[Any]) -> tuple[tuple[str, Any], ...] | None:
    """The fields of a dataclass with their defaults, None for what is none: asked for a hundred thousand times."""
    return tuple((field.name, field.default) for field in fields(kind)) if is_dataclass(kind) else None


def _steady(words: str) -> str:
    if words.isprintable() and unicodedata.is_normalized("NFC", words):
        return words
    escaped = "".join(character if character.isprintable() else _escape(character) for character in words)
    return _RUN.sub(lambda run: run[0] if unicodedata.is_normalized("NFC", run[0]) else _escape(run[0]), escaped)


def _escape(words: str) -> str:
    return json.dumps(words)[1:-1]


def split(content: bytes) -> list[bytes]:
    """The lines of a shard, Windows line ends or not."""
    return [line for line in content.replace(b"\r\n", b"\n").split(b"\n") if line.strip()]
