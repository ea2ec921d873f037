"""A covering 通知 or 令 before the instrument: found by its own title and by the name it sends out in 《》."""

import re
from collections.abc import Sequence

from workbench.importing import phrases
from workbench.importing.lines import Line
from workbench.importing.spacing import closed

_NAMED = re.compile(r"《([^《》]{4,80}(?:〈[^〈〉]*〉[^《》]*)?)》")
_TITLE_LINES = 4


def covering(lines: Sequence[Line]) -> tuple[str, int] | None:
    """(title of the notice, how many lines it takes), or None when the sheet begins with the instrument itself."""
    title = _notice_title(lines)
    if not title:
        return None
    end = _named_title(lines) or _last_closing(lines)
    return (title, end) if end else None


def _notice_title(lines: Sequence[Line]) -> str:
    words = ""
    for line in lines[:_TITLE_LINES]:
        words = closed(words + line.text)
        if phrases.notice_title(words):
            return words
        if phrases.sentence(line.text):
            return ""
    return ""


def _named_title(lines: Sequence[Line]) -> int:
    """Where the instrument's own title begins: lines that make up a name which the notice gave in 《》."""
    names: set[str] = set()
    for place, line in enumerate(lines):
        words = ""
        for further in lines[place : place + _TITLE_LINES]:
            words = _bare(words + further.text)
            if words in names:
                return place
        names |= {_bare(name) for name in _NAMED.findall(line.text)}
    return 0


def _bare(title: str) -> str:
    return re.sub(r"\s", "", title)


def _last_closing(lines: Sequence[Line]) -> int:
    """After the last date or （此件公开发布） that ends a notice, as long as something follows."""
    ends = [place + 1 for place, line in enumerate(lines[:-1]) if phrases.ends_notice(line.text)]
    return ends[-1] if ends else 0
