"""Numbers that are facts: which articles leave theirs behind as 「（删去）」, and who cites what is left."""

from collections.abc import Collection, Iterator

from workbench.model.identity import Id
from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.problems import Problem, Severity
from workbench.model.text import references
from workbench.operations.repealing import REPEALED
from workbench.session.view import View


def keeps_its_number(view: View, saved: View, target: Id) -> bool:
    """Whether ``target`` is an article with a frozen number that stands in ``saved``."""
    article = view.node(target)
    frozen = view.instrument.numbering.mode is Mode.SUFFIXED and target in saved.labels
    return frozen and article.level is Level.ARTICLE and article.number is not None


def is_empty_slot(view: View, article: Id) -> bool:
    """Whether nothing is left of an article but its number."""
    return [view.wording.text(part.id) for part in list(view.node(article).walk())[1:]] == [REPEALED]


def still_cited(view: View, emptied: Collection[Id]) -> Iterator[Problem]:
    """References to the articles themselves stay alive, for their numbers do; what they mean is gone."""
    inside = {part.id for article in emptied for part in view.node(article).walk()}
    for id in view.labels:
        cited = {one for reference in references(view.node(id).text) for p in reference.pointers for one in p.targets}
        for article in emptied:
            if article in cited and id not in inside:
                where = view.name(id)
                message = f"{where}援引的{view.name(article)}已被删去内容，只留条号。"
                yield Problem("reference-repealed", message, where, "请改写或者删去这一处援引。", Severity.WARNING)
