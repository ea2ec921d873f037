"""A message to begin with when a version is saved."""

from collections.abc import Iterator

from workbench.operations.values import (
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Replace,
    Retype,
    SetHeading,
    SetProperty,
    Split,
)

_DEEDS: tuple[tuple[type[Operation], str], ...] = (
    (Insert, "增加条文"),
    (Delete, "删去条文"),
    (Split, "拆分条文"),
    (Merge, "合并条文"),
    (Move, "调整次序"),
    (ChangeLevel, "调整层级"),
    (SetHeading, "修改标题"),
    (SetProperty, "修改草案属性"),
    (Replace, "修改文字"),
    (Retype, "修改文字"),
)


def proposed_message(steps: tuple[Operation, ...]) -> str:
    """「增加条文、修改文字」 from what was done; the provisions are named by the program anyway."""
    kinds = {type(part) for step in steps for part in _parts(step)}
    return "、".join(dict.fromkeys(words for kind, words in _DEEDS if kind in kinds))


def _parts(step: Operation) -> Iterator[Operation]:
    if isinstance(step, Batch):
        for part in step.operations:
            yield from _parts(part)
    else:
        yield step
