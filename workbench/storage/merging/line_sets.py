"""Files of JSON lines merged as sets: every line of either side, none that a side took out."""

import json

_Lines = list[bytes]


def united(base: bytes | None, ours: bytes, theirs: bytes) -> bytes | None:
    """The lines of the base that both kept, then the new ones in a fixed order.

    None when both sides have different lines with one id, which only people can put right.
    """
    old, mine, others = (_lines(content) for content in (base or b"", ours, theirs))
    gone = {line for line in old if line not in mine or line not in others}
    kept = [line for line in old if line not in gone]
    added = sorted({line for side in (mine, others) for line in side} - set(old))
    new = [found for line in added if (found := _id(line))]
    if len(set(new)) != len(new) or not set(new).isdisjoint(map(_id, kept)):
        return None
    return b"".join(line + b"\n" for line in (*kept, *added))


def _lines(content: bytes) -> _Lines:
    return [line for line in content.split(b"\n") if line]


def _id(line: bytes) -> str:
    try:
        found = json.loads(line)
    except ValueError:
        return ""
    return str(found.get("id", "")) if isinstance(found, dict) else ""
