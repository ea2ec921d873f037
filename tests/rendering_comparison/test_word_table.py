"""docx: the table opened again by python-docx; page, header, fonts and marks; nothing of a text acts as markup."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from lxml import etree

from tests.rendering_comparison.conftest import FORMULA, SCRIPT, Amendment, Drafts
from workbench.comparison.table import Table
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.export import export_table
from workbench.rendering.comparison.options import DEFAULT, Marks, TableOptions, Unchanged
from workbench.rendering.comparison.sheet import plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHOICES = (
    DEFAULT,
    TableOptions(unchanged=Unchanged.SAME, fold=True, marks=Marks.LINED, summary=True, notes=True),
    TableOptions(unchanged=Unchanged.OMITTED, marks=Marks.RED, contents=False),
)


def opened(table: Table, options: TableOptions = DEFAULT) -> Document:
    """The file as python-docx reads it."""
    return docx.Document(BytesIO(export_table(table, "docx", options)))


def assert_same_words(table: Table, options: TableOptions) -> None:
    """Every cell of the file says what the sheet says."""
    wanted, (found,) = sheet(table, options), opened(table, options).tables
    assert [cell.text for cell in found.rows[0].cells] == list(wanted.heads)
    for real, row in zip(list(found.rows)[1:], wanted.rows, strict=True):
        cells = [etree.ElementBase.findall(cell._tc, W + "p") for cell in real.cells]
        texts = ["\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in paragraphs) for paragraphs in cells]
        assert texts == [plain(cell) for cell in row.cells] * (len(wanted.heads) if row.across else 1)
        assert (real._tr.tc_lst[0].grid_span == len(wanted.heads)) == row.across


@pytest.mark.parametrize("options", CHOICES)
def test_the_words_of_drafts(drafts: Drafts, options: TableOptions) -> None:
    assert_same_words(drafts.table(0, 2), options)
    assert_same_words(drafts.table(0, 1, 2, notes=True), options)


@pytest.mark.parametrize("options", CHOICES)
def test_the_words_of_a_real_amendment(antimonopoly: Amendment, options: TableOptions) -> None:
    assert_same_words(antimonopoly.table, options)


def test_words_as_marks(drafts: Drafts) -> None:
    found = opened(drafts.table(0, 2), TableOptions(marks=Marks.WORDED)).tables[0]
    texts = [cell.text for row in found.rows for cell in row.cells]
    assert "第一条【目的】　为了促进〔增：算力产业〕发展，〔增：根据有关法律，〕制定本条例。" in texts


def test_the_page(drafts: Drafts) -> None:
    document = opened(drafts.table(0, 2), TableOptions(summary=True, issuer="法工委", number="会议文件（五）"))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:3] == [
        "云川市算力促进条例修改对照表",
        "会议文件编号：会议文件（五）　　制表单位：法工委",
        "修改情况汇总",
    ]
    assert lines[-2].startswith("标记说明：黑体字为新增的内容；")
    footer = section.footer.paragraphs[0]
    assert footer.text == "第 1 页　共 1 页"
    fields = [word.text.strip() for word in footer._p.iter(W + "instrText")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_header_is_repeated_and_rows_may_break(drafts: Drafts, antimonopoly: Amendment) -> None:
    """Only rows too short to be worth breaking are kept whole; a heading stays with what follows."""
    head, *rows = opened(drafts.table(0, 2)).tables[0].rows
    assert list(head._tr.iter(W + "tblHeader")) and not any(list(row._tr.iter(W + "tblHeader")) for row in rows)
    for row in opened(antimonopoly.table).tables[0].rows[1:]:
        longest = max(len(cell.text) for cell in row.cells)
        assert longest > 80 or list(row._tr.iter(W + "cantSplit")) or "\n" in row.cells[-1].text
        assert longest < 150 or not list(row._tr.iter(W + "cantSplit"))
    kept = {row.cells[0].text for row in rows if all(list(p.iter(W + "keepNext")) for p in row._tr.iter(W + "p"))}
    assert kept == {"第一章　总则", "第二章　支持措施", "第三章　保障", "（新增）", "第四章　附则"}


@pytest.mark.parametrize(
    ("marks", "style", "tags"),
    [
        (Marks.SHADED, "MarkAdded", ["rFonts", "b"]),
        (Marks.SHADED, "MarkDeleted", ["shd"]),
        (Marks.SHADED, "MarkMoved", ["u"]),
        (Marks.LINED, "MarkAdded", ["u"]),
        (Marks.LINED, "MarkDeleted", ["strike"]),
        (Marks.RED, "MarkAdded", ["rFonts", "b", "color"]),
        (Marks.RED, "MarkDeleted", ["strike", "color"]),
    ],
)
def test_a_mark_is_a_style(drafts: Drafts, marks: Marks, style: str, tags: list[str]) -> None:
    """Each survives black and white: the red ones are bold, struck or underlined too."""
    document = opened(drafts.table(0, 2), TableOptions(marks=marks))
    found = next(s for s in document.styles.element if s.get(W + "styleId") == style)
    assert [child.tag.removeprefix(W) for child in found.find(W + "rPr")] == tags


def test_marked_runs_have_the_style_of_their_mark(drafts: Drafts) -> None:
    table = opened(drafts.table(0, 2)).tables[0]
    cell = next(row.cells[1] for row in table.rows if row.cells[1].text.startswith("第一条"))
    styles = {run.text: run.style.style_id for run in cell.paragraphs[0].runs}
    assert styles["算力产业"] == "MarkAdded" and styles["第一条"] == "MarkLabel" and styles["发展，"] != "MarkAdded"


def test_many_columns_are_set_smaller(drafts: Drafts) -> None:
    for places, size in (((0, 1, 2), 12), ((0, 1, 0, 1, 2), 10.5)):
        style = opened(drafts.table(*places)).styles["对照表文字"]
        assert style.font.size.pt == size


def test_fonts_of_offices_with_what_may_stand_in(drafts: Drafts) -> None:
    with ZipFile(BytesIO(export_table(drafts.table(0, 2), "docx"))) as package:
        fonts = package.read("word/fontTable.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋,' in fonts and 'w:eastAsia="黑体"' in styles
    assert 'w:eastAsia="仿宋_GB2312"' in styles


def test_hostile_words_stay_words(drafts: Drafts) -> None:
    data = export_table(drafts.table(0, 1, notes=True), "docx", TableOptions(title="<w:p/>&\x00\u202e"))
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        xml = package.read("word/document.xml").decode()
    found = docx.Document(BytesIO(data))
    cells = [cell.text for row in found.tables[0].rows for cell in row.cells]
    assert f"第二条　{FORMULA}\n{SCRIPT}" in cells and found.paragraphs[0].text == "<w:p/>&"
    assert not {"\u202e", "\u200b", "\x1b"} & set(xml) and "<script" not in xml
