"""条旨 after the number of an article: in 【】 or 〖〗 always, in （） only when the instrument does so throughout."""

import re
from collections.abc import Sequence

from workbench.model.provision import Heading

_SQUARE = re.compile(r"\s*([【〖])\s*([^【】〖〗]{1,60})\s*[】〗]\s*")
_ROUND = re.compile(r"\s*[（(]\s*([^（）()。，；：]{1,30})\s*[)）]\s*")
_SLOT = ("删去", "删除", "废止", "略", "空缺", "保留")
_PAIR = {"【": "【】", "〖": "〖〗"}


def round_headings(rests: Sequence[str]) -> bool:
    """Whether nearly all articles carry a 条旨 in round brackets (slots such as 「（删去）」 do not count)."""
    found = [_round(rest) is not None for rest in rests if not slot(rest)]
    return len(found) > 1 and sum(found) >= 0.8 * len(found)


def slot(rest: str) -> bool:
    """「（删去）」: the place of an article that was repealed."""
    return rest.strip().strip("（）()。") in _SLOT


def _round(rest: str) -> re.Match[str] | None:
    return None if slot(rest) else _ROUND.match(rest)


def heading(rest: str, *, rounds: bool) -> tuple[Heading | None, str]:
    """The 条旨 and the words after it."""
    square = _SQUARE.match(rest)
    if square:
        return Heading(square[2].strip(), _PAIR[square[1]]), rest[square.end() :]
    found = _round(rest) if rounds else None
    if found:
        return Heading(found[1].strip(), "（）"), rest[found.end() :]
    return None, rest.strip()
