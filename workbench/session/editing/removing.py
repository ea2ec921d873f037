"""Delete: where numbers are facts, an article of the saved version leaves its number behind, so it is never reused."""

from collections.abc import Iterator

from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.problems import Problem, Severity, refuse
from workbench.model.text import references
from workbench.operations.repealing import REPEALED, repeal
from workbench.session.editing.made import Made
from workbench.session.editing.rearranging import deletion
from workbench.session.view import View


def removal(view: View, saved: View, target: Id, outright: bool = False) -> Made:
    """Take ``target`` out; an article with a frozen number that stands in ``saved`` becomes 「（删去）」.

    ``outright``: take it out with its number all the same.
    """
    if outright or target not in saved.labels or not _keeps_its_number(view, target):
        return deletion(target)
    parts = list(view.node(target).walk())[1:]
    if [view.wording.text(part.id) for part in parts] == [REPEALED]:
        name = view.name(target)
        hint = "连条号也不要的，加上 --outright。"
        raise refuse("already-repealed", f"{name}的内容已经删去，只留条号。", where=name, hint=hint)
    ids = IdSource(set(view.labels) | set(saved.labels))
    return Made(repeal(target, view.instrument, ids), tuple(_still_cited(view, target)))


def _keeps_its_number(view: View, target: Id) -> bool:
    article = view.node(target)
    frozen = view.instrument.numbering.mode is Mode.SUFFIXED
    return frozen and article.level is Level.ARTICLE and article.number is not None


def _still_cited(view: View, target: Id) -> Iterator[Problem]:
    """References to the article itself stay alive, for its number does; what they mean is gone."""
    inside = {part.id for part in view.node(target).walk()}
    for id in view.labels:
        cited = {one for reference in references(view.node(id).text) for p in reference.pointers for one in p.targets}
        if target in cited and id not in inside:
            where = view.name(id)
            message = f"{where}援引的{view.name(target)}已被删去内容，只留条号。"
            yield Problem("reference-repealed", message, where, "请改写或者删去这一处援引。", Severity.WARNING)
