"""Markdown marks: taken off line by line, each one reported."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workbench.importing.lines import Ledger, Line

_NAVIGATION = re.compile(r"\[[^\[\]]{0,80}\]\([^()\s]{0,200}\)\s*(?:>>|»).*$")
_COMMENT = re.compile(r"<!--.*?-->")
_TABLE = re.compile(r"\s*\|.*\|\s*")
_IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*")
_UNDERLINE = re.compile(r"\s*(?:={2,}|-{2,}|\*{3,}|_{3,}|(?:- ){2,}-)\s*")
_DISPLAYED = re.compile(r"\s*\$\$.+\$\$\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)\w*\s*")
_PAGE_NUMBER = re.compile(
    r"\s*[-—–－─]\s*\d{1,4}\s*[-—–－─]\s*|\s*第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?\s*"
)
_FRONT_MATTER = 30


@dataclass(frozen=True, slots=True)
class _Rule:
    """One kind of mark: where it stands, what stays, and how the report calls it."""

    kind: str
    pattern: re.Pattern[str]
    keep: Callable[[re.Match[str]], str]
    message: str


def _nothing(_: re.Match[str]) -> str:
    return ""


def _inside(found: re.Match[str]) -> str:
    return found[1]


_RULES = (
    _Rule("信息行", _COMMENT, _nothing, "删去网页注释。"),
    _Rule("网页导航", _NAVIGATION, _nothing, "删去网页导航链接。"),
    _Rule("Markdown 标记", re.compile(r"^\s*(?:>\s?)+"), _nothing, "删去引用标记 >。"),
    _Rule("Markdown 标记", re.compile(r"^\s*#{1,6}(?=[\s\u4e00-\u9fff（(【]|$)"), _nothing, "删去标题标记 #。"),
    _Rule("Markdown 标记", re.compile(r"^\s*[-*+•·](?=\s)"), _nothing, "删去列表标记。"),
    _Rule("Markdown 标记", re.compile(r"(?<!\\)\*\*([^*]+)\*\*"), _inside, "删去加粗标记 **。"),
    _Rule("Markdown 标记", re.compile(r"(?<![\\*])\*([^*\s][^*]*)\*(?!\*)"), _inside, "删去强调标记 *。"),
    _Rule("Markdown 标记", re.compile(r"(?<!\\)\*\*|(?<!\\)__"), _nothing, "删去不成对的加粗标记。"),
    _Rule("Markdown 标记", re.compile(r"\[([^\[\]]*)\]\((?:https?:|\.{0,2}/|#)[^()\s]*\)"), _inside, "链接只留文字。"),
    _Rule("Markdown 标记", re.compile(r"\\([!-/:-@\[-`{-~])"), _inside, "删去转义符 \\。"),
    _Rule("网页空格", re.compile(r"&(?:nbsp|emsp|ensp|#12288|#160);"), lambda _: " ", "网页空格改为空格。"),
)
_HINTS = re.compile(r"[#*>\[\\&_•·+<-]")


def trimmed(lines: Iterable[Line], ledger: Ledger) -> Iterator[Line]:
    """Lines of a word processor, where # and * are no marks: only page numbers go."""
    for line in lines:
        if _PAGE_NUMBER.fullmatch(line.text):
            ledger.repair(line.number, "页码", line.text.strip(), "", "删去页码。")
        else:
            yield line.rewritten(line.text.strip())


def tidy(lines: Iterable[Line], ledger: Ledger) -> Iterator[Line]:
    """Lines without Markdown marks; rows of a table become one block, empty lines stay empty."""
    rows: list[Line] = []
    for line in _without_front_matter(list(lines), ledger):
        if _TABLE.fullmatch(line.text):
            rows.append(line)
            continue
        yield from _table(rows)
        rows = []
        yield _tidied(line, ledger)
    yield from _table(rows)


def _table(rows: list[Line]) -> Iterator[Line]:
    if rows:
        text = "\n".join(row.text.strip() for row in rows)
        yield Line(rows[0].number, text, "表", tuple(row.number for row in rows[1:]), True)


def _tidied(line: Line, ledger: Ledger) -> Line:
    if _IMAGE.fullmatch(line.text):
        return Line(line.number, line.text.strip(), "图", (), True)
    if _DISPLAYED.fullmatch(line.text):
        return Line(line.number, line.text.strip(), "式", (), True)
    for pattern, kind, message in _WHOLE_LINES:
        if pattern.fullmatch(line.text):
            ledger.repair(line.number, kind, line.text.strip(), "", message)
            return line.rewritten("")
    return (
        line.rewritten(_inline(line, ledger).strip()) if _HINTS.search(line.text) else line.rewritten(line.text.strip())
    )


_WHOLE_LINES = (
    (_UNDERLINE, "Markdown 标记", "删去标题下划线或者分隔线。"),
    (_FENCE, "Markdown 标记", "删去代码块标记。"),
    (_PAGE_NUMBER, "页码", "删去页码。"),
)


def _inline(line: Line, ledger: Ledger) -> str:
    text = line.text
    for rule in _RULES:
        for found in rule.pattern.finditer(text):
            ledger.repair(line.number, rule.kind, found[0].strip(), rule.keep(found).strip(), rule.message)
        text = rule.pattern.sub(rule.keep, text)
    return text


def _without_front_matter(lines: list[Line], ledger: Ledger) -> list[Line]:
    """A YAML head between two lines of --- goes, line by line into the report."""
    filled = [place for place, line in enumerate(lines[: _FRONT_MATTER * 2]) if line.text.strip()]
    if not filled or lines[filled[0]].text.strip() != "---":
        return lines
    close = next((p for p in filled[1:_FRONT_MATTER] if lines[p].text.strip() == "---"), None)
    if close is None or not all(
        re.match(r"\s*[\w-]+\s*:|\s*-\s", lines[p].text) for p in filled[1 : filled.index(close)]
    ):
        return lines
    for line in lines[filled[0] : close + 1]:
        ledger.repair(line.number, "信息行", line.text.strip(), "", "删去文件头信息。")
    return lines[: filled[0]] + lines[close + 1 :]
