"""The .docx package: python-docx gives the shell; body, styles, settings and footers are our own XML."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.rendering.word_styles import NAMESPACE, font_table_xml

#: Parts of python-docx's template that a document of ours has no use for.
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "thumbnail", "extended-properties")


@dataclass(frozen=True, slots=True)
class Package:
    """All as XML: what stands in w:body and its w:sectPr, w:styles, w:settings, and the w:p of each footer.

    ``even_footer``: "" when all pages have the same.
    """

    title: str
    body: str
    section: str
    styles: str
    settings: str
    footer: str
    even_footer: str = ""


def write(package: Package) -> bytes:
    """The file."""
    document = docx.Document()
    _fill(document.styles.element, package.styles)
    _fill(document.settings.element, package.settings)
    _fill(document.element.body, f'<w:body xmlns:w="{NAMESPACE}">{package.section}</w:body>')
    _tidy(document)
    _footers(document, package)
    _write_body(document, package.body)
    _properties(document, package.title)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write_body(document: Document, body: str) -> None:
    """Put a whole new document in place: handing a table of a thousand rows over to another one takes seconds."""
    root = parse_xml(f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>')
    root[0].append(document.element.body[-1])
    document.part._element = root


def _fill(element: BaseOxmlElement, xml: str) -> None:
    """Give an element of the template the children of ours."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _tidy(document: Document) -> None:
    """Take out what the template brought and put in our font table."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_UNUSED)]:
            del relations[key]
    table = next(
        relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("fontTable")
    )
    table._blob = font_table_xml().encode()


def _footers(document: Document, package: Package) -> None:
    section = document.sections[0]
    for footer, xml in ((section.footer, package.footer), (section.even_page_footer, package.even_footer)):
        if xml:
            footer.is_linked_to_previous = False
            _fill(footer.paragraphs[0]._p, xml)


def _properties(document: Document, title: str) -> None:
    core, now = document.core_properties, datetime.now(UTC)
    core.title = title[:255]
    core.author = core.comments = core.last_modified_by = ""
    core.language, core.created, core.modified = "zh-CN", now, now
