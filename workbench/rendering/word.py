"""docx: python-docx gives the package; styles, settings and body are our own XML."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.model.instrument import Profile
from workbench.rendering.depth import heading_step
from workbench.rendering.lines import Line, Role, plain
from workbench.rendering.word_body import body_xml
from workbench.rendering.word_contents import field
from workbench.rendering.word_styles import NAMESPACE, font_table_xml, styles_xml

_SETTINGS = (
    f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:updateFields w:val="true"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
#: Parts of python-docx's template that a document of ours has no use for.
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "thumbnail", "extended-properties")


def write(lines: Sequence[Line], profile: Profile) -> bytes:
    """The file."""
    document = docx.Document()
    steps = [heading_step(line) for line in lines if line.role is Role.DIVISION]
    _fill(document.styles.element, styles_xml(profile, min(steps, default=0)))
    _fill(document.settings.element, _SETTINGS)
    _fill(document.element.body, body_xml(lines))
    _package(document)
    _page_numbers(document)
    _properties(document, lines)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _fill(element: BaseOxmlElement, xml: str) -> None:
    """Give an element of the template the children of ours."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _package(document: Document) -> None:
    """Take out what the template brought and put in our font table."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_UNUSED)]:
            del relations[key]
    table = next(
        relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("fontTable")
    )
    table._blob = font_table_xml().encode()


def _page_numbers(document: Document) -> None:
    """— 1 — on the outer side of each page, one character from the edge (GB/T 9704-2012, 7.5)."""
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        _fill(footer.paragraphs[0]._p, _page_number(side))


def _page_number(side: str) -> str:
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:p xmlns:w="{NAMESPACE}"><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}Chars="100" w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{dash.format("— ")}{field("PAGE", "1")}{dash.format(" —")}</w:p>'
    )


def _properties(document: Document, lines: Sequence[Line]) -> None:
    core, now = document.core_properties, datetime.now(UTC)
    core.title = "".join(plain(line.words) for line in lines if line.role in (Role.TITLE, Role.STAGE))[:255]
    core.author = core.comments = core.last_modified_by = ""
    core.language, core.created, core.modified = "zh-CN", now, now
