"""What an edit did, in the words of a drafting office: 「第十六条至第五十九条改为第十七条至第六十条」 and so on."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.identity import Id
from workbench.model.level import BODY, Level, rank
from workbench.numbering.labels import Labels
from workbench.operations.results import Applied, Renumbered, Rewording
from workbench.session.telling.naming import quoted, said
from workbench.session.view import View

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Told:
    """``summary``: one sentence; ``references``: a line for each reworded citation."""

    summary: str
    references: tuple[str, ...]


def tell(applied: Applied, before: View, after: View) -> Told:
    """The renumbering and the reworded references of one edit."""
    parts = list(_renumbered(applied.renumbered, before, after))
    count = len(applied.rewordings)
    if count:
        parts.append(f"{'另有 ' if parts else ''}{count} 处引用相应调整")
    joined = "；".join(_cut(parts[:-1] if count else parts)) + ("，" if count and len(parts) > 1 else "")
    summary = joined + (parts[-1] if count else "")
    return Told(summary + "。" if summary else "条款编号和引用没有变化。", tuple(_lines(applied.rewordings, after)))


def _cut(parts: list[str]) -> list[str]:
    if len(parts) <= _SHOWN:
        return parts
    return [*parts[:_SHOWN], f"等 {len(parts)} 组"]


def _lines(rewordings: tuple[Rewording, ...], after: View) -> Iterator[str]:
    return (f"{said(after, rewording.at)}：「{rewording.old}」改为「{rewording.new}」" for rewording in rewordings)


def _renumbered(renumbered: tuple[Renumbered, ...], before: View, after: View) -> Iterator[str]:
    then, now = before.labels, after.labels
    for run in _runs([one for one in renumbered if not _follows_from_parent(one.id, then, now)], then, now):
        yield f"{_span(run, before, old=True)}改为{_span(run, after, old=False)}"


def _follows_from_parent(id: Id, before: Labels, after: Labels) -> bool:
    """第十六条第二款 moves with 第十六条: its own component is the same, and so is what holds it."""
    now = after.parent(id)
    if now is None or now.level is Level.ROOT:
        return False
    if before.get(now.id) is now and after.node(id).level in BODY:
        return True
    then = before.parent(id)
    return then is not None and then.id == now.id and before.own(id) == after.own(id)


def _runs(ones: list[Renumbered], before: Labels, after: Labels) -> Iterator[list[Renumbered]]:
    """Neighbours of a level whose numbers go up by one, before and after."""
    run: list[Renumbered] = []
    for one in _by_level(ones, after):
        if run and not _next(run[-1].id, one.id, before, after):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _by_level(ones: list[Renumbered], after: Labels) -> list[Renumbered]:
    """Outer levels first; inside a level the order of the document."""
    return sorted(ones, key=lambda one: rank(after.node(one.id).level))


def _next(first: Id, second: Id, before: Labels, after: Labels) -> bool:
    level = after.node(first).level
    if level is not after.node(second).level:
        return False
    for labels in (before, after):
        a, b = labels.number(first), labels.number(second)
        if a is None or b is None or a.k or b.k or b.n != a.n + 1:
            return False
    return level is Level.ARTICLE or _outer(first, before) == _outer(second, before)


def _outer(id: Id, labels: Labels) -> str:
    """What its label says of the provisions around it; nothing in the label of an article."""
    return labels.full(id).removesuffix(labels.own(id))


def _span(run: list[Renumbered], view: View, old: bool) -> str:
    """第三条第二项, 第十六条至第五十九条, 第三条第二项至第四项."""
    first, last = run[0], run[-1]
    start, end = (first.old, last.old) if old else (first.new, last.new)
    if len(run) == 1:
        return quoted(view, first.id, start)
    joint = "、" if len(run) == 2 else "至"
    outer = start.removesuffix(view.labels.own(first.id))
    rest = end.removeprefix(outer) if outer else end
    return f"{quoted(view, first.id, start)}{joint}{quoted(view, last.id, rest)}"
