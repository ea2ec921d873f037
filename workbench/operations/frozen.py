"""Frozen numbers (之一 mode): an article keeps its number for life, a new one takes the next free 之k."""

from collections.abc import Collection
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.problems import Problem, Severity, refuse
from workbench.model.provision import UNNUMBERED, Number, Provision
from workbench.numbering.components import with_unit
from workbench.operations.work import Work


def is_frozen(work: Work) -> bool:
    """Whether the articles of the instrument keep their numbers."""
    return work.head.numbering.mode is Mode.SUFFIXED


def thawed(provision: Provision, work: Work) -> Provision:
    """The subtree without stored numbers, unless the instrument stores them."""
    return provision if is_frozen(work) else _without_numbers(provision)


def _without_numbers(provision: Provision) -> Provision:
    children = tuple(_without_numbers(child) for child in provision.children)
    same = provision.number is None and all(old is new for old, new in zip(provision.children, children, strict=True))
    return provision if same else replace(provision, number=None, children=children)


def freeze(new: Collection[Id], work: Work) -> None:
    """Give the articles among ``new`` the numbers they are to keep; a number of their own stays while it is free."""
    if not is_frozen(work):
        return
    order = [part for part in work.tree.root.walk() if part.level is Level.ARTICLE and part.mark != UNNUMBERED]
    used = {part.number for part in order if part.id not in new and part.number}
    before: Number | None = None
    for place, part in enumerate(order):
        number = part.number
        if part.id in new and (number is None or number in used):
            after = next((other.number for other in order[place + 1 :] if other.id not in new and other.number), None)
            number = _next_free(before, after, used)
            work.tree.put(replace(work.tree.node(part.id), number=number))
            _warn_of_order(number, after, work)
        if number:
            used.add(number)
            before = number


def _next_free(before: Number | None, after: Number | None, used: Collection[Number]) -> Number:
    if before is None:
        return _in_front(after)
    k = before.k + 1
    while Number(before.n, k) in used:
        k += 1
    return Number(before.n, k)


def _in_front(after: Number | None) -> Number:
    if after is None:
        return Number(1)
    if after.n == 1:
        hint = "请插在第一条之后，或者先把编号方式改为重排。"
        raise refuse("no-free-number", "条号保持不变时，第一条之前没有可用的条号。", hint=hint)
    return Number(after.n - 1)


def _warn_of_order(number: Number, after: Number | None, work: Work) -> None:
    if after is not None and number > after:
        label, later = with_unit(number, "条"), with_unit(after, "条")
        hint = f"请改为插在{later}之后，或者确认这一顺序。"
        message = f"新的{label}排在{later}之前，条号顺序被打乱。"
        work.problems.append(Problem("number-order", message, label, hint, Severity.WARNING))
