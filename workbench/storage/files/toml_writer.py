"""The canonical way to write TOML values: one form for each value, always NFC, sentences on lines of their own.

Characters that nobody could see in a file (controls, bidirectional marks) and characters that NFC would change are
written as escapes, so a file is NFC and still gives back exactly what was stored. Rules: TOML 1.0.0, "String".
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from workbench.model.problems import refuse

_HIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
_IN_LINE = re.compile(f'[{_HIDDEN}\t\n"\\\\]')
_IN_BLOCK = re.compile(f"[{_HIDDEN}\\\\]")
_HIDDEN_ONLY = re.compile(f"[{_HIDDEN}]")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def quoted(value: str) -> str:
    """A string on one line."""
    return '"' + _steady(_IN_LINE.sub(lambda found: _escape(found[0]), value)) + '"'


def block(lines: Iterable[str]) -> str:
    """A string on several lines; the newline before the closing quotes is layout."""
    value = "\n".join(lines)
    if "\\" in value and "'''" not in value and not _HIDDEN_ONLY.search(value) and _is_nfc(value):
        return f"'''\n{value}\n'''"
    escaped = _IN_BLOCK.sub(lambda found: _escape(found[0]), value).replace('"""', '""\\"')
    return f'"""\n{_steady(escaped)}\n"""'


def array(values: Iterable[str]) -> str:
    """An array of strings, one per line, so that one changed string is one changed line."""
    return "[\n" + "".join(f"    {quoted(value)},\n" for value in values) + "]"


def table(pairs: Mapping[str, str]) -> bytes:
    """A file of ``key = value`` lines from values already written."""
    return file_bytes("".join(f"{key} = {value}\n" for key, value in pairs.items()))


def file_bytes(source: str) -> bytes:
    """The bytes of a finished file; refuses words that are no Unicode text."""
    try:
        return source.encode("utf-8")
    except UnicodeEncodeError as error:
        raise refuse(
            "unstorable-text", "文字里有不完整的字符，存不进文件。", hint="删去那个显示不出来的字符再试。"
        ) from error


def _steady(escaped: str) -> str:
    if _is_nfc(escaped):
        return escaped
    careful = "".join(_escape(char) if _moves(char) else char for char in escaped)
    return careful if _is_nfc(careful) else "".join(char if char.isascii() else _escape(char) for char in escaped)


def _is_nfc(words: str) -> bool:
    return unicodedata.is_normalized("NFC", words)


def _moves(char: str) -> bool:
    return unicodedata.combining(char) != 0 or not _is_nfc(char)


def _escape(char: str) -> str:
    return _SHORT.get(char) or (f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}")
