"""docx: the sheet as one table on A4 across. Written as text: 1,260 rows through an object model take seconds."""

from collections.abc import Iterator

from workbench.model.instrument import Profile
from workbench.rendering import word_package
from workbench.rendering.comparison.sheet import Paragraphs, Place, Sheet, SheetRow
from workbench.rendering.comparison.word_looks import SETTINGS, STYLES, Runs, looks_xml
from workbench.rendering.word_body import paragraph, run
from workbench.rendering.word_contents import field
from workbench.rendering.word_package import Package
from workbench.rendering.word_styles import NAMESPACE, styles_xml

#: Twips: A4 across with margins of 22 mm above and below and 20 mm beside the table.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1247" w:right="1134" '
    'w:bottom="1247" w:left="1134" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr>'
)
_WIDTH = 16838 - 2 * 1134
#: The 说明 column beside one of text.
_NOTES = 0.6
_CENTRED = (Place.FRONT, Place.DIVISION, Place.FOLDED)
#: Word wants a paragraph after a table; this one takes no room.
_END = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def write(sheet: Sheet) -> bytes:
    """The file."""
    body = "".join([*_opening(sheet), _table(sheet), _END])
    styles = styles_xml(Profile.STATUTE, 0, STYLES, looks_xml(sheet.marks))
    return word_package.write(Package(sheet.title, body, _SECTION, styles, SETTINGS, page_number()))


def page_number() -> str:
    """第 n 页 共 m 页."""
    parts = ("第 ", field("PAGE", "1"), " 页　共 ", field("NUMPAGES", "1"), " 页")
    words = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f'<w:p xmlns:w="{NAMESPACE}"><w:pPr><w:pStyle w:val="SheetFooter"/></w:pPr>{words}</w:p>'


def _opening(sheet: Sheet) -> Iterator[str]:
    yield paragraph("SheetTitle", run(sheet.title))
    if sheet.cover:
        yield paragraph("SheetCover", run("\u3000\u3000".join(sheet.cover)))
    if sheet.summary:
        yield paragraph("SheetSection", run("修改情况汇总"))
    yield from (paragraph("SheetNote", run(line)) for line in (*sheet.summary, *sheet.notices))
    if sheet.legend:
        yield paragraph("SheetNote", Runs(sheet.marks).xml(sheet.legend))


def _table(sheet: Sheet) -> str:
    widths = _widths(len(sheet.heads), sheet.has_notes)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell(paragraph("SheetHead", run(words)), width) for words, width in zip(sheet.heads, widths, strict=True)
    )
    runs = Runs(sheet.marks)
    rows = "".join(_row(row, widths, runs) for row in sheet.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def _widths(count: int, has_notes: bool) -> list[int]:
    shares = [1.0] * (count - 1) + [_NOTES if has_notes else 1.0]
    widths = [int(_WIDTH * share / sum(shares)) for share in shares]
    return [*widths[:-1], _WIDTH - sum(widths[:-1])]


def _row(row: SheetRow, widths: list[int], runs: Runs) -> str:
    """A row may break across pages: an article can be longer than one."""
    if row.across:
        return f"<w:tr>{_cell(_content(row.cells[0], runs, True), sum(widths), len(widths))}</w:tr>"
    centred = row.place in _CENTRED
    cells = (_cell(_content(cell, runs, centred), width) for cell, width in zip(row.cells, widths, strict=True))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _content(cell: Paragraphs, runs: Runs, centred: bool) -> str:
    style = "SheetCentre" if centred else "SheetCell"
    return "".join(paragraph(style, runs.xml(words)) for words in cell) or paragraph(style, "")


def _cell(content: str, width: int, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{content}</w:tc>'
