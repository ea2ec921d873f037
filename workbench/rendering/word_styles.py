"""The styles of a .docx: GB/T 9704-2012 for the sheet, the practice of 立法 printing for 章 and 条.

Sizes are in half points, indents in hundredths of a character, distances in twips (1/20 point).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model.instrument import Profile

BODY_FONT, HEI, KAI, SONG, TITLE_FONT = "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"
LATIN = "Times New Roman"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Fixed line pitch of 28.95 pt: 22 lines on a page.
PITCH = 579
#: 3号 characters drawn together by a quarter point, so that 28 fit between the margins (156 mm) in every program:
#: a character grid (w:charSpace) would say it too, but LibreOffice gives each wide character two cells of it.
CLOSER = -5
#: What a machine without a font of the standard may take instead.
_FALLBACKS = {
    TITLE_FONT: "小标宋体,华文中宋,STZhongsong,宋体",
    BODY_FONT: "仿宋,FangSong,华文仿宋,STFangsong",
    KAI: "楷体,KaiTi,华文楷体,STKaiti",
    HEI: "SimHei,微软雅黑,Noto Sans CJK SC",
    SONG: "SimSun,Noto Serif CJK SC",
}


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. ``name`` is what Word lists; built-in names are Word's English ones."""

    id: str
    name: str
    font: str = BODY_FONT
    size: int = 32
    align: str = "both"
    first: int = 0
    left: int = 0
    around: int = 0
    outline: int | None = None
    page_break: bool = False
    loose: bool = False


_BODY = (("Article", "条文"), ("Paragraph", "款"), ("Item", "项"), ("Subitem", "目"), ("Point", "细目"))
_HEADINGS = {
    Profile.STATUTE: ((HEI, 36), (HEI, 32), (HEI, 32), (KAI, 32)),
    Profile.PLAN: ((HEI, 32), (KAI, 32), (BODY_FONT, 32), (BODY_FONT, 32)),
}


def _styles(profile: Profile, shallowest: int, outermost: int) -> Iterator[Style]:
    yield Style("Normal", "Normal")
    yield Style("Title", "Title", TITLE_FONT, 44, "center", around=PITCH)
    yield Style("Subtitle", "Subtitle", KAI, align="center")
    yield Style("Note", "题注", KAI, align="center", left=200)
    yield Style("TOCHeading", "TOC Heading", HEI, align="center", around=PITCH // 2)
    centred = profile is Profile.STATUTE
    for place, (font, size) in enumerate(_HEADINGS[profile][outermost:]):
        align, first = ("center", 0) if centred else ("both", 200)
        around = PITCH // 2 if centred else 0
        yield Style(
            f"Heading{place + 1}", f"heading {place + 1}", font, size, align, first, around=around, outline=place
        )
        yield Style(f"TOC{place + 1}", f"toc {place + 1}", left=200 * max(place - shallowest, 0), align="left")
    for id, name in _BODY:
        yield Style(id, name, first=200)
    yield Style("Annex", "附件标题", HEI, align="left", outline=0, page_break=True)
    yield Style("Attachment", "附带材料标题", HEI, align="center", page_break=True)
    yield Style("Loose", "附带材料")
    yield Style("Figure", "图表", align="center", loose=True)
    yield Style("CellHeading", "表格栏目", HEI, 24, "center", loose=True)
    yield Style("Cell", "表格文字", size=24, align="left", loose=True)
    yield Style("Footer", "footer", SONG, 28)


def styles_xml(
    profile: Profile, shallowest: int = 0, more: Sequence[Style] = (), looks: str = "", outermost: int = 0
) -> str:
    """The whole of styles.xml. ``shallowest``: the first TOC style (from 0) that is used; it is not indented.

    ``outermost``: the step (from 0: 编) whose looks Heading1 has, so that a law without 编 begins at Heading1.
    ``more``: paragraph styles of one kind of document; ``looks``: its character styles, as XML.
    """
    body = "".join(_paragraph_style(style) for style in (*_styles(profile, shallowest, outermost), *more))
    return f'<w:styles xmlns:w="{NAMESPACE}">{_DEFAULTS}{body}{_CHARACTER_STYLES}{looks}{_TABLE_STYLES}</w:styles>'


def fonts(font: str) -> str:
    """Fonts of a run: Chinese characters in ``font``, Latin letters and figures in Times New Roman."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:cs="{LATIN}"/>'


_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
_LINE = f"w:line='{PITCH}' w:lineRule='exact'"
_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY_FONT)}<w:spacing w:val='{CLOSER}'/><w:kern w:val='0'/>"
    f"<w:sz w:val='32'/><w:szCs w:val='32'/>{_LANGUAGE}</w:rPr></w:rPrDefault>"
    f"<w:pPrDefault><w:pPr><w:spacing w:before='0' w:after='0' {_LINE}/></w:pPr></w:pPrDefault></w:docDefaults>"
)
_CHARACTER_STYLES = (
    "<w:style w:type='character' w:default='1' w:styleId='DefaultParagraphFont'>"
    "<w:name w:val='Default Paragraph Font'/><w:uiPriority w:val='1'/><w:semiHidden/></w:style>"
    "<w:style w:type='character' w:customStyle='1' w:styleId='ArticleNumber'><w:name w:val='条号'/>"
    f"<w:basedOn w:val='DefaultParagraphFont'/><w:qFormat/><w:rPr>{fonts(HEI)}{_LANGUAGE}</w:rPr></w:style>"
)
_EDGES = "".join(
    f"<w:{side} w:val='single' w:sz='4' w:space='0' w:color='auto'/>"
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLES = (
    "<w:style w:type='table' w:default='1' w:styleId='TableNormal'><w:name w:val='Normal Table'/><w:semiHidden/>"
    "<w:tblPr><w:tblInd w:w='0' w:type='dxa'/><w:tblCellMar><w:left w:w='108' w:type='dxa'/>"
    "<w:right w:w='108' w:type='dxa'/></w:tblCellMar></w:tblPr></w:style>"
    "<w:style w:type='table' w:styleId='TableGrid'><w:name w:val='Table Grid'/><w:basedOn w:val='TableNormal'/>"
    f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr></w:style>"
)


def _paragraph_style(style: Style) -> str:
    default = " w:default='1'" if style.id == "Normal" else ""
    custom = " w:customStyle='1'" if not style.name.isascii() else ""
    based = "" if default else "<w:basedOn w:val='Normal'/>"
    return (
        f"<w:style w:type='paragraph'{default}{custom} w:styleId='{style.id}'><w:name w:val='{style.name}'/>{based}"
        f"<w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr><w:rPr>{fonts(style.font)}"
        f"<w:sz w:val='{style.size}'/><w:szCs w:val='{style.size}'/>{_LANGUAGE}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    """In the order the schema wants: keepNext, pageBreakBefore, spacing, ind, jc, outlineLvl."""
    line = "w:line='240' w:lineRule='auto'" if style.loose else _LINE
    return (
        "<w:keepNext/>" * (style.outline is not None)
        + "<w:pageBreakBefore/>" * style.page_break
        + f"<w:spacing w:before='{style.around}' w:after='{style.around}' {line}/>"
        + _indent(style)
        + f"<w:jc w:val='{style.align}'/>"
        + (f"<w:outlineLvl w:val='{style.outline}'/>" if style.outline is not None else "")
    )


def _indent(style: Style) -> str:
    """Characters for Word, twips for programs that do not count characters."""
    character = style.size * 10
    first, left = style.first * character // 100, style.left * character // 100
    right = f" w:rightChars='{style.left}' w:right='{left}'" if style.align == "center" and left else ""
    opening = f"w:firstLineChars='{style.first}' w:firstLine='{first}'"
    return f"<w:ind w:leftChars='{style.left}' w:left='{left}'{right} {opening}/>"


def font_table_xml() -> str:
    """fontTable.xml: every font of the standard with what may stand in for it."""
    listed = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in _FALLBACKS.items()
    )
    return f'<w:fonts xmlns:w="{NAMESPACE}">{listed}</w:fonts>'
