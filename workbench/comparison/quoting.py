"""Texts quoted for JSON. No word is changed; hidden characters stand as escapes."""

import re
from json.encoder import encode_basestring

#: Characters that act on the screen of whoever looks into the file; and surrogates, which UTF-8 cannot write.
_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def shown(text: str) -> str:
    """A text of JSON with its hidden characters as escapes."""
    # Of the hidden ones only these two count as printable, and hardly any text has one that does not.
    if text.isprintable() and "\ufffc" not in text and "\ufffd" not in text:
        return text
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Quoted(dict[str, str]):
    """Text → how it stands in the file, each looked at once."""

    def __missing__(self, words: str) -> str:
        self[words] = quoted = shown(encode_basestring(words))
        return quoted
