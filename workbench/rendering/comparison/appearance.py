"""How each mark looks in each profile, for every format alike."""

from dataclasses import dataclass, fields

from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Mark, Paragraph, Run


@dataclass(frozen=True, slots=True)
class Appearance:
    """``hei``, ``kai``: 黑体, 楷体 instead of 仿宋; ``bold`` too, where 黑体 is a mark: a machine without the font
    of that name would show nothing otherwise. ``underline``: "", "single", "double" or "wave".

    ``before`` and ``after``: words around the run, part of the printed text.
    """

    hei: bool = False
    kai: bool = False
    bold: bool = False
    shade: bool = False
    strike: bool = False
    red: bool = False
    underline: str = ""
    before: str = ""
    after: str = ""

    def __or__(self, other: "Appearance") -> "Appearance":
        """Both at once, ``other`` inside."""
        joined = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Appearance(**joined | {"before": self.before + other.before, "after": other.after + self.after})


PLAIN = Appearance()
_HEI, _KAI, _BOLD = Appearance(hei=True), Appearance(kai=True), Appearance(hei=True, bold=True)
#: Where 黑体 marks additions, numbers and headings do without it: they would read as added.
_PROFILES = {
    Marks.SHADED: (
        _BOLD,
        Appearance(shade=True),
        Appearance(underline="single"),
        PLAIN,
        _KAI,
    ),
    Marks.LINED: (Appearance(underline="single"), Appearance(strike=True), Appearance(underline="wave"), _HEI, _HEI),
    Marks.RED: (
        Appearance(hei=True, bold=True, red=True),
        Appearance(strike=True, red=True),
        Appearance(underline="double", red=True),
        PLAIN,
        _KAI,
    ),
    Marks.WORDED: (
        Appearance(before="〔增：", after="〕"),
        Appearance(before="〔删：", after="〕"),
        PLAIN,
        _HEI,
        _HEI,
    ),
}
_MEANINGS = {
    Marks.SHADED: ("黑体字", "阴影", "下划线"),
    Marks.LINED: ("下划线", "删除线", "波浪线"),
    Marks.RED: ("红色黑体字", "红色删除线", "红色双下划线"),
    Marks.WORDED: ("……", "……", ""),
}


def appearances(marks: Marks) -> dict[Mark, Appearance]:
    """The look of every mark."""
    added, deleted, moved, label, heading = _PROFILES[marks]
    return {
        Mark.NONE: PLAIN,
        Mark.ADDED: added,
        Mark.DELETED: deleted,
        Mark.BOTH: added | deleted,
        Mark.MOVED: moved,
        Mark.LABEL: label,
        Mark.HEADING: heading,
        Mark.REMARK: _KAI,
    }


def legend(marks: Marks, used: set[Mark]) -> Paragraph:
    """What the marks in use mean, each said in its own mark; () when there are none."""
    if Mark.BOTH in used:
        used = used | {Mark.ADDED, Mark.DELETED}
    meanings = zip((Mark.ADDED, Mark.DELETED, Mark.MOVED), ("新增", "删去", "移动"), _MEANINGS[marks], strict=True)
    said = [(Run(name, mark), meaning) for mark, meaning, name in meanings if mark in used and name]
    if not said:
        return ()
    runs = [Run("标记说明：")]
    for place, (sample, meaning) in enumerate(said, 1):
        runs += [sample, Run(f"为{meaning}的内容" + ("。" if place == len(said) else "；"))]
    return tuple(runs)


def worded(run: Run, look: Appearance) -> str:
    """The text of a run with the words its mark puts around it."""
    return look.before + run.text + look.after
