"""意见采纳情况表 as it will be printed, in no format yet: titles, lines before the table, heads, rows of words.

All words are clean (workbench.language.display); a line end inside a cell parts two paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.amendments.opinions.numbers import said
from workbench.amendments.opinions.report import Report, Row, by_source, source_of, summary, told
from workbench.language.display import clean, one_line


@dataclass(frozen=True, slots=True)
class Line:
    """A row: one cell for each head, or only one that goes ``across``."""

    cells: tuple[str, ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. ``name``: of its page in a workbook; ``shares``: how wide the columns are, in characters."""

    name: str
    title: str
    cover: tuple[str, ...]
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """What an office puts above the table, as far as it is given; ``title`` "" for the usual one."""

    title: str = ""
    issuer: str = ""
    date: str = ""
    number: str = ""


_HEADS = (
    ("序号", 4), ("条款", 8), ("意见内容", 24), ("同类意见数", 5), ("提出单位/人", 9), ("来源", 7), ("收到日期", 7),
    ("采纳情况", 5), ("采纳后的条文", 14), ("理由", 13), ("反馈情况", 9), ("处理人", 5),
)  # fmt: skip
_DISPUTED = (
    ("序号", 4), ("条款", 9), ("部门、地方", 11), ("意见内容", 34), ("采纳情况", 6), ("理由", 22), ("协调结果", 22),
)  # fmt: skip
_MEMBERS = (("序号", 6), ("意见编号", 12), ("与哪条意见相同", 14), ("提出单位/人", 34))
_PUBLIC = (("条款", 10), ("主要意见", 44), ("条数", 6), ("采纳情况", 8), ("理由", 40))
_NAMED = 3


def sheets(report: Report, cover: Cover, *, public: bool = False) -> tuple[Sheet, ...]:
    """The table, 部门分歧意见 and the members of groups, as far as there are any; ``public``: what is published."""
    title = _title(report, cover, "征求意见情况" if public else "意见采纳情况表")
    above = tuple(f"{name}：{one_line(words)}" for name, words in _cover(cover) if words)
    notes = tuple(map(one_line, (*summary(report), *(["本表含有个人信息，请妥善保管。"] if report.personal else []))))
    if public:
        return (_sheet("征求意见情况", title, above, notes, _PUBLIC, _public(report)),)
    made = [_sheet("意见采纳情况", title, above, notes, _HEADS, _rows(report))]
    if report.disputed:
        lines = (_disputed(place, row) for place, row in enumerate(report.disputed, 1))
        made.append(_sheet("部门分歧意见", "部门分歧意见及协调结果", (), (), _DISPUTED, lines))
    if any(row.count > 1 for row in report.rows):
        made.append(_sheet("同类意见明细", "同类意见明细", (), (), _MEMBERS, _members(report)))
    return tuple(made)


def _title(report: Report, cover: Cover, called: str) -> str:
    version = f"（{report.version}）" if report.version and not _is_commit(report.version) else ""
    return one_line(cover.title) or one_line(f"《{report.title}》{version}{called}")


def _is_commit(version: str) -> bool:
    return len(version) >= 40 and all(character in "0123456789abcdef" for character in version)


def _cover(cover: Cover) -> tuple[tuple[str, str], ...]:
    return ("制表单位", cover.issuer), ("日期", cover.date), ("会议文件编号", cover.number)


def _sheet(
    name: str, title: str, cover: tuple[str, ...], notes: tuple[str, ...], heads: tuple[tuple[str, int], ...],
    lines: Iterator[Line],
) -> Sheet:  # fmt: skip
    words, shares = zip(*heads, strict=True)
    return Sheet(name, title, cover, notes, words, shares, tuple(lines))


def _rows(report: Report) -> Iterator[Line]:
    """Sections with their rows, numbered through, then a subtotal for each source."""
    number = 0
    for section in report.sections:
        letters = sum(row.count for row in section.rows)
        yield Line((one_line(f"{section.title}（{letters} 条）"),), across=True)
        for row in section.rows:
            number += 1
            yield _row(number, row)
    for source, counted in by_source(report.counts):
        yield Line((f"{source}小计 {sum(counted.values())} 条：{told(counted)}",), across=True)
    yield Line((f"合计 {report.counts.total} 条：{told(report.counts.outcomes)}",), across=True)


def _row(number: int, row: Row) -> Line:
    cells = (
        str(number), place(row), words(row), str(row.count), submitters(row), _source(row), row.date, row.outcome.value,
        row.adopted, row.reason, row.reply, row.by,
    )  # fmt: skip
    return Line(tuple(map(clean, cells)))


def place(row: Row) -> str:
    """As called in the version that was sent out, and as it is called today where that is another name."""
    if not row.then:
        return "总体意见"
    return row.then if row.now in (row.then, "") else f"{row.then}\n（现：{row.now}）"


def words(row: Row) -> str:
    """What it says, with the wording it asks for; its number in front, so that it can be found again."""
    proposed = f"\n建议文字：{row.proposed}" if row.proposed else ""
    return f"〔{said(row.id)}〕{row.text}{proposed}"


def submitters(row: Row) -> str:
    """The first of them, and how many there are."""
    names = list(dict.fromkeys(name for _, name in row.members if name))
    return "、".join(names[:_NAMED]) + (f"等 {row.count} 件" if row.count > _NAMED else "")


def _source(row: Row) -> str:
    return source_of(row.kind) + (f"\n（{row.channel}）" if row.channel else "")


def _disputed(number: int, row: Row) -> Line:
    cells = (str(number), place(row), submitters(row), words(row), row.outcome.value, row.reason, row.agreed)
    return Line(tuple(map(clean, cells)))


def _members(report: Report) -> Iterator[Line]:
    """Everybody who said the same, so that none is lost in a group."""
    everybody = ((row.id, *member) for row in report.rows if row.count > 1 for member in row.members)
    for number, (head, id, name) in enumerate(everybody, 1):
        yield Line(tuple(map(clean, (str(number), said(id), said(head), name))))


def _public(report: Report) -> Iterator[Line]:
    """What is said to everybody: no names, no open ends; groups of most letters first in each section."""
    for section in report.sections:
        for row in sorted(section.rows, key=lambda row: -row.count):
            where = row.now or row.then or section.title
            cells = (where, row.text, str(row.count), row.outcome.value, row.reason)
            yield Line(tuple(map(clean, cells)))
