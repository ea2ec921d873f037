"""docx: the sheet as one table on A4 across. Written as text: 1,260 rows through an object model take seconds."""

from collections.abc import Iterator

from workbench.model.instrument import Profile
from workbench.rendering import word_package
from workbench.rendering.comparison.sheet import CENTRED, Paragraphs, Place, Sheet, SheetRow
from workbench.rendering.comparison.word_looks import SETTINGS, STRONG, Runs, looks_xml, table_styles
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
#: Twips between the words of a cell and its lines: a millimetre above and below.
_PADDING = (
    '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)
#: Twips of a character of a cell, and of its margins; a row of so few lines is not worth breaking.
_CHARACTER, _MARGINS, _SHORT = 240, 216, 5
#: A 目录 of half a page is kept whole too.
_SHORT_CONTENTS = 12
#: Word wants a paragraph after a table; this one takes no room.
_END = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def write(sheet: Sheet) -> bytes:
    """The file."""
    body = "".join([*_opening(sheet), _Table(sheet).xml(), _END])
    styles = styles_xml(Profile.STATUTE, 0, table_styles(len(sheet.heads)), looks_xml(sheet.marks))
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


class _Table:
    """Writes the one table of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet, self._runs = sheet, Runs(sheet.marks)
        self._widths = _widths(len(sheet.heads), sheet.has_notes)

    def xml(self) -> str:
        """The w:tbl; its first row is repeated on every page."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        heads = (paragraph("SheetHead", run(words, STRONG)) for words in self._sheet.heads)
        head = "".join(map(_cell, heads, self._widths))
        rows = "".join(map(self._row, self._sheet.rows))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
        )

    def _row(self, row: SheetRow) -> str:
        """A row may break across pages, for an article can be longer than one; a heading stays with what follows."""
        spans = [_WIDTH] if row.across else self._widths
        limit = _SHORT_CONTENTS if row.place is Place.CONTENTS else _SHORT
        is_short = max(map(_lines, row.cells, spans)) <= limit
        properties = "<w:trPr><w:cantSplit/></w:trPr>" if is_short else ""
        across = len(self._widths) if row.across else 1
        cells = (_cell(self._content(row, place), width, across) for place, width in enumerate(spans))
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _content(self, row: SheetRow, place: int) -> str:
        style, kept = self._style(row, place), "<w:keepNext/>" * (row.place is Place.DIVISION)
        words = [self._runs.xml(words) for words in row.cells[place]]
        return "".join(paragraph(style, runs, kept) for runs in words or [""])

    def _style(self, row: SheetRow, place: int) -> str:
        if self._sheet.has_notes and not row.across and place == len(self._widths) - 1:
            return "SheetRemark"
        return "SheetCentre" if row.place in CENTRED else "SheetCell"


def _widths(count: int, has_notes: bool) -> list[int]:
    shares = [1.0] * (count - 1) + [_NOTES if has_notes else 1.0]
    widths = [int(_WIDTH * share / sum(shares)) for share in shares]
    return [*widths[:-1], _WIDTH - sum(widths[:-1])]


def _lines(cell: Paragraphs, width: int) -> int:
    """About how many lines a cell takes; a paragraph is indented by two."""
    room = (width - _MARGINS) // _CHARACTER
    return sum(-(-(2 + sum(len(run.text) for run in words)) // room) for words in cell)


def _cell(content: str, width: int, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{content}</w:tc>'
