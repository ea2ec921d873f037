"""The 花脸稿: old and new words come back from it, and each format says what it says."""

import re
from io import BytesIO

import docx
import pypdfium2 as pdfium
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from tests.rendering_comparison.conftest import Amendment, Drafts
from workbench.language.redline import redline
from workbench.rendering.comparison.export import export_redline
from workbench.rendering.comparison.inline import PILCROW, inline_paragraphs
from workbench.rendering.comparison.manuscript import Line, Manuscript, Role, manuscript
from workbench.rendering.comparison.options import Marks, TableOptions
from workbench.rendering.comparison.sheet import Mark, Run
from workbench.rendering.displayed import Displayed
from workbench.rendering.layout import layout
from workbench.rendering.plain_text import row

TEXTS = st.lists(st.sampled_from(["依法", "应当", "公布", "。", "，", "\n", "三十日", "市人民政府"]), max_size=14).map(
    "".join
)


def side(paragraphs: list[list[Run]], left_out: Mark) -> str:
    """The words without one mark and without signs for paragraphs."""
    runs = [run for runs in paragraphs for run in runs if run.mark is not left_out]
    return "".join(run.text for run in runs).replace(PILCROW, "")


@given(TEXTS, TEXTS)
def test_both_texts_come_back(old: str, new: str) -> None:
    found = inline_paragraphs(redline(old, new), Mark.NONE)
    assert side(found, Mark.ADDED) == old.replace("\n", "")
    assert side(found, Mark.DELETED) == new.replace("\n", "")


def shown(paragraphs: list[list[Run]]) -> list[str]:
    """Each paragraph, marks as brackets."""
    signs = {Mark.ADDED: "+{}+", Mark.DELETED: "-{}-"}
    return ["".join(signs.get(run.mark, "{}").format(run.text) for run in runs) for runs in paragraphs]


def test_paragraphs_deleted_joined_and_parted() -> None:
    first, second, third = "市人民政府应当公布。", "依法办理。", "三十日以内备案。"
    deleted = inline_paragraphs(redline(f"{first}\n{second}\n{third}", f"{first}\n{third}"), Mark.NONE)
    assert shown(deleted) == [first, f"-{second}-", third]
    joined = inline_paragraphs(redline(f"{first}\n{third}", first + third), Mark.NONE)
    assert shown(joined) == [f"{first}-{PILCROW}-{third}"]
    parted = inline_paragraphs(redline(first + third, f"{first}\n{third}"), Mark.NONE)
    assert shown(parted) == [f"{first}+{PILCROW}+", third]


def new_words(line: Line) -> str:
    """The line without what was deleted and what is remarked."""
    return "".join(run.text for run in line.words if run.mark not in (Mark.DELETED, Mark.REMARK))


def test_without_deletions_it_is_the_new_text(antimonopoly: Amendment, drafts: Drafts) -> None:
    """In full and in order, numbers included; a draft may call its stage, which no table has."""
    for made, new in ((antimonopoly.table, antimonopoly.new), (drafts.table(0, 2), drafts.versions[2])):
        printed = [text for line in layout(new, Displayed(new)) for text in row(line)]
        found = [words for line in manuscript(made).lines if (words := new_words(line))]
        stage = f"（{new.stage}）"
        bare = str.maketrans("", "", "　（）")
        assert [words.translate(bare) for words in found] == [t.translate(bare) for t in printed if t != stage]


def test_numbers_and_remarks(drafts: Drafts) -> None:
    found = manuscript(drafts.table(0, 2))
    lines = ["".join(run.text for run in line.words) for line in found.lines]
    assert "第二条（由第六条移来）　市人民政府应当设立专项资金。" in lines
    assert "第五条（拆分自第三条）　前款以外的，依照其他规定。" in lines
    assert "第五条（删除）　收费标准如下：" in lines
    assert found.notices == ("本稿以“草案一审稿”为底稿，标出“草案三审稿”所作的修改。",)
    assert [line.role for line in found.lines[:3]] == [Role.TITLE, Role.NOTE, Role.CONTENTS]


def said(found: Manuscript) -> list[str]:
    """The lines as plain text."""
    return ["".join(run.text for run in line.words) for line in found.lines]


def pages(data: bytes) -> str:
    """The words of a pdf without notices, legend, page numbers and white space, read by another program."""
    found = ("".join(page.get_textpage().get_text_bounded().split()) for page in pdfium.PdfDocument(data))
    words = "".join(re.sub(r"第\d+页共\d+页$", "", page) for page in found)
    return words.partition("内容。")[2] if "标记说明" in words else words


def packed(lines: list[str]) -> str:
    """The words without white space."""
    return "".join("".join(lines).split())


def test_every_format_says_it(antimonopoly: Amendment, drafts: Drafts) -> None:
    options = TableOptions(marks=Marks.LINED)
    for made in (antimonopoly.table, drafts.table(0, 1, 2)):
        wanted = said(manuscript(made, options))
        document = docx.Document(BytesIO(export_redline(made, "docx", options)))
        assert [paragraph.text for paragraph in document.paragraphs][-len(wanted) :] == wanted
        page: HtmlElement = html.document_fromstring(export_redline(made, "html", options).decode())
        assert [line.text_content() for line in page.xpath("//article/p")] == wanted
        assert pages(export_redline(made, "pdf", options)) == packed(wanted)
        text = export_redline(made, "md", options).decode()
        assert len(text.rstrip("\n").split("\n\n")) == len(wanted) + 2
