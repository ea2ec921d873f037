"""Which fonts pages are set in: those of the offices where the machine has them, else Noto, which comes along.

GB/T 9704-2012 wants 小标宋 for titles, 仿宋 for the text, 黑体 and 楷体 for headings; none of them may be handed on.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
#: Names under which the fonts are installed, the ones made for official documents first.
_TITLE = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋_GBK", "华文中宋", "STZhongsong")
_BODY = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong")
_HEI = ("黑体", "SimHei", "华文黑体", "STHeiti")
_KAI = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti")


class Fonts(NamedTuple):
    """Families for the title, the text, what is set in 黑体 and in 楷体; ``rest`` for characters they lack."""

    title: str
    body: str
    hei: str
    kai: str
    rest: str = SERIF

    def told(self) -> str:
        """题名用方正小标宋简体，正文用仿宋…… as a clause."""
        return f"题名 {self.title}，正文 {self.body}，黑体 {self.hei}，楷体 {self.kai}"


@cache
def found() -> Fonts:
    """The fonts of this machine."""
    there = set(known().families())
    title, body, hei, kai = (_first(names, there) for names in (_TITLE, _BODY, _HEI, _KAI))
    return Fonts(title or SERIF, body or SERIF, hei or SANS, kai or body or SERIF)


@cache
def known() -> "typst.Fonts":
    """All fonts typst may use."""
    import typst

    return typst.Fonts(include_embedded_fonts=False, font_paths=[str(files("pylopdf_fonts_zh_cn"))])


def _first(names: tuple[str, ...], there: set[str]) -> str:
    return next((name for name in names if name in there), "")


TYPE_CHECKING = False
if TYPE_CHECKING:
    import typst
