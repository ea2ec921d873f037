"""xlsx: the first worksheet that holds rows, read once from top to bottom. Nothing in it is ever evaluated."""

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.importing.decode import OLE2
from workbench.importing.opinions.merged_cells import MergedCells
from workbench.importing.opinions.rows import MOST_COLUMNS, RawRow, RawTable, warning
from workbench.importing.opinions.tables import table
from workbench.model.problems import Problem, refuse

#: Bytes of all parts unpacked: 114,574 opinions of a few hundred characters take some 150 MB.
_LARGEST, _STEEPEST, _SMALL = 1 << 29, 400, 1 << 20
_HINT = "请用表格软件打开，另存为新的 .xlsx 文件，再导入。"
_SHOWN, _TOP = 5, 20


def read_workbook(path: Path) -> RawTable:
    """The rows; WorkbenchError for a file that is encrypted, holds macros, is damaged or abnormally large."""
    with path.open("rb") as file:
        if file.read(8) == OLE2:
            hint = "请打开后去掉密码；旧的 .xls 请另存为 .xlsx。"
            raise refuse("encrypted-workbook", "这个文件有密码保护，或者是旧的 .xls 格式，读不了。", hint=hint)
    _check(path)
    problems: list[Problem] = []
    return table(_rows(path, problems), problems)


def _check(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as content:
                        _check_head(content.read(4096))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise _broken() from None


def _check_parts(parts: Iterable[zipfile.ZipInfo]) -> None:
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise refuse("encrypted-workbook", "这个文件有密码保护，读不了。", hint="请先去掉密码，再导入。")
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise refuse("macro-workbook", "这个表格带有宏，没有打开。", hint="请另存为不带宏的 .xlsx，再导入。")
    steep = any(p.file_size > _SMALL and p.file_size > _STEEPEST * max(p.compress_size, 1) for p in parts)
    if steep or sum(part.file_size for part in parts) > _LARGEST:
        hint = "请确认文件来源可靠；可以另存一份，或者分成几个文件。"
        raise refuse("zip-bomb", "这个表格解压以后大得不正常，没有打开。", hint=hint)
    if "xl/workbook.xml" not in names:
        raise refuse("not-workbook", "这不是 .xlsx 表格。", hint="请确认选对了文件。")


def _check_head(first: bytes) -> None:
    if b"<!DOCTYPE" in first or b"<!ENTITY" in first:
        message = "这个表格里含有外部实体声明，表格软件不会写出这样的文件，没有打开。"
        raise refuse("hostile-workbook", message, hint=_HINT)


def _broken() -> Exception:
    return refuse("broken-workbook", "这个 .xlsx 文件不完整或者已经损坏。", hint=_HINT)


def _rows(path: Path, problems: list[Problem]) -> Iterator[RawRow]:
    import openpyxl

    with warnings.catch_warnings():
        # What openpyxl leaves out (print settings, validations) is nothing that was said.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
            try:
                yield from _sheet(book, path, problems)
            finally:
                book.close()
        except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, zipfile.BadZipFile):
            raise _broken() from None


def _sheet(book: Any, path: Path, problems: list[Problem]) -> Iterator[RawRow]:
    sheet = next((one for one in book.worksheets if _has_rows(one)), None)
    if sheet is None:
        return
    others = [one.title for one in book.worksheets if one is not sheet and _has_rows(one)]
    if others:
        message = f"只读了工作表「{sheet.title}」，没有读：{'、'.join(others)[:60]}。"
        problems.append(warning("more-sheets", message, "", "其余的工作表请另存为单独的文件，再导入。"))
    merged = MergedCells(path, sheet)
    formulas: list[int] = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = row[:MOST_COLUMNS]
        if any(cell.data_type == "f" for cell in cells):
            formulas.append(number)
        yield RawRow(number, tuple(merged.filled(number, [_said(cell.value) for cell in cells])))
    if formulas:
        shown = "、".join(map(str, formulas[:_SHOWN])) + ("等" if len(formulas) > _SHOWN else "")
        message = f"有 {len(formulas)} 行含有公式，照公式的文字收下，没有计算。"
        problems.append(warning("formulas", message, f"第 {shown} 行", "请核对这些行；需要的，改成文字再导入。"))


def _has_rows(sheet: Any) -> bool:
    if not hasattr(sheet, "reset_dimensions"):
        return False
    sheet.reset_dimensions()  # what a file says of its size may be anything
    return any(cell.value is not None for row in islice(sheet.iter_rows(), _TOP) for cell in row)


def _said(value: object) -> str:
    """A cell as text: dates as ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    return str(getattr(value, "text", value))  # an array formula is an object that holds its words
