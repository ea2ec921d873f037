"""The 目录 of a .docx: a TOC field whose entries are written out, so that it reads right before anybody updates it.

The entries carry no page numbers, as in published laws: only a program that lays out the pages knows them, and a
wrong number would be printed unseen. Word adds them when it updates the field, which the settings ask it to do.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from workbench.rendering.lines import Line
from workbench.rendering.plain_text import title

_INSTRUCTION = 'TOC \\o "1-4" \\h \\z'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents_xml(entries: Sequence[tuple[Line, int]]) -> str:
    """The heading 目录 and one paragraph for each entry with the level of its heading, counted from 0."""
    heading = '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>目\u3000录</w:t></w:r></w:p>'
    written = [_entry(entry, step) for entry, step in entries]
    written[0] = written[0].replace("<w:hyperlink", _opening(_INSTRUCTION) + "<w:hyperlink", 1)
    written[-1] = written[-1].removesuffix("</w:p>") + _END + "</w:p>"
    return heading + "".join(written)


def _entry(entry: Line, step: int) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOC{step + 1}"/></w:pPr><w:hyperlink w:anchor="{entry.places[0].id}" '
        f'w:history="1"><w:r><w:t xml:space="preserve">{escape(title(entry))}</w:t></w:r></w:hyperlink></w:p>'
    )


def _opening(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(instruction: str, shown: str) -> str:
    """A field and what it shows until a program works it out."""
    return f"{_opening(instruction)}<w:r><w:t>{shown}</w:t></w:r>{_END}"
