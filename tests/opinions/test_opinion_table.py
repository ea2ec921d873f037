"""意见采纳情况表 in every format: columns, counts, masks, and strings that are never formulas."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.opinions.desks import SLUG, desk, row, table, taken
from workbench.amendments.opinions.dispositions import Answer, Outcome
from workbench.amendments.opinions.report import Report, summary
from workbench.amendments.opinions.standing import Today
from workbench.model.problems import WorkbenchError
from workbench.rendering.opinions.formats import FORMATS, export
from workbench.rendering.opinions.sheets import Cover, sheets
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import dispose, dispose_linked
from workbench.session.opinions.reporting import Arranged, report
from workbench.storage.saving.save import save

NAME, TELEPHONE = "慕容晓岚", "13912345678"
HEADS = [
    "序号", "条款", "意见内容", "同类意见数", "提出单位/人", "来源", "收到日期", "采纳情况", "采纳后的条文", "理由",
    "反馈情况", "处理人",
]  # fmt: skip
ROWS = [
    row("第三条的期限太长", name=NAME, telephone=TELEPHONE),
    row("第三条的期限太长。", name="李建国"),
    row("第三条的期限不能再短", name="市财政局", kind="部门"),
    row("=1+1", name="+86"),
    row("第五条<b>没有</b>意见 | 竖线", name="王代表", kind="人大代表"),
]


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """Five opinions, two of them the same, three answered."""
    made = desk(tmp_path / "w")
    taken(made, table(tmp_path / "a.csv", ROWS))
    for ids, answer in (
        (["1"], Answer(Outcome.ADOPTED, reply="已采纳", adopted="服务机构应当在十五日内答复。")),
        (["3"], Answer(Outcome.REJECTED, "期限应当缩短", agreed="财政局同意。")),
    ):
        with Book.opened(made, SLUG) as book:
            dispose(book, ids, answer)
    return made


def _report(at: Desk, arranged: Arranged = Arranged()) -> Report:  # noqa: B008
    with Book.opened(at, SLUG) as book:
        return report(book, Today(at.in_hand(SLUG).view.instrument), arranged)


def _told(data: bytes, format: str) -> str:
    """All words of a file."""
    if format in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return data.decode()


def test_sections_and_counts(at: Desk) -> None:
    found = _report(at)
    assert [section.title for section in found.sections] == ["总体意见", "第三条", "第五条"]
    first = next(one for one in found.rows if one.id == "1")
    assert (first.count, first.then, first.now, first.reply) == (2, "第三条", "第三条", "已采纳")
    assert [member for member, _ in first.members] == ["1", "2"]
    assert [one.id for one in found.disputed] == ["3"]
    assert summary(found) == (
        "就《云川市公共服务条例》（征求意见稿）征求意见，共收到意见 5 条，其中内容相同或者相近的归为 1 组，合并答复。",
        "采纳 2 条，不采纳 1 条，待处理 2 条。",
        "部门意见 1 条：不采纳 1 条。",
        "代表委员意见 1 条：待处理 1 条。",
        "公众意见 3 条：采纳 2 条，待处理 1 条。",
    )


def test_by_submitter_every_letter_is_a_row(at: Desk) -> None:
    found = _report(at, Arranged(by_submitter=True))
    assert [section.title for section in found.sections] == ["市财政局", "代表5", "公众1", "公众2", "公众4"]
    assert sum(len(section.rows) for section in found.sections) == 5


@pytest.mark.parametrize("format", FORMATS)
def test_masks_in_every_format_unless_asked_otherwise(at: Desk, format: str) -> None:
    told = _told(export(_report(at), format, Cover()), format)
    assert NAME not in told and TELEPHONE not in told and "公众1" in told
    personal = _told(export(_report(at, Arranged(personal=True)), format, Cover()), format)
    assert NAME in personal and TELEPHONE in personal
    public = _told(export(_report(at), format, Cover(), public=True), format)
    assert format == "json" or ("公众1" not in public and "市财政局" not in public and "期限应当缩短" in public)


def test_the_workbook_holds_strings_only(at: Desk) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(_report(at), "xlsx", Cover(issuer="市司法局"))))
    assert book.sheetnames == ["意见采纳情况", "部门分歧意见", "同类意见明细"]
    cells: list[Any] = [cell for page in book for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    page = book["意见采纳情况"]
    heads = [[cell.value for cell in line] for line in page.iter_rows()]
    assert HEADS in heads
    assert any("=1+1" in str(cell.value) for cell in cells)
    disputed = [[cell.value for cell in line] for line in book["部门分歧意见"].iter_rows()]
    assert disputed[-1][-1] == "财政局同意。"


def test_the_page_is_markup_of_ours_only(at: Desk) -> None:
    told = export(_report(at), "html", Cover(title="<i>题</i>")).decode()
    assert "&lt;b&gt;没有&lt;/b&gt;" in told and "<b>没有" not in told and "<script" not in told and "<i>" not in told


def test_markdown_keeps_its_columns(at: Desk) -> None:
    lines = export(_report(at), "md", Cover()).decode().splitlines()
    head = next(place for place, line in enumerate(lines) if line.startswith("| 序号"))
    bars = [line.replace("\\|", "").count("|") for line in lines[head : head + 8]]
    assert set(bars) == {13}


def test_json_is_as_its_page_says(at: Desk) -> None:
    data = json.loads(export(_report(at), "json", Cover()))
    page = (Path(__file__).resolve().parents[2] / "docs" / "json-schema.md").read_text(encoding="utf-8")
    section = page[page.index("## 意见采纳情况表") :]
    assert all(f"`{key}`" in section for key in (*data, *data["sections"][0]["rows"][0]))
    assert data["schema"] == "workbench-opinions/1"


def test_a_long_title_and_cover_stand_above(at: Desk) -> None:
    (first, *_) = sheets(_report(at), Cover(issuer="市司法局", date="2026年4月", number="1"))
    assert first.cover == ("制表单位：市司法局", "日期：2026年4月", "会议文件编号：1")
    assert first.title == "《云川市公共服务条例》（征求意见稿）意见采纳情况表"
    assert list(first.heads) == HEADS


def test_an_unknown_format_and_an_empty_book_are_refused(at: Desk, tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as caught:
        export(_report(at), "pdf", Cover())
    assert caught.value.problem.code == "unknown-format"
    with pytest.raises(WorkbenchError) as caught:
        _report(desk(tmp_path / "empty"))
    assert caught.value.problem.code == "no-opinions"


def test_an_amendment_answers_its_opinions_in_the_commit_of_its_own(at: Desk) -> None:
    with Book.opened(at, SLUG) as book:
        files = dispose_linked(book, ["5", "1"], Answer(Outcome.ADOPTED, amendment="K2M9QXD7"))
        assert list(files) == [f"amendments/{SLUG}/dispositions/0001.jsonl"]
        save(at.workspace, files, "接受修改建议", expected=book.base)
    with Book.opened(at, SLUG) as book:
        first, fifth = book.asking.disposition("1"), book.asking.disposition("5")
        assert first and first.answer.amendment == "" and fifth and fifth.answer.amendment == "K2M9QXD7"
        assert dispose_linked(book, ["5"], Answer(Outcome.ADOPTED)) == {}
