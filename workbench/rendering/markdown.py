"""Markdown (CommonMark with pipe tables): headings, bold article numbers, and lists that stay plain lines."""

import re
from collections.abc import Iterable, Iterator

from workbench.rendering.depth import Depth
from workbench.rendering.lines import Line, Role, plain
from workbench.rendering.marks import marked
from workbench.rendering.plain_text import title
from workbench.rendering.tables import pipe_lines, rows

_SPECIAL = re.compile(r"[\\`*_<>\[\]~&$|]|(?<=\])\(")
_OPENING = re.compile(r"(\s*)([-+#=](?=[\s=+#-]|$)|\d{1,9}(?=[.)](?:\s|$)))(.?)")
_DEEPEST = 6


def write(lines: Iterable[Line]) -> bytes:
    """The file: one empty line between any two lines, so that none is taken for a continuation."""
    lines = list(lines)
    depth = Depth(lines)
    return ("\n\n".join(_paragraph(line, depth) for line in lines) + "\n").encode()


def _paragraph(line: Line, depth: Depth) -> str:
    match line.role:
        case Role.TITLE | Role.ATTACHMENT:
            return "# " + escape(plain(line.words))
        case Role.CONTENTS:
            return "## 目录"
        case Role.DIVISION:
            return "#" * min(2 + depth.of(line), _DEEPEST) + " " + escape(title(line))
        case Role.ANNEX:
            return "## " + escape(title(line))
        case Role.ENTRY:
            return escape(title(line))
        case Role.BLOCK:
            return "\n".join(_block(line))
        case Role.ARTICLE:
            return _article(line)
        case _:
            return escape(marked(line.mark, line.heading + plain(line.words)))


def _article(line: Line) -> str:
    words = plain(line.words)
    joint = "" if not words or (words.startswith("（删去）") and not line.heading) else "\u3000"
    return f"**{escape(line.mark + line.heading)}**{joint}{escape(words)}"


def _block(line: Line) -> Iterator[str]:
    if rows(line.raw):
        yield from pipe_lines(line.raw)
    else:
        yield from (escape(raw) + "\\" * (place < len(line.raw)) for place, raw in enumerate(line.raw, 1))


def escape(words: str) -> str:
    """Words that Markdown shows as they are, at the start of a line too."""
    words = _SPECIAL.sub(lambda found: "\\" + found[0], words)
    return _OPENING.sub(_escape_opening, words, count=1) if _OPENING.match(words) else words


def _escape_opening(found: re.Match[str]) -> str:
    space, opening, after = found.groups()
    return f"{space}{opening}\\{after}" if opening.isdigit() else f"{space}\\{opening}{after}"
