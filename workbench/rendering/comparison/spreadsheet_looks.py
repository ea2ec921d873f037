"""How each mark looks in a spreadsheet, whose cells can neither shade a word nor draw a wave under it."""

from dataclasses import replace
from typing import Any

from workbench.rendering.comparison.appearance import Appearance, appearances, worded
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Mark, Paragraph, Paragraphs, Run

SIZE = 12
BODY, HEI, KAI, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
#: What stands in the place of a look that cells do not have; the legend says so too.
_INSTEAD = {"阴影": "删除线", "波浪线": "双下划线"}
_UNDERLINES = {"": 0, "single": 1, "double": 2, "wave": 2}


def looks(marks: Marks) -> dict[Mark, Appearance]:
    """The look of every mark, as far as a cell can show it."""
    return {mark: replace(look, strike=look.strike or look.shade) for mark, look in appearances(marks).items()}


def font(look: Appearance) -> dict[str, Any]:
    """The properties of xlsxwriter for a run of this look. 黑体 is bold too: not every machine has the font."""
    properties: dict[str, Any] = {"font_name": HEI if look.hei else KAI if look.kai else BODY, "font_size": SIZE}
    properties |= {"bold": True} if look.hei else {}
    properties |= {"font_strikeout": True} if look.strike else {}
    properties |= {"font_color": "#C00000"} if look.red else {}
    underline = _UNDERLINES[look.underline]
    return properties | ({"underline": underline} if underline else {})


def spoken(legend: Paragraph) -> Paragraph:
    """The legend in terms of what a cell can show."""
    return tuple(Run(_said(run.text), run.mark) for run in legend)


def _said(words: str) -> str:
    for missing, instead in _INSTEAD.items():
        words = words.replace(missing, instead)
    return words


def dressed(paragraphs: Paragraphs, marks: Marks) -> Paragraphs:
    """The runs with the words that their marks put around them, which take room like any others."""
    found = appearances(marks)
    return tuple(tuple(Run(worded(run, found[run.mark]), run.mark) for run in line) for line in paragraphs)
