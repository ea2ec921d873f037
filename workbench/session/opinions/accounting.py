"""The ledger of a draft: how every opinion ended, and which are unaccounted for."""

from collections import Counter, defaultdict

from workbench.amendments.opinions.dispositions import Outcome
from workbench.amendments.opinions.ledger import Ledger
from workbench.amendments.opinions.links import Anchor
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.standing import Today
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.storage.opinions.files import tree_id


def ledger(book: Book, today: Today) -> Ledger:
    """Everything counted; ``today``: the draft whose articles the opinions are counted by."""
    outcomes = book.asking.outcomes()
    by_article, lost = _by_article(book, today)
    unaccounted = tuple(book.asking.ids(Wanted(outcome=Outcome.OPEN)))
    return Ledger(
        sum(outcomes.values()),
        len(book.asking.groups()),
        {outcome: outcomes[outcome] for outcome in Outcome},
        by_article,
        book.asking.count(Wanted(general=True)),
        lost,
        unaccounted,
        _deferred(book, unaccounted),
    )


def unaccounted(desk: Desk, slug: str) -> int:
    """How many opinions on a draft have no answer yet; without opening anything where there are none.

    WorkbenchError when some could not be read: nobody knows whether they were answered.
    """
    if not tree_id(desk.workspace, slug):
        return 0
    with Book.opened(desk, slug) as book:
        if book.problems:
            raise WorkbenchError(book.problems[0])
        return book.asking.count(Wanted(outcome=Outcome.OPEN))


def _by_article(book: Book, today: Today) -> tuple[dict[Id, Counter[Outcome]], int]:
    """Opinions by article, each article once however many places of it they name; those whose every place is gone."""
    articles: dict[Id, Id | None] = {}
    seen: dict[str, tuple[Outcome, set[Id]]] = {}
    for opinion, at, outcome in book.asking.places():
        if at not in articles:
            found = today.standing(Anchor(at, "")).at
            articles[at] = None if found is None else today.article(found)
        place = articles[at]
        seen.setdefault(opinion, (outcome, set()))[1].update(() if place is None else (place,))
    counted: dict[Id, Counter[Outcome]] = defaultdict(Counter)
    for outcome, places in seen.values():
        for place in places:
            counted[place][outcome] += 1
    order = {id: number for number, id in enumerate(today.labels)}
    return dict(sorted(counted.items(), key=lambda pair: order[pair[0]])), sum(not one[1] for one in seen.values())


def _deferred(book: Book, ids: tuple[str, ...]) -> dict[str, str]:
    """Those that were put off 缓议, with the reason."""
    found = {id: book.asking.disposition(id) for id in book.asking.spoken_of(ids)}
    return {id: one.answer.reason for id, one in found.items() if one is not None}
