"""From the file somebody hands in to opinions as they were sent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.amendments.opinions.citing import Citing
from workbench.amendments.opinions.links import How, Link
from workbench.amendments.opinions.placing import placed
from workbench.amendments.opinions.sent import Sent
from workbench.amendments.opinions.submitters import kind_of
from workbench.importing.opinions.columns import Field, settled
from workbench.importing.opinions.dates import read_date
from workbench.importing.opinions.marked import Marked, said
from workbench.importing.opinions.plain_files import read_csv, read_jsonl
from workbench.importing.opinions.revisions import read_revisions
from workbench.importing.opinions.rows import LONGEST_CELL, RawRow, RawTable, warning
from workbench.importing.opinions.workbook import read_workbook
from workbench.language.display import clean, one_line
from workbench.model.identity import Id
from workbench.model.problems import Problem, refuse

LARGEST = 200 * 1024 * 1024
_READERS: dict[str, Callable[[Path], RawTable]] = {".xlsx": read_workbook, ".csv": read_csv, ".jsonl": read_jsonl}
#: What can be imported.
SUFFIXES = (*_READERS, ".docx")
_ODD = {".xlsm": "带有宏", ".xlsb": "是二进制格式", ".xls": "是旧格式"}


@dataclass
class Batch:
    """``sent``: once through. ``columns``: 「意见=内容」 each; ``unused``: heads of columns that are not taken."""

    sent: Iterator[Sent]
    columns: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def read_batch(path: Path, columns: Mapping[str, str], citing: Citing) -> Batch:
    """The opinions of a file; WorkbenchError when it is none of those we read."""
    table = table_of(path)
    if table is None:
        if columns:
            raise refuse("no-columns", "docx 里的修订和批注没有栏目。", hint="去掉 --column。")
        marks, originals = read_revisions(path)
        return Batch(_marked(marks, originals, citing))
    found = settled(table.heads, columns)
    used = {table.heads[at] or str(at + 1): name for name, at in found.items()}
    unused = tuple(head for at, head in enumerate(table.heads) if head and at not in found.values())
    shown = tuple(f"{name.value}={head}" for head, name in used.items())
    return Batch(_rows(table, found), shown, unused, table.problems)


def table_of(path: Path) -> RawTable | None:
    """The rows of a file; None for a .docx, which has none; WorkbenchError when it is none of those we read."""
    _check(path)
    read = _READERS.get(path.suffix.lower())
    return read(path) if read else None


def _check(path: Path) -> None:
    suffix = path.suffix.lower()
    if not path.exists():
        raise refuse("no-such-file", f"没有「{path}」这个文件。", hint="请检查文件名和所在的文件夹。")
    if path.is_dir():
        raise refuse("is-directory", f"「{path}」是文件夹，不是文件。", hint="请指定要导入的文件。")
    if suffix in _ODD:
        raise refuse("odd-workbook", f"这个表格{_ODD[suffix]}，没有打开。", hint="请另存为 .xlsx，再导入。")
    if suffix not in SUFFIXES:
        raise refuse(
            "unknown-suffix", "认不出这是什么文件。", where=path.name, hint="可以导入 .xlsx、.csv、.jsonl、.docx。"
        )
    size = path.stat().st_size
    if size > LARGEST:
        message = f"文件有 {size >> 20} MB，超过 {LARGEST >> 20} MB 的上限。"
        raise refuse("too-large", message, hint="请分成几个文件导入。")
    if not size:
        raise refuse("empty-file", "文件是空的。", hint="请确认选对了文件。")
    try:
        path.open("rb").close()
    except OSError:
        hint = "请检查文件的权限；在别的程序里打开着的，先关上。"
        raise refuse("unreadable-file", f"「{path.name}」读不了。", hint=hint) from None


def _rows(table: RawTable, columns: Mapping[Field, int]) -> Iterator[Sent]:
    empty: list[int] = []
    for row in table.rows:
        sent = _of_row(row, columns)
        if sent.text:
            yield sent
        else:
            empty.append(row.number)
    if empty:
        shown = "、".join(map(str, empty[:5])) + ("等" if len(empty) > 5 else "")
        message = f"有 {len(empty)} 行没有写意见，没有收。"
        table.problems.append(warning("empty-rows", message, f"第 {shown} 行", "请核对这些行。"))


def _words(row: RawRow, columns: Mapping[Field, int], name: Field) -> str:
    at = columns.get(name)
    words = row.cells[at] if at is not None and at < len(row.cells) else ""
    if len(words) > LONGEST_CELL:
        hint = "请把附件一类的材料另外存放，只写意见本身。"
        raise refuse("too-long", f"第 {row.number} 行有一格超过 {LONGEST_CELL} 字。", hint=hint)
    return words


def _of_row(row: RawRow, columns: Mapping[Field, int]) -> Sent:
    def cell(name: Field) -> str:
        return clean(_words(row, columns, name)).strip()

    def line(name: Field) -> str:
        return one_line(_words(row, columns, name)).strip()

    name = line(Field.NAME)
    proposed, reason = cell(Field.PROPOSED), cell(Field.REASON)
    text = cell(Field.TEXT) or (f"建议修改为：{proposed}" if proposed else "")
    return Sent(
        text, name, kind_of(line(Field.KIND), name), line(Field.REGION), line(Field.CHANNEL),
        read_date(line(Field.DATE)), line(Field.PLACE), proposed, reason, line(Field.TELEPHONE), line(Field.IDENTITY),
        line(Field.ADDRESS), line(Field.EMAIL), row.number,
    )  # fmt: skip


def _marked(marks: Sequence[Marked], originals: Sequence[str], citing: Citing) -> Iterator[Sent]:
    places = placed(originals, citing.wording)
    for row, mark in enumerate(marks, 1):
        name = one_line(mark.author).strip()
        yield Sent(
            clean(said(mark)), name, kind_of("", name), channel="修订稿", date=mark.date,
            proposed=clean(mark.proposed), row=row, links=_anchored(mark, places, citing),
        )  # fmt: skip


def _anchored(mark: Marked, places: Sequence[Id | None], citing: Citing) -> tuple[Link, ...]:
    """The provision of the paragraph, or of the nearest one above where the paragraph itself is new."""
    above = (place for place in reversed(places[: mark.number]) if place is not None)
    at = next(above, None) if mark.number else None
    if at is None:
        return ()
    return (Link(citing.anchor(at, f"“{mark.old}”" if mark.old else ""), How.MARKED),)
