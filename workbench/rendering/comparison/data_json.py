"""json: plain data, one row on a line. No word is changed; hidden characters stand as escapes."""

import json
import re
from collections.abc import Mapping

#: Characters that act on the screen of whoever looks into the file; and surrogates, which UTF-8 cannot write.
_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def write(data: Mapping[str, object]) -> bytes:
    """The file."""
    parts = [f" {_ENCODE(key)}: {_listed(value)}" for key, value in data.items()]
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", "{\n" + ",\n".join(parts) + "\n}\n").encode()


def _listed(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _ENCODE(value)
    return "[\n" + ",\n".join(["  " + _ENCODE(one) for one in value]) + "\n ]"
