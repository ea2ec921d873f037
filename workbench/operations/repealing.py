"""A repealed slot: where numbers are frozen, an article that goes leaves its number behind, with 「（删去）」."""

from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.model.text import words
from workbench.numbering.labels import Labels
from workbench.operations.values import Batch, Delete, Insert, Operation, Replace, SetHeading

REPEALED = "（删去）"


def repeal(target: Id, instrument: Instrument, ids: IdSource) -> Operation:
    """The operation that empties an article to 「（删去）」; its first 款 keeps its id. Raises for other levels."""
    article = Labels(instrument).get(target)
    if article is None or article.level is not Level.ARTICLE:
        raise refuse(
            "not-an-article", "只有条可以删去内容而保留条号。", where=target, hint="请指明一条，或者直接删除。"
        )
    kept, others = _kept(article)
    steps: list[Operation] = [Delete(part.id) for part in others]
    if kept is None:
        steps.append(Insert(target, 0, Provision(ids.draw(), Level.PARAGRAPH, words(REPEALED))))
    else:
        steps += [Delete(part.id) for part in kept.children]
        steps.append(Replace(kept.id, words(REPEALED)))
    if article.heading is not None:
        steps.append(SetHeading(target, None))
    return Batch(tuple(steps))


def repealed(operation: Operation) -> tuple[Id, ...]:
    """The 款 that operations of :func:`repeal` leave in the emptied articles; () for any other operation."""
    match operation:
        case Batch(steps):
            return tuple(id for step in steps for id in repealed(step))
        case Replace(target, text) if text == words(REPEALED):
            return (target,)
        case Insert(_, _, provision) if provision.text == words(REPEALED):
            return (provision.id,)
    return ()


def _kept(article: Provision) -> tuple[Provision | None, list[Provision]]:
    kept = next((part for part in article.children if part.level is Level.PARAGRAPH), None)
    return kept, [part for part in article.children if part is not kept]
