"""The 目录: recognised with page numbers, dotted leaders and several entries on one line; left out as derived."""

import re
from collections.abc import Sequence

from workbench.importing.lines import Line
from workbench.importing.marks import list_mark, opens_division, unit_mark
from workbench.importing.phrases import annex, preamble, unnumbered
from workbench.importing.spacing import closed

_LEADER = re.compile(r"[\s.．·…‥—_\-]*\d{0,4}\s*$")
_SEVERAL = re.compile(r"第[一二三四五六七八九十百\d]+(?:分编|[编章节])")
_LONGEST_ENTRY = 80


def contents(lines: Sequence[Line], corrected: frozenset[int]) -> range:
    """The places of the 目录 in ``lines`` (all before the body); an empty range when there is none.

    It ends at a ``corrected`` line, one which a person gave another role.
    """
    start = next((place for place, line in enumerate(lines) if _heading(line) and line.number not in corrected), None)
    if start is None:
        start = _unheaded(lines)
    if start is None:
        return range(0)
    return range(start, _end(lines, start, corrected))


def _heading(line: Line) -> bool:
    text = closed(line.text)
    return text in ("目录", "目次") or (text.startswith("目录") and _SEVERAL.match(text[2:].strip()) is not None)


def _unheaded(lines: Sequence[Line]) -> int | None:
    """A 目录 without its heading: at least two lines of 编章节 where the body has not begun."""
    places = [place for place, line in enumerate(lines) if _division(line.text)]
    return places[0] if len(places) >= 2 else None


def _end(lines: Sequence[Line], start: int, corrected: frozenset[int]) -> int:
    end, first = start + 1, ""
    for place in range(start + 1, len(lines)):
        line = lines[place]
        key = _key(line.text)
        if line.number in corrected or (key and key == first):
            break
        wrapped = place + 1 < len(lines) and len(line.text) <= 25 and _division(lines[place + 1].text)
        if _entry(line.text):
            end, first = place + 1, first or key
        elif not (wrapped and place == end and _division(lines[place - 1].text)):
            break
    return end


def _key(text: str) -> str:
    return re.sub(r"\s", "", _LEADER.sub("", text))


def _entry(text: str) -> bool:
    bare = _LEADER.sub("", text).strip("（） ()")
    if not bare or len(_SEVERAL.findall(text)) > 1:
        return bool(bare) and "。" not in text
    tier = list_mark(bare)
    listed = tier is not None and len(tier.rest) <= _LONGEST_ENTRY and "。" not in bare
    return _division(bare) or bool(unnumbered(bare)) or preamble(bare) or listed or annex(bare) is not None


def _division(text: str) -> bool:
    mark = unit_mark(_LEADER.sub("", text).strip())
    return mark is not None and opens_division(mark)
