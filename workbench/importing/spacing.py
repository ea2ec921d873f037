"""Titles set wide (总    则, 目 录, 共　有, 产业发展 促进条例) closed up."""

import re

from workbench.importing.lines import Ledger

_CHINESE = "\u3400-\u9fff〇（）《》〈〉【】〖〗“”、"
_GAP = re.compile(rf"(?<=[{_CHINESE}])\s+(?=[{_CHINESE}])")


def closed(text: str) -> str:
    """A title without white space between Chinese characters."""
    return _GAP.sub("", text.strip())


def close_up(line: int, text: str, ledger: Ledger) -> str:
    """The same, reported when it changed anything."""
    result = closed(text)
    if result != text.strip():
        ledger.repair(line, "题名空格", text.strip(), result, "标题中的空格已经合拢。")
    return result
