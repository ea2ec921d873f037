"""Replace all words of a provision by typed lines; what stayed alike keeps its ids and references."""

from dataclasses import replace

from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.reidentify import reidentify
from workbench.operations.tree import Tree
from workbench.operations.values import Retype
from workbench.session.editing.binding import bound, labels_as_typed
from workbench.session.editing.made import Made
from workbench.session.editing.typing import typed
from workbench.session.view import View


def retyping(view: View, target: Id, text: str, ids: IdSource | None = None) -> Made:
    """The operation that gives ``target`` the words of ``text``."""
    old = view.node(target)
    if old.level in DIVISIONS or old.level is Level.ROOT:
        name = view.name(target)
        raise refuse("unit-text", f"{name}不能整个重写。", where=name, hint="请逐条修改，或者用 import --update。")
    ids = ids or IdSource(set(view.labels))
    new = _typed(old, text, ids, view)
    kept = reidentify(as_shown(old, view), new, ids)
    tree = Tree(view.instrument.root)
    tree.swap(kept)
    ready, problems = bound(kept, view, labels_as_typed(view, tree.root))
    return Made(Retype(target, ready), problems)


def _typed(old: Provision, text: str, ids: IdSource, view: View) -> Provision:
    if old.level is Level.BLOCK:
        return replace(old, text=(text.strip("\n"),))
    made = typed(text, old.level, ids)
    if len(made) != 1:
        whole = old.level not in BODY
        hint = "请只写这一条的文字，其余各条用 insert 插入。" if whole else "请重写整条。"
        message = f"这些文字是 {len(made)} {old.level}，{view.name(old.id)}只有一{old.level}。"
        raise refuse("several-provisions", message, hint=hint)
    heading = made[0].heading or old.heading
    same = old.level in BODY
    return replace(
        made[0],
        id=old.id,
        heading=None if same else heading,
        number=old.number,
        mark=old.mark,
        split_from=old.split_from,
        merged=old.merged,
    )


def as_shown(provision: Provision, view: View) -> Provision:
    """The provision with its words as somebody read them, so that likeness is judged on what was on the screen."""
    children = tuple(as_shown(child, view) for child in provision.children)
    text = (view.wording.text(provision.id),) if provision.text else ()
    return replace(provision, text=text, children=children)
