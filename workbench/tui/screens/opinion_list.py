"""The list of opinions, each group on one row, read as it is painted; one of them beside the text it speaks about."""

from __future__ import annotations

from typing import NamedTuple

from workbench.amendments.opinions.standing import Today
from workbench.model.problems import WorkbenchError
from workbench.session.consulting import today
from workbench.session.opinions.book import Book
from workbench.session.opinions.listing import Shown, one
from workbench.tui.previews.amendments import standing_of
from workbench.tui.previews.anchored import anchored_items, anchors
from workbench.tui.previews.opinions import detail_items, ledger_line, opinion_row
from workbench.tui.screens.consulting import ConsultScreen
from workbench.tui.widgets.pieces import Piece, Row
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand
from workbench.tui.work.sieves import Sieve


class Line(NamedTuple):
    """A row of the list: an opinion, ``inner`` where it is listed below the first of its group."""

    id: str
    inner: bool = False


class OpinionList(ConsultScreen):
    """``first``: the opinion under the cursor at the beginning; ``here``: what F4 narrows the list to."""

    NAME = "意见"
    HINT = "Enter 到条文去改；→ 展开同类；Tab 换到右边翻看；F1 看这里所有的键。"

    def __init__(self, hand: Hand, sieve: Sieve, first: str = "") -> None:
        super().__init__(hand, sieve, first)
        self.ids: list[str] = []
        self._open: set[str] = set()
        self._book: Book | None = None
        self._today: Today | None = None

    def on_unmount(self) -> None:
        """Let go of the index."""
        if self._book is not None:
            self._book.close()

    @property
    def book(self) -> Book:
        """The book that the rows on the screen are read from."""
        assert self._book is not None
        return self._book

    def asked(self) -> list[str]:
        """The numbers of what is wanted. It brings the index up to date, too, off the thread that answers keys."""
        with Book.opened(self.hand.session.desk, self.hand.session.slug) as book:
            return book.asking.ids(self.sieve.wanted(today(self.hand.view)))

    def fill(self, found: object, key: object) -> None:
        """The list."""
        assert isinstance(found, list)
        if self._book is not None:
            self._book.close()
        self._book = Book(self.hand.session.desk, self.hand.session.slug)
        self._today = today(self.hand.view)
        self.ids = found
        self.show_rows(key or (Line(self.first) if self.first else None))
        self.first = ""

    def show_rows(self, key: object = None) -> None:
        """The rows, groups that are open with their members."""
        lines = [line for id in self.ids for line in (Line(id), *self._inner(id))]
        self.rows.fill(lines, self._row, key)

    def _inner(self, id: str) -> list[Line]:
        return (
            [Line(member, True) for member in self.book.asking.members(id) if member != id] if id in self._open else []
        )

    def _row(self, key: object) -> Row:
        assert isinstance(key, Line)
        found = self.shown(key.id)
        if found is None:
            return (Piece(f"意见#{key.id} 已经没有了", "dim"),)
        is_head = not key.inner and not self.sieve.words and found.listed.size > 1
        return opinion_row(found, inner=key.inner, folded=key.id not in self._open if is_head else None)

    def shown(self, id: str) -> Shown | None:
        """One opinion as it is now."""
        assert self._today is not None
        try:
            return one(self.book, self._today, id)
        except WorkbenchError:
            return None

    @property
    def line(self) -> Line | None:
        """What stands under the cursor."""
        return self.rows.key if isinstance(self.rows.key, Line) else None

    @property
    def here(self) -> Shown | None:
        """The opinion under the cursor."""
        return self.shown(self.line.id) if self.line else None

    def head(self) -> str:
        """Total, by state, unaccounted."""
        return f"意见 ─ {ledger_line(self.consulted.ledger)}"

    def told_sieve(self) -> str:
        """What is listed."""
        what = "条" if self.sieve.words else "组"
        return self.sieve.told(self.hand.view, len(self.ids), what)

    def show_one(self) -> None:
        """The opinion, then the text it speaks about."""
        found, view = self.here, self.hand.view
        items = []
        if found is not None:
            members = self.book.asking.members(found.listed.head)
            items = [*detail_items(found, members, self.drawn(found)), *anchored_items(view, anchors(found))]
        self.query_one("#shown", RowList).show(items)

    def drawn(self, found: Shown) -> list[str]:
        """The amendments that were drawn from an opinion, in words."""
        id = found.listed.opinion.id
        entries = (entry for entry in self.consulted.entries if id in entry.amendment.opinions)
        return [f"建议#{entry.amendment.number} {standing_of(entry)[0]}" for entry in entries]

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """To the article."""
        place = event.key
        if event.rows.id == "list":
            found = self.here
            place = next((at for at, _ in anchors(found)), None) if found else None
        if isinstance(place, str):
            self.dismiss(place)
        else:
            self.say("总体意见，没有关联条款。Alt+L 关联。")
