"""Word files made by hand, part by part, so that a test says exactly what Word would have written."""

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def run(words: str) -> str:
    """A run of plain words."""
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(content: str, *, listed: tuple[int, int] | None = None, style: str = "", mark: str = "") -> str:
    """A paragraph of runs; ``listed`` is (numId, ilvl); ``mark`` stands in the properties of its end."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        inner += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    inner += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{inner}</w:pPr>{content}</w:p>"


def plain(*lines: str) -> str:
    """Paragraphs of plain words."""
    return "".join(paragraph(run(line)) for line in lines)


def inserted(content: str, tag: str = "ins") -> str:
    """Content inside a tracked change."""
    return f'<w:{tag} w:id="1" w:author="张三" w:date="2026-01-01T00:00:00Z">{content}</w:{tag}>'


def deleted(words: str, tag: str = "del") -> str:
    """Deleted words."""
    return inserted(f'<w:r><w:delText xml:space="preserve">{escape(words)}</w:delText></w:r>', tag)


def level(depth: int, form: str, text: str, *, start: int = 1, extra: str = "") -> str:
    """One w:lvl of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(abstract: dict[int, str], lists: dict[int, tuple[int, str]]) -> str:
    """numbering.xml: abstract lists by id, then lists (abstract id, overrides) by id."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>' for id, levels in abstract.items())
    made += "".join(
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{more}</w:num>' for id, (of, more) in lists.items()
    )
    return f'<?xml version="1.0"?><w:numbering {_W}>{made}</w:numbering>'


def part(root: str, content: str) -> str:
    """An XML part with a root of this w: name."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_W}>{content}</w:{root}>'


def docx(body: str, **parts: str) -> bytes:
    """A .docx; ``parts`` are further parts of word/ by name (numbering, styles, comments, footnotes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()
