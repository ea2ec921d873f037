"""txt: the published form (第×条 and one U+3000; 款 and what is below it indented by two)."""

from collections.abc import Iterable, Iterator

from workbench.model.level import DIVISIONS, Level
from workbench.rendering.depth import Depth
from workbench.rendering.lines import Line, Role, plain
from workbench.rendering.marks import marked

_WIDE = "\u3000"
_INDENT = 2 * _WIDE
#: A line of these roles has an empty line before it.
_APART = (Role.DIVISION, Role.ANNEX, Role.ATTACHMENT)


def write(lines: Iterable[Line]) -> bytes:
    """The file, UTF-8, ``\\n`` at every line end."""
    return ("\n".join(_rows(list(lines))) + "\n").encode()


def _rows(lines: list[Line]) -> Iterator[str]:
    depth = Depth(lines)
    for before, line in zip([None, *lines], lines, strict=False):
        if before and (line.role in _APART or _turns(before, line)):
            yield ""
        if line.role is Role.ENTRY:
            yield _WIDE * depth.of(line) + title(line)
        else:
            yield from row(line)


def _turns(before: Line, line: Line) -> bool:
    """Whether the front matter, the 目录 or an attachment ends between two lines."""
    return _section(before) != _section(line)


def _section(line: Line) -> str:
    match line.role:
        case Role.TITLE | Role.STAGE | Role.NOTE:
            return "front"
        case Role.CONTENTS | Role.ENTRY:
            return "contents"
        case Role.ATTACHMENT | Role.LOOSE:
            return "attachment"
        case _:
            return "body"


def row(line: Line) -> Iterator[str]:
    """A line as it is printed; a block gives several."""
    match line.role:
        case Role.DIVISION | Role.ANNEX | Role.ENTRY:
            yield title(line)
        case Role.BLOCK:
            yield from line.raw
        case Role.ARTICLE:
            yield article(line.mark, line.heading + plain(line.words))
        case Role.TIER | Role.PARAGRAPH | Role.ITEM | Role.SUBITEM | Role.POINT:
            yield _INDENT + marked(line.mark, line.heading + plain(line.words))
        case Role.CONTENTS:
            yield "目" + _WIDE + "录"
        case _:
            yield plain(line.words)


def title(line: Line) -> str:
    """第三章　产业发展, 附件一　目录表, 一、指导思想: the line of a division or annex."""
    joint = _WIDE if line.level in (*DIVISIONS, Level.ANNEX) and line.mark and line.heading else ""
    return line.mark + joint + line.heading


def article(mark: str, words: str) -> str:
    """第十五条 + U+3000 + words; none before （删去）."""
    joint = "" if not words or words.startswith("（删去）") else _WIDE
    return mark + joint + words
