"""What an open desk knows about opinions and amendments: how much waits, where; asked anew only where something moved.

Names of provisions are those of the draft in hand, so an edit that is not saved yet counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from workbench.amendments.ground import Ground
from workbench.amendments.opinions.ledger import Ledger
from workbench.amendments.opinions.standing import Today
from workbench.amendments.pending import Pending
from workbench.amendments.values import Amendment
from workbench.model.identity import Id
from workbench.model.problems import Problem
from workbench.session.amending.holding import ground_of
from workbench.session.amending.listing import Entry, state_now
from workbench.session.amending.register import Register
from workbench.session.desk import Desk
from workbench.session.opinions.accounting import ledger
from workbench.session.opinions.book import Book
from workbench.session.view import View
from workbench.storage.opinions.files import tree_id

_NOTHING = Ledger(0, 0, {})
#: The desk and an inbox look at the same index; only one of them brings it up to date.
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class Consulted:
    """``ledger``: the opinions counted; ``entries``: every amendment as it stands today, by number.

    ``at``: unit (条, or a division) → the numbers of the amendments about it. ``problems``: files that are damaged.
    """

    ledger: Ledger = _NOTHING
    entries: tuple[Entry, ...] = ()
    at: Mapping[Id, tuple[int, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, unit: Id) -> tuple[Entry, ...]:
        """The amendments about a unit."""
        numbers = set(self.at.get(unit, ()))
        return tuple(one for one in self.entries if one.amendment.number in numbers) if numbers else ()


def today(view: View) -> Today:
    """The draft in hand, in which anchors of opinions are followed."""
    return Today(view.instrument, view.labels, view.wording)


class Consulting:
    """One draft's opinions and amendments; ``look`` is cheap while nothing moved."""

    def __init__(self, desk: Desk, slug: str) -> None:
        self._desk, self._slug = desk, slug
        self._seen: tuple[str, View | None] = ("", None)
        self._register: Register | None = None
        self._pending: Pending | None = None
        self._found = Consulted()

    def look(self, view: View) -> Consulted:
        """How everything stands on ``view``; the very same value where nothing moved. Threads take turns."""
        with _TURN:
            return self._look(view)

    def _look(self, view: View) -> Consulted:
        tree = tree_id(self._desk.workspace, self._slug)
        if not tree:
            return Consulted() if self._found.ledger.total or self._found.entries else self._found
        if self._seen != (tree, view):
            self._found = self._looked(tree, view)
            self._seen = (tree, view)
        return self._found

    def _looked(self, tree: str, view: View) -> Consulted:
        ground = ground_of(view)
        if self._register is None or self._pending is None or self._seen[0] != tree:
            self._register = Register(self._desk, self._slug)
            self._pending = Pending(self._register.waiting, ground)
        else:
            self._pending.follow(ground)
        entries = tuple(_entry(one, self._pending, ground) for one in self._register.amendments)
        with Book.opened(self._desk, self._slug) as book:
            counted = ledger(book, today(view)) if book.asking.outcomes() else _NOTHING
            problems = (*self._register.problems, *book.problems)
        return Consulted(counted, entries, _by_unit(entries, today(view), ground), problems)


def _entry(amendment: Amendment, pending: Pending, ground: Ground) -> Entry:
    verdict = pending.verdicts.get(amendment.id)
    if verdict is None:
        return Entry(amendment, amendment.state)
    return Entry(amendment, state_now(amendment, verdict), verdict, verdict.said(ground.name))


def _by_unit(entries: tuple[Entry, ...], now: Today, ground: Ground) -> dict[Id, tuple[int, ...]]:
    found: dict[Id, list[int]] = {}
    for entry in entries:
        for unit in dict.fromkeys(now.article(place) for place in places(entry.amendment, ground)):
            found.setdefault(unit, []).append(entry.amendment.number)
    return {unit: tuple(numbers) for unit, numbers in found.items()}


def places(amendment: Amendment, ground: Ground) -> tuple[Id, ...]:
    """Where what an amendment is about stands today; () when all of it is gone."""
    named = dict.fromkeys((amendment.about, *amendment.targets))
    return tuple(dict.fromkeys(holder for id in named for holder in ground.holders(id)))
