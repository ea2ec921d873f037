"""xlsx: opened again by openpyxl it says what the table says, and nothing in it is a formula."""

from io import BytesIO
from itertools import product
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tests.rendering_spreadsheet.sheets import FORMULAS, NEW, OLD, compared, long_article
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.options import Marks, TableOptions, Unchanged
from workbench.rendering.comparison.sheet import Sheet, plain
from workbench.rendering.comparison.spreadsheet import write
from workbench.rendering.comparison.spreadsheet_looks import dressed


def opened(made: Sheet) -> Any:
    """The page of the table, read with its fonts."""
    return openpyxl.load_workbook(BytesIO(write(made)), rich_text=True)["对照表"]


def head_row(page: Any, made: Sheet) -> int:
    """The number of the row with the heads."""
    rows = (row for row in range(1, page.max_row + 1) if str(page.cell(row, 1).value) == made.heads[0])
    return next(rows)


def said(page: Any, made: Sheet) -> list[str]:
    """The words of each column below the heads, all rows together, without what only parts paragraphs."""
    columns = range(1, len(made.heads) + 1)
    rows = range(head_row(page, made) + 1, page.max_row + 1)
    return ["".join(str(page.cell(row, column).value or "") for row in rows).replace("\n", "") for column in columns]


def meant(made: Sheet) -> list[str]:
    """The same, as the sheet has it; what goes across the table stands in the first column."""
    columns = range(len(made.heads))
    cells = ([row.cells[place] for row in made.rows if place < len(row.cells)] for place in columns)
    return ["".join(plain(dressed(cell, made.marks)) for cell in column).replace("\n", "") for column in cells]


@pytest.mark.parametrize(("marks", "unchanged"), [*product(Marks, Unchanged)], ids=str)
def test_the_words_are_those_of_the_table(marks: Marks, unchanged: Unchanged) -> None:
    made = sheet(compared(OLD, NEW, NEW), TableOptions(marks=marks, unchanged=unchanged, notes=True, summary=True))
    assert said(opened(made), made) == meant(made)
    assert "监督" in "".join(meant(made)) and len(made.heads) == 4


def test_marks_are_fonts_of_words_inside_a_cell() -> None:
    made = sheet(compared(OLD, NEW), TableOptions(marks=Marks.LINED))
    blocks = [
        (str(block.text), bool(block.font.strike), block.font.u)
        for row in opened(made).iter_rows()
        for cell in row
        if isinstance(cell.value, CellRichText)
        for block in cell.value
        if isinstance(block, TextBlock)
    ]
    assert any(words == "三" and strike for words, strike, _ in blocks)
    assert any(words == "十" and underline == "single" and not strike for words, strike, underline in blocks)
    assert any("主管部门应当建立" in words and not strike and not underline for words, strike, underline in blocks)


def test_the_legend_names_what_a_cell_can_show() -> None:
    page = opened(sheet(compared(OLD, NEW), TableOptions(marks=Marks.SHADED)))
    words = "".join(str(page.cell(row, 1).value or "") for row in range(1, 5))
    assert "删除线为删去" in words and "阴影" not in words


def test_nothing_is_a_formula() -> None:
    made = sheet(compared(FORMULAS.format("1+1"), FORMULAS.format("1+2")), TableOptions(unchanged=Unchanged.SHOWN))
    page = opened(made)
    values = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in values} == {"s"}
    assert any("@SUM(A1)" in str(cell.value) for cell in values)


def test_a_cell_that_begins_like_a_formula_is_quoted() -> None:
    made = sheet(compared(OLD, NEW), TableOptions(title="=1+1", issuer="@甲"))
    page = opened(made)
    assert page["A1"].value == "=1+1" and page["A1"].data_type == "s" and page["A1"].quotePrefix


def test_the_page_prints_as_it_stands() -> None:
    made = sheet(compared(OLD, NEW), TableOptions(issuer="法制委员会", date="2026年1月"))
    page = opened(made)
    row = head_row(page, made)
    assert page.page_setup.orientation == "landscape" and str(page.page_setup.paperSize) == "9"
    assert page.sheet_properties.pageSetUpPr.fitToPage and page.page_setup.fitToHeight == 0
    assert page.print_title_rows == f"${row}:${row}" and page.freeze_panes == f"A{row + 1}"
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert "制表单位：法制委员会" in str(page["A2"].value)


@pytest.mark.parametrize("marks", Marks)
def test_rows_are_high_enough_for_their_words(marks: Marks) -> None:
    """Reckoned anew, by counting: characters of 16 pixels in columns of 7 pixels a unit, 17.4 pt a line."""
    made = sheet(compared(long_article(3000), long_article(3000, "删改")), TableOptions(marks=marks))
    page = opened(made)
    widths = {at: one.width for one in page.column_dimensions.values() for at in range(one.min, one.max + 1)}
    across = {str(area).split(":")[0] for area in page.merged_cells.ranges}
    for row in page.iter_rows(min_row=head_row(page, made)):
        for cell in row:
            if cell.value is not None and cell.coordinate not in across:
                room = int((widths[cell.column] * 7 - 5) / 16)
                lines = sum(-(-max(len(line), 1) // room) for line in str(cell.value).split("\n"))
                assert lines * 17.4 <= page.row_dimensions[cell.row].height <= 409


def test_an_article_of_100_000_characters_goes_on_in_further_rows() -> None:
    made = sheet(compared(long_article(100_000), long_article(100_000, "改")))
    page = opened(made)
    assert said(page, made) == meant(made)
    assert page.max_row > 100
    assert all(len(str(cell.value or "")) < 32_767 for row in page.iter_rows() for cell in row)


def test_the_summary_stands_in_front() -> None:
    made = sheet(compared(OLD, NEW), TableOptions(summary=True))
    book = openpyxl.load_workbook(BytesIO(write(made)))
    assert book.sheetnames == ["修改情况汇总", "对照表"] and book.active.title == "对照表"
    lines = [book["修改情况汇总"].cell(row, 1).value for row in range(2, 2 + len(made.summary))]
    assert tuple(lines) == made.summary
