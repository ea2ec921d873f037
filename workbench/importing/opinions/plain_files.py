"""csv and jsonl: text files read line by line, in UTF-8, UTF-16 or GB18030."""

import codecs
import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from workbench.importing.decode import decode
from workbench.importing.opinions.rows import LONGEST_CELL, MOST_COLUMNS, RawRow, RawTable
from workbench.importing.opinions.tables import table
from workbench.model.problems import Problem, refuse

_CHUNK = 1 << 20
_SAMPLE = 64 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_csv(path: Path) -> RawTable:
    """The rows of a .csv; the delimiter is the one of , ; tab and | that its top rows agree on."""
    file = _opened(path)
    sample = file.read(_SAMPLE)
    file.seek(0)
    problems: list[Problem] = []
    return table(_csv_rows(file, _delimiter(sample)), problems)


def read_jsonl(path: Path) -> RawTable:
    """The rows of a .jsonl: one object a line; the heads are the keys in the order they come up."""
    heads = tuple(dict.fromkeys(key for _, data in _objects(_opened(path)) for key in data))
    if not heads:
        raise refuse("empty-file", "文件里没有意见。", hint='每行写一个 JSON 对象，例如 {"意见": "……"}。')
    rows = (RawRow(number, tuple(_said(data.get(head)) for head in heads)) for number, data in _objects(_opened(path)))
    return RawTable(heads, rows)


def _opened(path: Path) -> TextIO:
    """The file in the encoding it is written in; WorkbenchError when that is none we know, or it is no text."""
    with path.open("rb") as file:
        first = file.read(_SAMPLE)
    encoding = next((name for mark, name in _MARKS if first.startswith(mark)), "")
    if not encoding:
        encoding = "utf-8" if b"\0" not in first and _fits(path, "utf-8") else ""
    if not encoding:
        decode(_whole_lines(first))  # says what is wrong with a file that is binary, or in no encoding we know
        encoding = "gb18030"
    if encoding != "utf-8" and not _fits(path, encoding):
        hint = "请在编辑器或者表格软件里另存为 UTF-8 编码，再导入。"
        raise refuse("broken-encoding", "文件的编码前后不一致，有的字读不出来。", where=path.name, hint=hint)
    return path.open("r", encoding=encoding, newline="")


def _whole_lines(first: bytes) -> bytes:
    end = first.rfind(b"\n")
    return first[:end] if end > 0 and len(first) == _SAMPLE else first


def _fits(path: Path, encoding: str) -> bool:
    reader = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                reader.decode(chunk)
        reader.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _delimiter(sample: str) -> str:
    """The mark that parts the most cells, the same number in every row."""
    best = ",", 0
    for mark in ",\t;|，":
        rows = list(csv.reader(io.StringIO(sample), delimiter=mark))[:20]
        widths = [len(row) for row in rows[:-1] or rows if row]
        if widths and min(widths) > 1 and max(widths) - min(widths) <= 1 and min(widths) > best[1]:
            best = mark, min(widths)
    return best[0]


def _csv_rows(file: TextIO, delimiter: str) -> Iterator[RawRow]:
    csv.field_size_limit(LONGEST_CELL)
    with file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for number, cells in enumerate(reader, 1):
                if len(cells) > MOST_COLUMNS:
                    raise _wide(number, len(cells))
                yield RawRow(number, tuple(cells))
        except csv.Error as error:
            hint = f"一格最多 {LONGEST_CELL} 字；引号要成对。"
            raise refuse(
                "broken-csv", "这个 csv 文件读不下去。", where=f"第 {reader.line_num} 行", hint=hint
            ) from error


def _wide(number: int, count: int) -> Exception:
    return refuse("too-wide", f"第 {number} 行有 {count} 栏，不像是意见。", hint="请检查分隔符和引号。")


def _objects(file: TextIO) -> Iterator[tuple[int, dict[str, Any]]]:
    with file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _object(line, number)


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        data = json.loads(line) if len(line) <= 4 * LONGEST_CELL else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or len(data) > MOST_COLUMNS:
        hint = 'jsonl 每行写一个 JSON 对象，例如 {"意见": "……"}。'
        raise refuse("broken-jsonl", f"第 {number} 行不是一个 JSON 对象。", where=f"第 {number} 行", hint=hint)
    return data


def _said(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
