"""outline.txt: the order of everything, one line per unit. Writer and reader side by side.

    line   := indent level " " ID [" number=" n ["." k]] [" mark=" value] [" bracket=" value] [" " heading]
    anchor := indent level " " ID            level one of 款 图表: a body provision that stands after units

Two blanks of indentation per level of nesting. A value or heading that is empty, holds a control character, or could
be taken for something else is written as a TOML string in quotation marks.
"""

import json
import re
from dataclasses import dataclass

from workbench.model.identity import ID_PATTERN, Id
from workbench.model.level import BODY, UNITS, Level
from workbench.model.problems import Problem, refuse
from workbench.model.provision import Heading, Number, Provision
from workbench.storage.files.toml_writer import file_bytes, quoted

_STRING = r'"(?:[^"\\]|\\.)*+"'
_VALUE = rf"(?:{_STRING}|[^\s\"]+)"
_LINE = re.compile(
    rf"(?P<indent> *+)(?P<level>\S+) (?P<id>{ID_PATTERN.pattern})(?: number=(?P<n>\d{{1,9}})(?:\.(?P<k>\d{{1,9}}))?)?"
    rf"(?: mark=(?P<mark>{_VALUE}))?(?: bracket=(?P<bracket>{_VALUE}))?(?: (?P<heading>{_STRING}|[^\s\"].*))?"
)
_BARE_VALUE = re.compile(r'[^\s"\x00-\x20\x7f-\x9f]+')
_BARE_HEADING = re.compile(r'(?!number=|mark=|bracket=)[^\s"](?:.*\S)?')
_LEVELS = {level.value: level for level in (*UNITS, *BODY)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``depth`` counts from 0; ``row`` is its line number."""

    row: int
    depth: int
    level: Level
    id: Id
    number: Number | None = None
    mark: str = ""
    heading: Heading | None = None


def write(root: Provision) -> bytes:
    """The outline of a tree. Article headings are not in it: they stand in the article's file."""
    lines: list[str] = []
    _add_inside(root, "", lines)
    return file_bytes("".join(lines))


def _add_inside(node: Provision, indent: str, lines: list[str]) -> None:
    units_began = False
    for child in node.children:
        if child.level not in BODY:
            units_began = True
            lines.append(f"{indent}{_written(child)}\n")
            _add_inside(child, indent + "  ", lines)
        elif units_began:
            lines.append(f"{indent}{child.level} {child.id}\n")


def _written(unit: Provision) -> str:
    words = f"{unit.level} {unit.id}"
    if unit.number is not None:
        words += f" number={_number(unit)}"
    if unit.mark:
        words += f" mark={_value(unit.mark)}"
    if unit.heading is not None and unit.level is not Level.ARTICLE:
        words += f" bracket={_value(unit.heading.bracket)}" if unit.heading.bracket else ""
        words += f" {_heading(unit.heading.words)}"
    return words


def _number(unit: Provision) -> str:
    n, k = unit.number or (0, 0)
    if not (0 <= n < 10**9 and 0 <= k < 10**9):
        raise refuse("unstorable-number", f"序号（{n}，{k}）超出可以保存的范围。", where=unit.id)
    return f"{n}.{k}" if k else str(n)


def _value(value: str) -> str:
    return value if _BARE_VALUE.fullmatch(value) and _plain(value) else quoted(value)


def _heading(words: str) -> str:
    return words if _BARE_HEADING.fullmatch(words) and _plain(words) else quoted(words)


def _plain(words: str) -> bool:
    """Whether the quoted form would say the very same: nothing hidden, nothing NFC would change."""
    return quoted(words)[1:-1].replace('\\"', '"') == words


def read(path: str, text: str, problems: list[Problem]) -> list[Line]:
    """The lines of an outline; every defect is a problem, and the line that has it is left out."""
    found = []
    for row, words in enumerate(text.split("\n"), 1):
        if words.strip():
            line = _read_line(row, words)
            if isinstance(line, Line):
                found.append(line)
            else:
                problems.append(Problem("bad-outline", line, f"{path}:{row}"))
    return found


def _read_line(row: int, words: str) -> Line | str:
    found = _LINE.fullmatch(words.rstrip())
    if found is None:
        return "这一行不是「层次 编号 标题」的写法。"
    if found["level"] not in _LEVELS:
        return f"不认识的层次「{found['level']}」。"
    if len(found["indent"]) % 2:
        return "缩进不是两个空格的倍数。"
    try:
        mark, bracket, heading = _bare(found["mark"]), _bare(found["bracket"]), _bare(found["heading"])
    except ValueError:
        return "引号里的转义写法不对。"
    title = None if heading is None else Heading(heading, bracket or "")
    number = Number(int(found["n"]), int(found["k"] or 0)) if found["n"] else None
    depth = len(found["indent"]) // 2
    return Line(row, depth, _LEVELS[found["level"]], Id(found["id"]), number, mark or "", title)


def _bare(value: str | None) -> str | None:
    """A value without its quotation marks. The escapes of :func:`quoted` are JSON's, but for U+10000 and above."""
    if value is None or not value.startswith('"'):
        return value
    wide = re.sub(r"\\U([0-9A-Fa-f]{8})", lambda code: chr(int(code[1], 16)), value)
    return str(json.loads(wide, strict=False))
