"""Reading TOML from strangers: a strict line scan first, tomllib second.

The scan knows the part of TOML the workbench writes (bare keys, strings, integers, booleans, arrays of strings,
``[[dotted.headers]]``) and refuses the rest, so no file reaches tomllib that is large, deep or has long dotted keys
(a key of 20,000 parts takes tomllib 19 s). It also remembers the line of every header and key, which tomllib forgets.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from workbench.model.problems import Problem, Severity

#: Bytes of one file; an article of the longest code in force has 6 KB.
MAX_BYTES = 4_000_000
MAX_KEYS = 50_000
#: Segments of a header: 款, 项, 目 and 细目 nested in one another.
MAX_DEPTH = 32

# Possessive quantifiers (*+): a line of a million blanks must not be matched a million ways.
_BASIC = r'"(?:[^"\\\n]|\\.)*+"'
_STRING = rf"(?:{_BASIC}|'[^'\n]*+')"
_BLANK = r"[ \t]*+"
_TAIL = rf"{_BLANK}(?:#.*)?"
_STRINGS = rf"(?:{_STRING}{_BLANK}(?:,{_BLANK}{_STRING}{_BLANK})*+(?:,{_BLANK})?)?"
_HEADER = re.compile(rf"\[\[([a-z_]+(?:\.[a-z_]+)*+)\]\]{_TAIL}")
_KEY = re.compile(rf"([a-z_]++){_BLANK}={_BLANK}(.*)", re.DOTALL)
_VALUE = re.compile(rf"(?:{_STRING}|true|false|-?\d{{1,9}}|\[{_BLANK}{_STRINGS}\]){_TAIL}")
_ELEMENT = re.compile(rf"{_BLANK}{_STRINGS}(\])?{_TAIL}")
_CLOSE = {
    '"""': re.compile(rf'(?:[^"\\]|\\.|\\$|"{{1,2}}(?!"))*+"{{3,5}}{_TAIL}$'),
    "'''": re.compile(rf"(?:[^']|'{{1,2}}(?!'))*+'{{3,5}}{_TAIL}$"),
}


@dataclass(frozen=True, slots=True)
class Header:
    """One ``[[a.b]]`` line."""

    line: int
    path: tuple[str, ...]


@dataclass(slots=True)
class Source:
    """A file as read: its values, its headers in order, and where each key stands (header number, key) → line."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    headers: list[Header] = field(default_factory=list)
    lines: dict[tuple[int, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: Whether ``data`` is what the file says; an empty file is a file too.
    parsed: bool = False

    def report(self, code: str, message: str, line: int = 0, hint: str = "") -> None:
        """Note a defect of this file; ``line`` 0 when it has no single place."""
        self.problems.append(Problem(code, message, f"{self.path}:{line}" if line else self.path, hint))

    def line(self, header: int, key: str) -> int:
        """The line of ``key`` under header number ``header`` (-1: before any); the header's own line otherwise."""
        own = self.headers[header].line if header >= 0 else 1
        return self.lines.get((header, key), own)


def read(path: str, content: bytes, max_bytes: int = MAX_BYTES) -> Source:
    """One TOML file; not ``parsed``, and the reason in ``problems``, when it cannot be used."""
    source = Source(path)
    text = decode(source, content, max_bytes)
    if text is not None:
        _scan(source, text)
        if not any(problem.severity is Severity.ERROR for problem in source.problems):
            _parse(source, text)
    return source


def decode(source: Source, content: bytes, max_bytes: int = MAX_BYTES) -> str | None:
    """The text of a file in its canonical shape (``\\n``, NFC, no BOM); None and a problem when it is none."""
    if len(content) > max_bytes:
        source.report("file-too-large", f"文件有 {len(content)} 字节，超过上限 {max_bytes}，没有读取。")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        source.report("not-utf8", "文件不是 UTF-8 编码。", line, "用 UTF-8 编码另存后再试。")
        return None
    steady = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if steady.encode() != content:
        message = "文件的换行或字符写法与规范写法不同，内容按规范写法读取，下次保存时改正。"
        source.problems.append(Problem("not-canonical", message, source.path, severity=Severity.HINT))
    return steady


def _parse(source: Source, text: str) -> None:
    try:
        source.data, source.parsed = tomllib.loads(text), True
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        source.report("bad-toml", f"文件不合 TOML 写法（{error}）。", int(place[1]) if place else 0)
    except (RecursionError, ValueError):
        source.report("bad-toml", "文件不合 TOML 写法。")


def _scan(source: Source, text: str) -> None:
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        match inside:
            case "":
                inside = _scan_line(source, number, line)
            case "[":
                found = _ELEMENT.fullmatch(line)
                if found is None:
                    source.report("bad-toml", "数组里只能写字符串。", number)
                inside = "" if found is None or found[1] else inside
            case _:
                inside = "" if _CLOSE[inside].match(line) else inside
        if len(source.lines) > MAX_KEYS or len(source.headers) > MAX_KEYS:
            source.report("too-many-keys", f"文件里的键超过 {MAX_KEYS} 个，没有读取。")
            return
    if inside:
        source.report("bad-toml", "文件末尾还有没有写完的字符串或数组。")


def _scan_line(source: Source, number: int, line: str) -> str:
    """Take one line outside strings; answers what it leaves open."""
    stripped = line.strip()
    if not stripped or stripped.startswith("#"):
        return ""
    if header := _HEADER.fullmatch(stripped):
        _take_header(source, number, tuple(header[1].split(".")))
        return ""
    found = _KEY.fullmatch(stripped)
    if found is None:
        source.report("bad-toml", "这一行不是「键 = 值」，也不是「[[段名]]」。", number)
        return ""
    source.lines[len(source.headers) - 1, found[1]] = number
    return _scan_value(source, number, found[2])


def _take_header(source: Source, number: int, path: tuple[str, ...]) -> None:
    if len(path) > MAX_DEPTH:
        source.report("too-deep", f"层次超过 {MAX_DEPTH} 层。", number)
    source.headers.append(Header(number, path))


def _scan_value(source: Source, number: int, value: str) -> str:
    fence = value[:3]
    if fence in _CLOSE:
        return "" if _CLOSE[fence].match(value[3:]) else fence
    if _VALUE.fullmatch(value):
        return ""
    if value.startswith("[") and (found := _ELEMENT.fullmatch(value[1:])) and not found[1]:
        return "["
    source.report("bad-toml", "这个值不是字符串、整数、true、false 或字符串数组。", number)
    return ""
