"""What the person who asks for a comparison table may choose."""

from dataclasses import dataclass
from enum import StrEnum


class Marks(StrEnum):
    """How additions, deletions and moves are marked; every profile can be read in black and white."""

    SHADED = "黑体加阴影"
    LINED = "下划线删除线"
    RED = "红字"
    WORDED = "文字标记"


class Unchanged(StrEnum):
    """What becomes of articles that were not amended: their text, 同左 (unchanged 款 too), or nothing."""

    SHOWN = "全文"
    SAME = "同左"
    OMITTED = "略去"


@dataclass(frozen=True, slots=True)
class TableOptions:
    """``fold``: articles of an unchanged division become 「（本章未修改）」. ``summary``: print 修改情况汇总.

    ``notes``: the 说明 column; None: when there are any. ``contents``: a row for the 目录. ``title``: "" for the
    title of the newest text with 修改对照表. ``issuer``, ``date``, ``number``: 制表单位, 日期, 会议文件编号 as printed.
    """

    marks: Marks = Marks.SHADED
    unchanged: Unchanged = Unchanged.SHOWN
    fold: bool = False
    summary: bool = False
    notes: bool | None = None
    notes_head: str = "说明"
    contents: bool = True
    title: str = ""
    issuer: str = ""
    date: str = ""
    number: str = ""


DEFAULT = TableOptions()
