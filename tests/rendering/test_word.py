"""docx: opened again by python-docx; typography by the numbers of GB/T 9704-2012."""

from dataclasses import replace
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt
from lxml import etree

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.rendering.export import export
from workbench.rendering.options import ExportOptions

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _open(instrument: Instrument, options: ExportOptions | None = None) -> Document:
    return docx.Document(BytesIO(export(instrument, "docx", options or ExportOptions())))


def _style(name: object) -> str:
    return str(name or "")


def test_every_line_is_there_in_its_style(small: Instrument) -> None:
    lines = [(_style(p.style and p.style.name), p.text) for p in _open(small).paragraphs]
    assert lines == [
        ("Title", "云川市算力条例"),
        ("Subtitle", "（草案）"),
        ("题注", "（2025年5月1日云川市人民代表大会常务委员会通过）"),
        ("TOC Heading", "目　录"),
        ("toc 1", "第一章　总则"),
        ("toc 1", "第二章　支持"),
        ("toc 2", "第一节　一般规定"),
        ("toc 1", "附则"),
        ("Heading 1", "第一章　总则"),
        ("条文", "第一条　【目的】为了促进发展，制定本条例。"),
        ("Heading 1", "第二章　支持"),
        ("Heading 2", "第一节　一般规定"),
        ("条文", "第二条　【支持措施】市人民政府可以采取下列措施："),
        ("项", "（一）提供算力；"),
        ("目", "1．通用算力；"),
        ("目", "2．智能算力；"),
        ("项", "（二）提供数据："),
        ("款", "数据应当合法。"),
        ("项", "（三）其他措施。"),
        ("款", "前款所列措施由市人民政府组织实施。"),
        ("款", "符合第一条规定的，可以申请。"),
        ("条文", "第三条（删去）"),
        ("Heading 1", "附则"),
        ("条文", "第四条　本条例自2026年1月1日起施行。"),
        ("附件标题", "附件　算力目录"),
        ("款", "算力目录由市人民政府公布。"),
    ]


def test_the_sheet_is_that_of_the_standard(small: Instrument) -> None:
    document = _open(small)
    section = document.sections[0]
    asked = (Mm(210), Mm(297), Mm(37), Mm(35), Mm(28), Mm(26))
    found = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert all(abs((one or 0) - other) < Pt(1) for one, other in zip(found, asked, strict=True))
    body = document.styles["条文"]
    assert body.paragraph_format.line_spacing == Pt(28.95)
    assert body.font.size == Pt(16)
    assert document.styles["Title"].font.size == Pt(22)


def test_every_paragraph_style_names_its_chinese_font_and_language(small: Instrument) -> None:
    styles = _open(small).styles.element
    paragraph_styles = [style for style in styles.iter(f"{W}style") if style.get(f"{W}type") == "paragraph"]
    fonts = {style.get(f"{W}styleId"): style.find(f".//{W}rFonts").get(f"{W}eastAsia") for style in paragraph_styles}
    assert fonts["Title"] == "方正小标宋简体"
    assert (fonts["Heading1"], fonts["Heading2"]) == ("黑体", "楷体_GB2312")
    assert fonts["Article"] == "仿宋_GB2312"
    assert fonts["Footer"] == "宋体"
    assert {style.find(f".//{W}lang").get(f"{W}eastAsia") for style in paragraph_styles} == {"zh-CN"}


def test_page_numbers_stand_outside(small: Instrument) -> None:
    document = _open(small)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        assert footer.paragraphs[0].text == "— 1 —"
        assert footer._element.find(f".//{W}jc").get(f"{W}val") == side
        assert "PAGE" in "".join(footer._element.itertext(f"{W}instrText"))


def test_the_contents_are_a_field_with_links_to_bookmarks(small: Instrument) -> None:
    body = _open(small).element.body
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    kinds = [char.get(f"{W}fldCharType") for char in body.iter(f"{W}fldChar")]
    assert {"AAAAAAA1", "AAAAAAA3"} <= set(marks)
    assert len(anchors) == 4
    assert set(anchors) <= set(marks)
    assert kinds == ["begin", "separate", "end"]
    assert next(body.iter(f"{W}instrText")).text == ' TOC \\o "1-4" \\h \\z '


def test_tables_are_tables_with_a_repeated_heading(small: Instrument) -> None:
    (table,) = _open(small).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["项目", "金额"], ["算力", "5万元"]]
    assert len(list(table._element.iter(f"{W}tblHeader"))) == 1


def test_the_number_of_an_article_is_set_apart(small: Instrument) -> None:
    article = next(p for p in _open(small).paragraphs if p.text.startswith("第一条"))
    assert [(run.style.name, run.text) for run in article.runs] == [
        ("条号", "第一条"),
        ("条号", "　【目的】"),
        ("Default Paragraph Font", "为了促进发展，制定本条例。"),
    ]


def test_a_plan_has_its_own_headings(plan: Instrument) -> None:
    document = _open(plan)
    assert [(_style(p.style and p.style.name), p.text) for p in document.paragraphs][2:5] == [
        ("Heading 1", "一、重点任务"),
        ("Heading 2", "（一）创新行动"),
        ("款", "1．建设平台。依托高校。"),
    ]
    fonts = document.styles["Heading 2"].element.find(f".//{W}rFonts")
    assert fonts.get(f"{W}eastAsia") == "楷体_GB2312"


def test_the_title_is_a_property_and_the_template_left_nothing_behind(small: Instrument) -> None:
    data = export(small, "docx")
    core = docx.Document(BytesIO(data)).core_properties
    assert (core.title, core.author, core.comments, core.language) == ("云川市算力条例（草案）", "", "", "zh-CN")
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        assert b"python-docx" not in b"".join(package.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_hostile_words_make_a_valid_file_and_no_markup() -> None:
    evil = "甲<w:p>&\x00\x0b\ufffe\ud800乙]]>\u202e"
    words = Provision(Id("BBBBBBB2"), Level.PARAGRAPH, (evil,))
    root = Provision(ROOT_ID, Level.ROOT, children=(Provision(Id("BBBBBBB1"), Level.ARTICLE, children=(words,)),))
    data = export(Instrument("题\x01<名>", root), "docx")
    assert [p.text for p in docx.Document(BytesIO(data)).paragraphs] == ["题<名>", "第一条　甲<w:p>&乙]]>"]
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_attachments_begin_on_pages_of_their_own(small: Instrument) -> None:
    paragraphs = _open(small, ExportOptions(with_attachments=True)).paragraphs
    assert paragraphs[0].text == "关于印发的通知"
    title = next(p for p in paragraphs if p.text == "云川市算力条例")
    assert title.paragraph_format.page_break_before
    assert [(_style(p.style and p.style.name), p.text) for p in paragraphs[-3:]] == [
        ("附带材料标题", "解读"),
        ("附带材料", "一、背景"),
        ("附带材料", "抄送：市政府。"),
    ]


@pytest.mark.parametrize("articles", [2000])
def test_a_code_is_written_quickly(small: Instrument, articles: int) -> None:
    def article(n: int) -> Provision:
        words = [
            Provision(Id(f"P{n:05d}{k:02d}"), Level.PARAGRAPH, ("民事主体的合法权益受保护。" * 5,)) for k in range(3)
        ]
        return Provision(Id(f"A{n:07d}"), Level.ARTICLE, children=tuple(words))

    root = Provision(ROOT_ID, Level.ROOT, children=tuple(article(n) for n in range(articles)))
    start = perf_counter()
    data = export(replace(small, root=root), "docx")
    assert perf_counter() - start < 10
    assert len(docx.Document(BytesIO(data)).paragraphs) == 3 * articles + 3
