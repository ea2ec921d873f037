"""The opinions of one place, or of the whole draft, each with what became of the places it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.amendments.opinions.dispositions import Disposition
from workbench.amendments.opinions.links import Link
from workbench.amendments.opinions.questions import Listed, Wanted
from workbench.amendments.opinions.standing import Standing, Today
from workbench.model.identity import Id
from workbench.session.opinions.book import Book


@dataclass(frozen=True, slots=True)
class Shown:
    """An opinion with where its anchors stand today, in the order of its links."""

    listed: Listed
    standings: tuple[tuple[Link, Standing], ...]
    disposition: Disposition | None = None


def places_of(today: Today, id: Id) -> tuple[Id, ...]:
    """All the ids opinions on this place may name: what stands in it, and what was merged into that."""
    inside = list(today.labels.node(id).walk())
    return tuple(dict.fromkeys([*(node.id for node in inside), *(gone for node in inside for gone in node.merged)]))


def shown(book: Book, today: Today, wanted: Wanted) -> list[Shown]:
    """The opinions wanted, with their standings and answers."""
    return [_shown(book, today, listed) for listed in book.asking.listed(wanted)]


def one(book: Book, today: Today, id: str) -> Shown:
    """One opinion."""
    return _shown(book, today, book.opinion(id))


def _shown(book: Book, today: Today, listed: Listed) -> Shown:
    links = listed.opinion.links
    standings = tuple((link, today.standing(link.anchor)) for link in links)
    return Shown(listed, standings, book.asking.disposition(listed.opinion.id))


def labels_today(standings: Iterable[tuple[Link, Standing]]) -> str:
    """「第八条第二款（已移动，原第七条第二款）、第九条」."""
    return "、".join(_label(link, standing) for link, standing in standings)


def _label(link: Link, standing: Standing) -> str:
    was = link.anchor.label
    if not standing.label:
        return f"{was}（失效）"
    return was if standing.label == was else f"{standing.label}（原{was}）"
