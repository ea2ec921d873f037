"""Text → lines: line ends, Unicode form, and characters nobody can see."""

import re
import unicodedata
from collections.abc import Iterator

from workbench.importing.lines import Ledger

_ESCAPES = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?)")
#: C0 and C1 controls, bidirectional controls, zero-width characters, soft hyphens, interlinear marks.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]"
)
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_TELLTALE = re.compile(f"{_ESCAPES.pattern}|{_HIDDEN.pattern}")


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a page break inside a line begins a new one under the same number."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        for piece in _BREAKS.split(line):
            yield number, piece


def clean(number: int, text: str, ledger: Ledger) -> str:
    """A line in NFC without control characters; what was changed is reported."""
    if text.isascii() and text.isprintable():
        return text
    return _composed(number, _visible(number, text.replace("\t", " "), ledger), ledger)


def _visible(number: int, text: str, ledger: Ledger) -> str:
    for found in _TELLTALE.finditer(text):
        names = " ".join(f"U+{ord(c):04X}" for c in found[0][:8])
        ledger.repair(number, "隐藏字符", found[0], "", f"删去看不见的控制字符（{names}）。")
    return _TELLTALE.sub("", text)


def _composed(number: int, text: str, ledger: Ledger) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    composed = unicodedata.normalize("NFC", text)
    ledger.repair(number, "字符规范", text, composed, "兼容字符、组合字符改为规范写法（NFC）。")
    return composed
