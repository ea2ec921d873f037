"""docx: the typography of GB/T 9704-2012."""

from collections.abc import Sequence

from workbench.model.instrument import Profile
from workbench.rendering import word_package
from workbench.rendering.depth import heading_step
from workbench.rendering.lines import Line, Role, plain
from workbench.rendering.word_body import SECTION, body_xml
from workbench.rendering.word_contents import field
from workbench.rendering.word_package import Package
from workbench.rendering.word_styles import NAMESPACE, styles_xml

SETTINGS = (
    f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:updateFields w:val="true"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def write(lines: Sequence[Line], profile: Profile) -> bytes:
    """The file. Page numbers — 1 — stand on the outer side of each page (GB/T 9704-2012, 7.5)."""
    steps = [heading_step(line) for line in lines if line.role is Role.DIVISION]
    title = "".join(plain(line.words) for line in lines if line.role in (Role.TITLE, Role.STAGE))
    outermost = min(steps, default=0)
    styles = styles_xml(profile, outermost=outermost)
    return word_package.write(
        Package(
            title, body_xml(lines, outermost), SECTION, styles, SETTINGS, _page_number("right"), _page_number("left")
        )
    )


def _page_number(side: str) -> str:
    """On the given side, one character from the edge."""
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:p xmlns:w="{NAMESPACE}"><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}Chars="100" w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{dash.format("— ")}{field("PAGE", "1")}{dash.format(" —")}</w:p>'
    )
