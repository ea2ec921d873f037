"""What may be shown: hostile characters are taken off every word before it reaches a screen or a file."""

import re
from json import dumps

_ESCAPES = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?)")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
#: Controls, bidirectional controls, invisible characters, tags, surrogates and noncharacters. What is left is
#: legal in XML 1.0 (section 2.2). Joiners (U+200C, U+200D) stay: minority scripts need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
    "|[" + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)) + "]"
)
_LINE_ENDS = re.compile("\n[ \t]*")


def clean(words: str) -> str:
    """``words`` without characters that act on the reader's screen or file; tabs and ``\\n`` stay.

    Terminal escape sequences go whole; every other kind of line end becomes ``\\n``.
    """
    if not words:
        return words
    if words.isprintable():
        return _UNSEEN.sub("", words)
    return _UNSEEN.sub("", _BREAKS.sub("\n", _ESCAPES.sub("", words)))


def escaped(document: str) -> str:
    """A JSON document in which hostile characters are written as escapes: what it says stays, a terminal is safe."""
    return _UNSEEN.sub(lambda found: dumps(found[0])[1:-1], document)


def one_line(words: str) -> str:
    """``clean`` words on one line: a line end inside a provision must not look like a new provision."""
    return _LINE_ENDS.sub("", clean(words)).replace("\t", " ") if words else words
