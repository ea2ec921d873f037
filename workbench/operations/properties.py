"""Properties of the instrument: title, 题注, stage, kind, self-names, and the mode its articles are numbered in."""

from dataclasses import replace
from typing import Any

from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.problems import refuse
from workbench.operations.primitives import set_traits
from workbench.operations.values import PROPERTY, SetProperty, SetTraits, traits
from workbench.operations.work import Work

_LINES = (PROPERTY.notes, PROPERTY.self_names)


def set_property(operation: SetProperty, work: Work) -> None:
    """Set one property; a new numbering mode freezes the numbers shown now, or lets go of the frozen ones."""
    key, value = operation.key, operation.value
    if key not in PROPERTY:
        raise refuse("unknown-property", f"没有「{key}」这一属性。", hint="可以设置：" + "、".join(PROPERTY))
    if isinstance(value, str) is (key in _LINES):
        raise refuse("bad-property", f"属性「{key}」的值不合要求。", hint="题注和自称可以有几行，其他属性只有一个词。")
    if key == PROPERTY.mode:
        _set_mode(str(value), work)
    else:
        old, new = getattr(work.head, key), dict[str, Any]({key: value})
        work.head = replace(work.head, **new)
        work.undone_by(SetProperty(key, old))


def _set_mode(value: str, work: Work) -> None:
    if value not in tuple(Mode):
        raise refuse("bad-property", f"没有「{value}」这种编号方式。", hint="编号方式为重排或者之一。")
    old, numbers = work.head.numbering.mode, work.numbers_now()
    work.head = replace(work.head, numbering=replace(work.head.numbering, mode=Mode(value)))
    work.undone_by(SetProperty(PROPERTY.mode, old.value))
    for part in list(work.tree.root.walk()):
        number = numbers.get(part.id) if Mode(value) is Mode.SUFFIXED and part.level is Level.ARTICLE else None
        if number != part.number:
            set_traits(SetTraits(part.id, replace(traits(part), number=number)), work)
