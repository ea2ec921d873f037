"""pdf: read again by another program it says what the table says, with fonts embedded and every page numbered."""

from collections import Counter

import pypdfium2 as pdfium
import pytest

from tests.rendering_spreadsheet.sheets import NEW, OLD, compared, long_article
from workbench.rendering.comparison.appearance import appearances, worded
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.options import Marks, TableOptions
from workbench.rendering.comparison.print_fonts import found, known
from workbench.rendering.comparison.print_table import write
from workbench.rendering.comparison.sheet import Sheet

MARKUP = '示范条例\n第一条 #import "x" *粗* _斜_ $x^2$ \\ <甲> @乙 `丙` ~ -- // 丁 /* 戊 */ = 己 [庚] {{辛}}。\n'


def read(data: bytes) -> list[str]:
    """The words of each page, without white space."""
    document = pdfium.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def body(made: Sheet) -> str:
    """The words below the heads, row by row."""
    looks = appearances(made.marks)
    runs = (run for row in made.rows for cell in row.cells for paragraph in cell for run in paragraph)
    return "".join("".join(worded(run, looks[run.mark]) for run in runs).split())


def heads(made: Sheet) -> str:
    """The words of the row that stands on every page."""
    return "".join("".join(made.heads).split())


@pytest.mark.parametrize("marks", Marks)
def test_the_words_are_those_of_the_table(marks: Marks) -> None:
    made = sheet(compared(OLD, NEW), TableOptions(marks=marks, contents=False, issuer="法制委员会"))
    (page,) = read(write(made))
    assert page.startswith("示范条例修改对照表制表单位：法制委员会标记说明：")
    assert page.endswith(heads(made) + body(made) + "第1页共1页")


def test_nothing_is_read_as_markup() -> None:
    made = sheet(compared(MARKUP, MARKUP + "第二条 #panic()"))
    (page,) = read(write(made))
    assert page.endswith(heads(made) + body(made) + "第1页共1页")
    assert "#panic()" in body(made) and "/*戊*/" in body(made)


def test_a_row_longer_than_a_page_runs_on_under_repeated_heads() -> None:
    made = sheet(compared(long_article(9000), long_article(9000, "改")))
    pages = read(write(made))
    assert len(pages) > 5
    assert all(heads(made) in page for page in pages)
    assert all(page.endswith(f"第{number}页共{len(pages)}页") for number, page in enumerate(pages, 1))
    front = "".join([made.title, *made.notices, *(run.text for run in made.legend)])
    footers = "".join(f"第{number}页共{len(pages)}页" for number in range(1, len(pages) + 1))
    everything = Counter(front + heads(made) * len(pages) + body(made) + footers)
    assert Counter("".join(pages)) == everything


def test_pages_are_landscape_a4() -> None:
    page = pdfium.PdfDocument(write(sheet(compared(OLD, NEW))))[0]
    assert [round(side) for side in page.get_size()] == [842, 595]


def test_fonts_are_embedded_and_told() -> None:
    data = write(sheet(compared(OLD, NEW)))
    assert data.count(b"/FontFile") >= 1
    fonts = found()
    assert set(fonts) <= set(known().families())
    assert fonts.body in fonts.told()


def test_a_chapter_is_never_the_last_row_of_a_page() -> None:
    """Wherever the page ends: the articles before the second chapter grow line by line."""
    for articles in range(16, 26):
        law = "示范条例\n第一章 总则\n" + "".join(f"第{n}条 甲。\n" for n in range(1, articles + 1))
        law += f"第二章 管理\n第一节 一般规定\n第{articles + 1}条 乙。\n第{articles + 2}条 丙。\n"
        for page in read(write(sheet(compared(law, law + f"第{articles + 3}条 丁。\n"), TableOptions(contents=False)))):
            words = page.rpartition("第")[0].rpartition("第")[0]
            assert not words.endswith(("总则", "管理", "一般规定")), page
