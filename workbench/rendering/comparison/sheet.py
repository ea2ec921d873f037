"""The sheet: a comparison table as it will be printed, in no format yet. Every format only prints it.

All words are clean (workbench.language.display) and none holds a line end.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workbench.comparison.kinds import Kind
from workbench.model.level import Level
from workbench.rendering.comparison.options import Marks


class Mark(StrEnum):
    """What a run is. ``BOTH``: added in its column and deleted in the next one (three columns and more)."""

    NONE = "none"
    ADDED = "added"
    DELETED = "deleted"
    BOTH = "both"
    MOVED = "moved"
    LABEL = "label"
    HEADING = "heading"
    REMARK = "remark"


class Run(NamedTuple):
    """Words of one mark; never empty."""

    text: str
    mark: Mark = Mark.NONE


Paragraph = tuple[Run, ...]
Paragraphs = tuple[Paragraph, ...]


class Place(StrEnum):
    """What a row of the sheet holds. ``FOLDED``: 「（本章未修改）」 in place of the articles of a division."""

    FRONT = "front"
    CONTENTS = "contents"
    DIVISION = "division"
    ARTICLE = "article"
    FOLDED = "folded"


#: Rows whose words stand in the middle.
CENTRED = (Place.FRONT, Place.DIVISION, Place.FOLDED)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. ``cells``: one for each head of the sheet, or only one when the row goes ``across`` the table.

    ``kind``: of the last two columns between which something was amended. ``label``: how a list of rows names it
    (第十六条, 第二章　垄断协议); ``origin``: the oldest label where it is another one. ``is_changed``: somewhere in the
    row something was amended, moved, split or merged. ``is_sure``: nobody need confirm its counterparts.
    """

    place: Place
    kind: Kind
    level: Level
    label: str
    cells: tuple[Paragraphs, ...]
    across: bool = False
    origin: str = ""
    is_changed: bool = False
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """``heads``: what each column is; the last one is the 说明 column when ``has_notes``.

    ``cover``: 制表单位, 日期, 会议文件编号, as far as they are given. ``legend``: what the marks mean, each shown in
    its own mark; () when nothing is marked. ``notices``: sentences that always stand before the table.
    ``summary``: the lines of 修改情况汇总 without that heading; () when not wanted.
    """

    title: str
    cover: tuple[str, ...]
    heads: tuple[str, ...]
    has_notes: bool
    marks: Marks
    legend: Paragraph
    notices: tuple[str, ...]
    summary: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def plain(paragraphs: Paragraphs) -> str:
    """The words of a cell, one paragraph a line."""
    return "\n".join("".join(run.text for run in paragraph) for paragraph in paragraphs)
