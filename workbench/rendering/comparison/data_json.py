"""json: plain data, one row on a line. No word is changed; hidden characters stand as escapes."""

import json
from collections.abc import Mapping

from workbench.comparison.collection import uncollected
from workbench.comparison.data import members
from workbench.comparison.quoting import shown
from workbench.comparison.table import Table

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


@uncollected
def write(data: Mapping[str, object] | Table) -> bytes:
    """The file, of a table or of any plain data."""
    texts = members(data) if isinstance(data, Table) else {key: _member(value) for key, value in data.items()}
    parts: list[str] = []
    for key, text in texts.items():
        parts += (",\n " if parts else "{\n ", _ENCODE(key), ": ", *_listed(text))
    return "".join([*parts, "\n}\n"]).encode()


def _member(value: object) -> str | list[str]:
    """The text of a member; of a list those of all in it."""
    return [_text(one) for one in value] if isinstance(value, list) else _text(value)


def _text(value: object) -> str:
    return shown(_ENCODE(value))


def _listed(text: str | list[str]) -> list[str]:
    """In pieces: put together once only, since a long table fills megabytes."""
    if isinstance(text, str):
        return [text]
    pieces = [piece for one in text for piece in (",\n  ", one)]
    return ["[\n  ", *pieces[1:], "\n ]"] if text else ["[]"]
