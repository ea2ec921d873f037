"""Insert: typed lines become provisions at a place, their citations bound."""

from dataclasses import replace

from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY, DIVISIONS, LISTED, TIERS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.ends import check_ends
from workbench.operations.tree import Tree
from workbench.operations.values import Insert
from workbench.operations.work import Work
from workbench.session.editing.binding import all_bound, labels_as_typed
from workbench.session.editing.heading_words import bracket_of
from workbench.session.editing.made import Made, one_or_batch
from workbench.session.editing.placing import Place, Relation, level_at, place
from workbench.session.editing.typing import titled, typed
from workbench.session.view import View


def insertion(
    view: View,
    anchor: Id,
    relation: Relation,
    text: str | None,
    level: Level | None = None,
    heading: str | None = None,
    ids: IdSource | None = None,
) -> Made:
    """Put ``text`` at a place; without ``level`` it is the anchor's own, or its child's with into."""
    level = level or level_at(view, anchor, relation)
    where = place(view, anchor, relation, level)
    new = _new(view, level, text, heading, ids or IdSource(set(view.labels)))
    new = [_in_style(provision, where.parent, view) for provision in new]
    labels = labels_as_typed(view, _with(view, where, new))
    ready, problems = all_bound(new, view, labels)
    inserts = [Insert(where.parent, where.position + step, provision) for step, provision in enumerate(ready)]
    # Of several nobody asks any more once they are a batch; they are of one level and stand together.
    check_ends(inserts[0], Work(view.instrument, view.wording))
    return Made(one_or_batch([*inserts]), problems)


def _new(view: View, level: Level, text: str | None, heading: str | None, ids: IdSource) -> list[Provision]:
    if level in TIERS and heading and not (text and text.strip()):
        return [titled(Provision(ids.draw(), level), heading, "")]
    if level not in DIVISIONS:
        made = list(typed(text or "", level, ids))
        return made if heading is None else [_titled_one(made, heading, view)]
    if not heading or not heading.strip():
        raise refuse("no-heading", f"{level}要有名称。", hint="用 --heading 写出名称。")
    articles = typed(text, level, ids) if text and text.strip() else ()
    return [titled(Provision(ids.draw(), level, children=articles), heading, "")]


def _titled_one(made: list[Provision], heading: str, view: View) -> Provision:
    if len(made) > 1 and made[0].level not in BODY:
        hint = "请把各条的条旨写在条号后面的【】里。"
        raise refuse("several-headings", f"这些文字是 {len(made)} 条，--heading 只能用于一条。", hint=hint)
    return titled(made[0], heading, bracket_of(view) if made[0].level is Level.ARTICLE else "")


def _in_style(provision: Provision, parent: Id, view: View) -> Provision:
    """A new member of a list takes the mark of the list it joins."""
    siblings = [child for child in view.node(parent).children if child.level is provision.level]
    listed = provision.level in LISTED and siblings
    return replace(provision, mark=siblings[0].mark) if listed else provision


def _with(view: View, where: Place, new: list[Provision]) -> Provision:
    tree = Tree(view.instrument.root)
    for step, provision in enumerate(new):
        tree.insert(where.parent, where.position + step, provision)
    return tree.root
