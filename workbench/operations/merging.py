"""Merge: neighbouring provisions become one, which keeps the id of the first and remembers the others."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import LISTED, Level
from workbench.model.problems import Problem, Severity, refuse
from workbench.model.provision import Provision
from workbench.model.text import join
from workbench.operations.primitives import delete, move, replace_text, set_heading, set_traits
from workbench.operations.suspicion import redirect
from workbench.operations.values import Delete, Merge, Move, Replace, SetHeading, SetTraits, traits
from workbench.operations.work import Work

_MERGEABLE = (Level.ARTICLE, Level.PARAGRAPH, *LISTED)


def merge(operation: Merge, work: Work) -> None:
    """Join texts, gather the children, point references at what is left."""
    parts = [work.tree.node(id) for id in operation.targets]
    _check(parts, work)
    first, others = parts[0], parts[1:]
    redirect({part.id: first.id for part in others}, work)
    _join_headings(first, others, work)
    if first.level is not Level.ARTICLE:
        text = join(piece for part in parts for piece in work.tree.node(part.id).text)
        replace_text(Replace(first.id, text), work)
    for part in others:
        _absorb(part.id, first.id, work)
    merged = (*first.merged, *(id for part in others for id in (part.id, *part.merged)))
    set_traits(SetTraits(first.id, replace(traits(first), merged=tuple(dict.fromkeys(merged)))), work)


def _absorb(id: Id, into: Id, work: Work) -> None:
    for child in work.tree.node(id).children:
        move(Move(child.id, into, len(work.tree.node(into).children)), work)
    delete(Delete(id), work)


def _join_headings(first: Provision, others: list[Provision], work: Work) -> None:
    """The first heading there is stays; another one is dropped and said so."""
    headings = [part.heading for part in (first, *others) if part.heading is not None]
    if headings and first.heading is None:
        set_heading(SetHeading(first.id, headings[0]), work)
    for dropped in headings[1:]:
        message = f"合并后不再有标题「{dropped.words}」。"
        hint = "需要时请修改合并后的标题。"
        work.problems.append(Problem("heading-dropped", message, work.name(first.id), hint, Severity.WARNING))


def _check(parts: list[Provision], work: Work) -> None:
    if len(parts) < 2:
        raise refuse("bad-merge", "合并至少要有两个条款。", hint="请指明要合并的相邻条款。")
    names = "、".join(work.name(part.id) for part in parts)
    if parts[0].level not in _MERGEABLE or any(part.level is not parts[0].level for part in parts):
        raise refuse("bad-merge", f"{names}不能合并。", where=names, hint="只能合并同一层级的条、款、项或目。")
    outer = work.tree.owner(parts[0].id)
    start = work.tree.index(parts[0].id)
    if [part.id for part in outer.children[start : start + len(parts)]] != [part.id for part in parts]:
        raise refuse("not-neighbours", f"{names}不相邻。", where=names, hint="请按顺序指明相邻的条款，或者先移到一起。")
    if parts[0].level is not Level.ARTICLE and any(part.children for part in parts[:-1]):
        hint = "请先移走或者合并其中的项、目。"
        raise refuse("merge-order", "前面的条款之下还有项或目，合并会打乱文字顺序。", where=names, hint=hint)
