"""docx: the sheets one after the other on A4 across. Written as text, as the comparison tables are."""

from collections.abc import Iterator, Sequence

from workbench.model.instrument import Profile
from workbench.rendering import word_package
from workbench.rendering.comparison.word_looks import SETTINGS, STYLES
from workbench.rendering.comparison.word_table import page_number
from workbench.rendering.opinions.sheets import Line, Sheet
from workbench.rendering.word_body import paragraph, run
from workbench.rendering.word_package import Package
from workbench.rendering.word_styles import BODY_FONT, HEI, Style, styles_xml

#: Twips: A4 across with narrow margins, for twelve columns.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="794" '
    'w:bottom="1134" w:left="794" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_WIDTH = 16838 - 2 * 794
#: Twelve columns want smaller letters (小五) than two do.
_STYLES = (
    Style("OpinionHead", "意见表栏目", HEI, 18, "center", loose=True),
    Style("OpinionCell", "意见表文字", BODY_FONT, 18, "left", loose=True),
    Style("OpinionAcross", "意见表小标题", HEI, 19, "left", around=40, loose=True),
)
_GAP = '<w:p><w:pPr><w:pStyle w:val="OpinionCell"/></w:pPr></w:p>'
_BREAK = '<w:p><w:pPr><w:pStyle w:val="OpinionCell"/><w:pageBreakBefore/></w:pPr></w:p>'
#: A row longer than this may break across pages; a shorter one stays whole.
_LONG = 600


def write(sheets: Sequence[Sheet]) -> bytes:
    """The file."""
    parts = (part for place, sheet in enumerate(sheets) for part in (_BREAK * (place > 0), *_sheet(sheet)))
    styles = styles_xml(Profile.STATUTE, 0, (*STYLES, *_STYLES))
    return word_package.write(Package(sheets[0].title, "".join(parts), _SECTION, styles, SETTINGS, page_number()))


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield paragraph("SheetTitle", run(sheet.title))
    if sheet.cover:
        yield paragraph("SheetCover", run("\u3000\u3000".join(sheet.cover)))
    yield from (paragraph("SheetNote", run(note)) for note in sheet.notes)
    yield _table(sheet)
    yield _GAP


def _table(sheet: Sheet) -> str:
    total = sum(sheet.shares)
    widths = [_WIDTH * share // total for share in sheet.shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = "".join(_cell("OpinionHead", words, width) for words, width in zip(sheet.heads, widths, strict=True))
    rows = "".join(_row(line, widths) for line in sheet.lines)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>"
    )


def _row(line: Line, widths: Sequence[int]) -> str:
    if line.across:
        cell = _cell("OpinionAcross", line.cells[0], sum(widths), len(widths), keep=True)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if max(map(len, line.cells)) < _LONG else ""
    cells = (_cell("OpinionCell", words, width) for words, width in zip(line.cells, widths, strict=True))
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _cell(style: str, words: str, width: int, span: int = 1, *, keep: bool = False) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = "<w:keepNext/>" if keep else ""
    content = "".join(paragraph(style, run(part), properties) for part in words.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{content}</w:tc>'
