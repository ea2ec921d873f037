"""Files of opinions: what is read as it was meant, and what is refused with one sentence and a hint."""

import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from workbench.importing.opinions.columns import Field, guess, settled
from workbench.importing.opinions.dates import read_date
from workbench.importing.opinions.plain_files import read_csv, read_jsonl
from workbench.importing.opinions.rows import RawTable
from workbench.importing.opinions.workbook import read_workbook
from workbench.model.problems import WorkbenchError

Fill = Callable[[openpyxl.worksheet.worksheet.Worksheet], None]


def _book(path: Path, fill: Fill) -> Path:
    book = openpyxl.Workbook()
    fill(book.active)
    book.save(path)
    return path


def _rows(table: RawTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def _refused(read: Callable[[Path], RawTable], path: Path) -> str:
    with pytest.raises(WorkbenchError) as caught:
        list(read(path).rows)
    problem = caught.value.problem
    assert problem.message.endswith("。") and problem.hint
    return problem.code


def test_a_workbook_with_a_title_merged_cells_dates_and_formulas(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet.append(["某某条例征求意见汇总表"])
        sheet.merge_cells("A1:E1")
        sheet.append(["序号", "提出单位", "意见内容", "时间", "条款"])
        sheet.append([1, "市财政局", "第一条意见", date(2026, 3, 1), "第三条"])
        sheet.append([2, None, "第二条意见", datetime(2026, 3, 2, 10, 30), 4.0])
        sheet.append([3, "市民", "=1+1", "2026年3月3日", True])
        sheet.merge_cells("B3:B4")

    table = read_workbook(_book(tmp_path / "a.xlsx", fill))
    assert table.heads == ("序号", "提出单位", "意见内容", "时间", "条款")
    assert _rows(table) == [
        ("1", "市财政局", "第一条意见", "2026-03-01", "第三条"),
        ("2", "市财政局", "第二条意见", "2026-03-02 10:30", "4"),
        ("3", "市民", "=1+1", "2026年3月3日", "True"),
    ]
    assert [problem.code for problem in table.problems] == ["formulas"]


def test_other_worksheets_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["意见"])
    book.active.append(["好"])
    book.create_sheet("另一张").append(["意见"])
    book.save(tmp_path / "a.xlsx")
    table = read_workbook(tmp_path / "a.xlsx")
    assert _rows(table) == [("好",)]
    assert "另一张" in table.problems[0].message


def test_workbooks_that_are_not_opened(tmp_path: Path) -> None:
    good = _book(tmp_path / "good.xlsx", lambda sheet: sheet.append(["意见"]))
    old = tmp_path / "old.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    assert _refused(read_workbook, old) == "encrypted-workbook"
    macro = tmp_path / "macro.xlsx"
    macro.write_bytes(good.read_bytes())
    with zipfile.ZipFile(macro, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert _refused(read_workbook, macro) == "macro-workbook"
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(good.read_bytes()[:-200])
    assert _refused(read_workbook, torn) == "broken-workbook"
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 30_000_000)
    assert _refused(read_workbook, bomb) == "zip-bomb"
    entity = tmp_path / "entity.xlsx"
    with zipfile.ZipFile(entity, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    assert _refused(read_workbook, entity) == "hostile-workbook"
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert _refused(read_workbook, other) == "not-workbook"
    assert _refused(read_workbook, _book(tmp_path / "empty.xlsx", lambda sheet: None)) == "empty-file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_in_any_encoding_with_any_delimiter(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "a.csv"
    rows = [["序号", "意见内容", "姓名"], ["1", '"第一行\n第二行，含，逗号"', "张三"], ["2", "短", "李四"]]
    path.write_text("\r\n".join(mark.join(row) for row in rows), encoding=encoding, newline="")
    table = read_csv(path)
    assert table.heads == ("序号", "意见内容", "姓名")
    assert _rows(table) == [("1", "第一行\n第二行，含，逗号", "张三"), ("2", "短", "李四")]


def test_csv_files_that_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content, code in (
        ("意见,姓名\n好,张三\n".encode() + b"\xff\xfe\x9f" * 40, "unknown-encoding"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "binary-file"),
        ("意见,姓名\n".encode() + ("长" * 1_000_001).encode() + b",x\n", "broken-csv"),
        (("意见," + "x," * 300 + "\n").encode(), "too-wide"),
        (b"\n\n\n", "empty-file"),
    ):
        path.write_bytes(content)
        assert _refused(read_csv, path) == code


def test_an_opinion_of_a_hundred_thousand_characters_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("意见,姓名\n" + "很长的意见" * 20_000 + ",张三\n", encoding="utf-8")
    (row,) = read_csv(path).rows
    assert len(row.cells[0]) == 100_000


def test_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = [{"意见": "好", "条款": 3}, {"姓名": "张三", "意见": None}]
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in data), encoding="utf-8")
    table = read_jsonl(path)
    assert table.heads == ("意见", "条款", "姓名")
    assert _rows(table) == [("好", "3", ""), ("", "", "张三")]
    for content in ("[1]", "{", "{}\n[" + "[" * 100_000, '{"意见": "好"}\nnull'):
        path.write_text(content, encoding="utf-8")
        assert _refused(read_jsonl, path) in ("broken-jsonl", "empty-file")


def test_columns_are_guessed_by_their_heads() -> None:
    heads = ["序号", "条款", "修改意见", "理由", "提出单位/人", "联系电话", "时间", "来源"]
    found = {field: heads[at] for field, at in guess(heads).items()}
    assert found == {
        Field.TEXT: "修改意见", Field.PLACE: "条款", Field.REASON: "理由", Field.NAME: "提出单位/人",
        Field.TELEPHONE: "联系电话", Field.DATE: "时间", Field.CHANNEL: "来源",
    }  # fmt: skip


def test_columns_can_be_set_by_name_letter_and_number() -> None:
    heads = ["甲", "乙", "姓名"]
    assert settled(heads, {"意见": "乙"}) == {Field.NAME: 2, Field.TEXT: 1}
    assert settled(heads, {"意见": "B", "提出人": "-"}) == {Field.TEXT: 1}
    assert settled(heads, {"意见": "2"})[Field.TEXT] == 1
    for said, code in (({}, "no-opinion-column"), ({"意见": "丙"}, "no-such-column"), ({"丁": "甲"}, "unknown-field")):
        with pytest.raises(WorkbenchError) as caught:
            settled(heads, said)
        assert caught.value.problem.code == code and caught.value.problem.hint


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026年3月1日", "2026-03-01"), ("2026/3/1", "2026-03-01"), ("2026.03.01", "2026-03-01"),
        ("20260301", "2026-03-01"), ("2026-03-01 10:20:30", "2026-03-01"), ("２０２６年３月１日", "2026-03-01"),
        ("46082", "2026-03-01"), ("2026-02-30", "2026-02-30"), ("三月初", "三月初"), ("", ""),
    ],
)  # fmt: skip
def test_dates(written: str, read: str) -> None:
    assert read_date(written) == read
