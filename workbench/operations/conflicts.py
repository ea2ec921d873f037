"""Where two sides changed the same thing: refused with the place, so that somebody decides."""

from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.provision import Heading, Provision
from workbench.model.text import Text
from workbench.operations.values import PROPERTY, SetProperty, traits
from workbench.operations.work import Work


def check_same(target: Id, base: Work, now: Work, *, deep: bool = True, unless: Text | None = None) -> None:
    """Refuse when the other side changed the words of ``target``, or with ``deep`` of anything in it."""
    ours, theirs = base.tree.node(target), now.tree.node(target)
    if _said(ours, deep) != _said(theirs, deep) and (unless is None or theirs.text != unless):
        raise _conflict(target, now)


def _said(provision: Provision, deep: bool) -> list[object]:
    """The words, with the places where references stand. What those point at may follow the other side's changes."""
    parts = provision.walk() if deep else (provision,)
    return [(part.id, part.heading if deep else None, _literal(part.text)) for part in parts]


def _literal(text: Text) -> tuple[str | None, ...]:
    return tuple(piece if isinstance(piece, str) else None for piece in text)


def check_same_heading(target: Id, wanted: Heading | None, base: Work, now: Work) -> None:
    """Refuse when the other side gave another heading."""
    theirs = now.tree.node(target).heading
    if theirs not in (base.tree.node(target).heading, wanted):
        raise _conflict(target, now)


def check_same_traits(target: Id, base: Work, now: Work) -> None:
    """Refuse when the other side made something else of it."""
    if traits(base.tree.node(target)) != traits(now.tree.node(target)):
        raise _conflict(target, now)


def check_same_property(operation: SetProperty, base: Work, now: Work) -> None:
    """Refuse when the other side set the property to something else."""
    ours, theirs = _property(operation.key, base), _property(operation.key, now)
    if theirs not in (ours, operation.value):
        hint = f"现在是「{theirs}」，请重新设置。"
        raise refuse("conflict", f"属性「{operation.key}」已被另行修改。", hint=hint)


def _property(key: str, work: Work) -> object:
    return work.head.numbering.mode.value if key == PROPERTY.mode else getattr(work.head, key, None)


def _conflict(target: Id, now: Work) -> WorkbenchError:
    name = now.name(target)
    return refuse("conflict", f"{name}已被另行修改。", where=name, hint="请对照现在的文字，重新作这一修改。")
