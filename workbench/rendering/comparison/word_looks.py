"""The styles of a comparison in Word: one character style for each mark, so that an office can change it at once."""

from dataclasses import replace

from workbench.rendering.comparison.appearance import Appearance, appearances, worded
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Mark, Paragraph
from workbench.rendering.word_body import run
from workbench.rendering.word_styles import HEI, KAI, NAMESPACE, SONG, TITLE_FONT, Style, fonts

#: Grey that a copier keeps and black words stay readable on.
_GREY, _RED = "CCCCCC", "C00000"
_NAMES = {
    Mark.ADDED: "标记新增",
    Mark.DELETED: "标记删去",
    Mark.BOTH: "标记先增后删",
    Mark.MOVED: "标记移动",
    Mark.LABEL: "对照条号",
    Mark.HEADING: "对照名称",
    Mark.REMARK: "对照附注",
}
STYLES = (
    Style("SheetTitle", "对照表标题", TITLE_FONT, 40, "center", around=160, loose=True),
    Style("SheetCover", "对照表制表项", KAI, 24, "center", loose=True),
    Style("SheetNote", "对照表说明", size=24, first=200, around=40, loose=True),
    Style("SheetSection", "对照表小标题", HEI, 28, "left", around=80, loose=True),
    Style("SheetHead", "对照表栏目", HEI, 24, "center", loose=True),
    Style("SheetCell", "对照表文字", size=24, first=200, loose=True),
    Style("SheetRemark", "对照表说明栏", size=24, align="left", loose=True),
    Style("SheetCentre", "对照表居中", size=24, align="center", around=60, loose=True),
    Style("SheetFooter", "对照表页码", SONG, 21, "center", loose=True),
)
#: What is set smaller, in half points, where a table has more columns than four.
_NARROW, _SMALL, _MANY = ("SheetHead", "SheetCell", "SheetRemark", "SheetCentre"), 21, 4
#: The character style of column heads: 黑体, and bold where the machine has no 黑体.
STRONG = "SheetStrong"
SETTINGS = (
    f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="480"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def table_styles(columns: int) -> tuple[Style, ...]:
    """The paragraph styles of a table of so many columns."""
    if columns <= _MANY:
        return STYLES
    return tuple(replace(style, size=_SMALL) if style.id in _NARROW else style for style in STYLES)


def looks_xml(marks: Marks) -> str:
    """The character styles of a profile."""
    found = [(_id(mark), _NAMES[mark], look) for mark, look in appearances(marks).items() if mark in _NAMES]
    return "".join(_style(*each) for each in (*found, (STRONG, "对照表栏目字", Appearance(hei=True, bold=True))))


def _style(id: str, name: str, look: Appearance) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{_properties(look)}</w:rPr></w:style>'
    )


def _properties(look: Appearance) -> str:
    """In the order of the schema: rFonts, b, strike, color, u, shd."""
    return (
        (fonts(HEI) if look.hei else fonts(KAI) if look.kai else "")
        + "<w:b/>" * look.bold
        + "<w:strike/>" * look.strike
        + f'<w:color w:val="{_RED}"/>' * look.red
        + (f'<w:u w:val="{look.underline}"/>' if look.underline else "")
        + f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>' * look.shade
    )


def _id(mark: Mark) -> str:
    return "Mark" + mark.value.capitalize()


class Runs:
    """Writes paragraphs of marked runs in one profile."""

    def __init__(self, marks: Marks) -> None:
        self._looks = appearances(marks)
        self._ids = {mark: _id(mark) if mark in _NAMES else "" for mark in Mark}

    def xml(self, paragraph: Paragraph) -> str:
        """The w:r of a paragraph."""
        return "".join(run(worded(piece, self._looks[piece.mark]), self._ids[piece.mark]) for piece in paragraph)
