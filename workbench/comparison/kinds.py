"""Kinds of change a row can show."""

from enum import StrEnum


class Kind(StrEnum):
    """What happened to the provision of a row, from one version to the next or from the first to the last."""

    UNCHANGED = "不变"
    CHANGED = "修改"
    ADDED = "新增"
    DELETED = "删除"
    MOVED = "移动"
    SPLIT = "拆分"
    MERGED = "合并"
    RENUMBERED = "仅序号变更"
    TYPESETTING = "仅排版差异"
    DIVISION = "编章节"
