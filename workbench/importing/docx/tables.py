"""A table as lines of text: one row a line, cells between bars, as Markdown writes them."""

from collections.abc import Iterator

from lxml import etree

from workbench.importing.docx.names import W, number
from workbench.importing.docx.numbering import Numbering
from workbench.importing.docx.runs import Reader, Words

_CONTAINERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag")


def rows(table: etree._Element, reader: Reader, numbering: Numbering, found: list[Words]) -> str:
    """The rows of a w:tbl; what its paragraphs hold besides words is added to ``found``."""
    lines = []
    for row in _deep(table, W + "tr"):
        if not reader.row_gone(row):
            cells = [_cell(cell, reader, numbering, found) for cell in _deep(row, W + "tc")]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _deep(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table, cells of a row, also those inside content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _deep(child, tag)


def _cell(cell: etree._Element, reader: Reader, numbering: Numbering, found: list[Words]) -> str:
    """The words of a cell on one line; a nested table gives its cells, a merged cell its span."""
    pieces = []
    for paragraph in cell.iter(W + "p"):
        words = reader.words(paragraph)
        found.append(words)
        label = numbering.label(paragraph.find(W + "pPr"))
        pieces.append(" ".join((label + words.text + "".join(words.pictures + words.formulas)).split()))
    text = "<br>".join(piece for piece in pieces if piece)
    span = number(cell, "w:tcPr/w:gridSpan") or 1
    return text.replace("|", "\\|") + " |" * (min(span, 60) - 1)
