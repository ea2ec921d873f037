"""html: the page opened again by lxml; self-contained, one script that its policy knows, words escaped."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.rendering_comparison.conftest import FORMULA, SCRIPT, Amendment, Drafts
from workbench.comparison.data import to_data
from workbench.comparison.table import Table
from workbench.model.problems import WorkbenchError
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.export import export_redline, export_table
from workbench.rendering.comparison.options import DEFAULT, Marks, TableOptions, Unchanged
from workbench.rendering.comparison.sheet import plain


def opened(table: Table, options: TableOptions = DEFAULT) -> HtmlElement:
    """The page as lxml reads it."""
    return read(export_table(table, "html", options))


def read(data: bytes) -> HtmlElement:
    """A page as lxml reads it."""
    page: HtmlElement = html.document_fromstring(data.decode())
    return page


def rows(page: HtmlElement) -> list[HtmlElement]:
    """The rows below the header."""
    return list(page.xpath("//table[contains(@class,'sheet')]/tbody/tr"))


def assert_same_words(table: Table, options: TableOptions) -> None:
    """Every cell of the page says what the sheet says."""
    wanted, page = sheet(table, options), opened(table, options)
    assert [head.text_content() for head in page.xpath("//thead//th")] == list(wanted.heads)
    for real, row in zip(rows(page), wanted.rows, strict=True):
        texts = ["\n".join(p.text_content() for p in cell if p.get("class") != "unsure") for cell in real]
        assert texts == [plain(cell) for cell in row.cells]


@pytest.mark.parametrize("options", [DEFAULT, TableOptions(unchanged=Unchanged.SAME, fold=True, marks=Marks.RED)])
def test_the_words(drafts: Drafts, antimonopoly: Amendment, options: TableOptions) -> None:
    assert_same_words(drafts.table(0, 1, 2, notes=True), options)
    assert_same_words(antimonopoly.table, options)


def test_nothing_comes_from_outside(drafts: Drafts) -> None:
    page = opened(drafts.table(0, 2))
    assert not page.xpath("//link | //img | //iframe | //*[@src] | //*[@onclick]")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    (script,) = page.xpath("//script/text()")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def test_marks_are_elements(drafts: Drafts) -> None:
    first = next(row for row in rows(opened(drafts.table(0, 2))) if "第一条" in row.text_content())
    assert first.xpath("td[2]//ins/text()") == ["算力产业", "根据有关法律，"]
    assert "added hei bold" in first.xpath("td[2]//ins/@class")
    moved = opened(drafts.table(0, 2), TableOptions(marks=Marks.LINED)).xpath("//span[@class='moved wave']/text()")
    assert moved == ["波浪线", *["市人民政府应当设立专项资金。"] * 2]


def test_the_list_leads_to_every_row(drafts: Drafts) -> None:
    page = opened(drafts.table(0, 2))
    links = {link.get("href")[1:]: link.text_content() for link in page.xpath("//nav//a")}
    places = {row.get("id") for row in rows(page)}
    assert set(links) == places
    assert "第二条（原第六条）" in links.values() and page.xpath("//nav//li[@class='division']")


def test_the_filters_count_the_rows(antimonopoly: Amendment) -> None:
    page = opened(antimonopoly.table)
    said = [label.text_content() for label in page.xpath("//fieldset/label")]
    assert said == ["不变 2", "修改 21", "新增 12", "拆分 2", "仅序号变更 33"]
    assert len(page.xpath("//tr[@data-kind='新增']")) == 12
    assert len(page.xpath("//tr[contains(@class,'changed')]")) == 36


def test_hostile_words_stay_words(drafts: Drafts) -> None:
    options = TableOptions(title="</title><script>1</script>", issuer='"><b>')
    for data in (
        export_table(drafts.table(0, 1, notes=True), "html", options),
        export_redline(drafts.table(0, 1), "html", options),
    ):
        page = read(data)
        assert len(list(page.iter("script"))) == 1 and not list(page.iter("b"))
        assert FORMULA in page.text_content() and SCRIPT in page.text_content()
        assert not {"\u202e", "\u200b", "\x1b"} & set(data.decode())


def test_markdown_says_the_same(drafts: Drafts) -> None:
    """Cells parted at bare pipes, marks in words whatever profile was chosen."""
    made = drafts.table(0, 1, 2, notes=True)
    text = export_table(made, "md", TableOptions(marks=Marks.RED, summary=True)).decode()
    lines = [line for line in text.split("\n") if line.startswith("|")]
    wanted = sheet(made, TableOptions(marks=Marks.WORDED))
    assert len(lines) == len(wanted.rows) + 2
    for line, row in zip(lines[2:], wanted.rows, strict=True):
        cells = [cell.strip(" ") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        assert len(cells) == len(wanted.heads)
        shown = [re.sub(r"〔[增删]：|〕|\*\*(?!\*)|\\", "", cell).replace("<br>", "\n") for cell in cells]
        real = [plain(cell) for cell in row.cells]
        assert shown == real + [""] * (len(wanted.heads) - len(real))
    assert "〔增：算力产业〕" in text and r"\<script\>" in text and r"\| 竖线" in text


@pytest.mark.parametrize("export", [export_table, export_redline])
def test_json_is_the_contract_to_the_letter(drafts: Drafts, export: Callable[[Table, str], bytes]) -> None:
    """Every word is kept, and none acts on a screen."""
    made = drafts.table(0, 1)
    text = export(made, "json").decode()
    assert json.loads(text) == to_data(made) and list(json.loads(text)) == ["columns", "rows", "statistics", "doubtful"]
    assert not {"\u202e", "\u200b", "\x1b"} & set(text) and "\\u202e" in text and "\\u001b" in text


def test_an_unknown_format_is_refused(drafts: Drafts) -> None:
    for export in (export_table, export_redline):
        with pytest.raises(WorkbenchError) as refused:
            export(drafts.table(0, 1), "doc")
        assert refused.value.problem.code == "unknown-format" and "docx" in refused.value.problem.hint
