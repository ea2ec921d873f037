"""Lines → the XML of word/document.xml. Written as text: 5,000 paragraphs through an object model take seconds."""

from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import escape

from workbench.rendering.depth import heading_step
from workbench.rendering.lines import Line, Role, plain
from workbench.rendering.marks import joint
from workbench.rendering.plain_text import title
from workbench.rendering.tables import Rows, rows
from workbench.rendering.word_contents import contents_xml
from workbench.rendering.word_styles import PITCH

#: A4 with the margins of GB/T 9704-2012 (37, 26, 35, 28 mm); 22 lines of 28 characters.
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="851" w:footer="1304" w:gutter="0"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{PITCH}"/></w:sectPr>'
)
_STYLES = {
    Role.TITLE: "Title",
    Role.STAGE: "Subtitle",
    Role.NOTE: "Note",
    Role.CONTENTS: "TOCHeading",
    Role.ANNEX: "Annex",
    Role.ARTICLE: "Article",
    Role.TIER: "Paragraph",
    Role.PARAGRAPH: "Paragraph",
    Role.ITEM: "Item",
    Role.SUBITEM: "Subitem",
    Role.POINT: "Point",
    Role.ATTACHMENT: "Attachment",
    Role.LOOSE: "Loose",
}


def body_xml(lines: Sequence[Line], outermost: int = 0) -> str:
    """What stands in the w:body of a document; ``outermost``: the step of the headings that are Heading1."""
    return "".join(_paragraphs(lines, outermost))


def _paragraphs(lines: Sequence[Line], outermost: int) -> Iterator[str]:
    marks = count(1)
    for place, line in enumerate(lines):
        match line.role:
            case Role.CONTENTS:
                entries = [entry for entry in lines if entry.role is Role.ENTRY]
                yield contents_xml([(entry, heading_step(entry) - outermost) for entry in entries])
            case Role.ENTRY:
                continue
            case Role.BLOCK:
                yield block(line)
            case Role.DIVISION | Role.ANNEX | Role.ARTICLE | Role.TIER:
                first, *rest = (run(*piece) for piece in pieces(line))
                yield paragraph(style_of(line, outermost), bookmarked(first, line, next(marks)) + "".join(rest))
            case _:
                properties = "<w:pageBreakBefore/>" if line.role is Role.TITLE and place else ""
                yield paragraph(style_of(line), "".join(run(*piece) for piece in pieces(line)), properties)


def style_of(line: Line, outermost: int = 0) -> str:
    """The paragraph style of a line; headings are counted from the step that is ``outermost``."""
    if line.role in (Role.DIVISION, Role.ENTRY):
        return f"{'Heading' if line.role is Role.DIVISION else 'TOC'}{heading_step(line) - outermost + 1}"
    return _STYLES[line.role]


def pieces(line: Line) -> list[tuple[str, str]]:
    """The words of a line, each with its character style: 第十五条【条旨】 is in 黑体."""
    words = plain(line.words)
    match line.role:
        case Role.DIVISION | Role.ANNEX | Role.ENTRY:
            return [(title(line), "")]
        case Role.TIER:
            return [(line.mark, ""), (line.heading + words, "")]
        case Role.ARTICLE:
            gap = "" if not (line.heading or words) or (words.startswith("（删去）") and not line.heading) else "\u3000"
            return [(line.mark, "ArticleNumber"), (gap + line.heading, "ArticleNumber"), (words, "")]
        case _:
            return [(line.mark + joint(line.mark, words) + words, "")]


def bookmarked(runs: str, line: Line, number: int) -> str:
    """A bookmark named by the id of the unit, so that a copy which comes back can be matched."""
    name = line.places[0].id
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """One w:p of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def run(words: str, style: str = "") -> str:
    """One w:r; nothing for no words."""
    if not words:
        return ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def block(line: Line) -> str:
    """A table, or the lines of a formula or picture."""
    table = rows(line.raw)
    if table:
        return _table(table)
    return "".join(paragraph("Figure", run(raw)) for raw in line.raw)


def _table(table: Rows) -> str:
    width = 8844 // len(table[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(table[0])
    body = "".join(_row(cells, width, place == 0) for place, cells in enumerate(table))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(cells: tuple[str, ...], width: int, first: bool) -> str:
    """A row that does not break across pages; the first one is repeated on each."""
    style = "CellHeading" if first else "Cell"
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, run(cell))}</w:tc>'
        for cell in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * first}</w:trPr>{written}</w:tr>"
