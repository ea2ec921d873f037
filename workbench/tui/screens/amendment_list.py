"""The list of amendments, and one of them beside the article: what it would do today, what stands in its way."""

from __future__ import annotations

from collections import Counter

from workbench.amendments.ground import Ground
from workbench.amendments.values import Amendment
from workbench.model.identity import Id
from workbench.session.amending.holding import Held, ground_of, held
from workbench.session.amending.listing import Entry, chosen
from workbench.session.consulting import places
from workbench.tui.previews.amendments import amendment_row, detail_items
from workbench.tui.previews.anchored import anchored_items
from workbench.tui.screens.consulting import ConsultScreen
from workbench.tui.widgets.pieces import Item, Row
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand
from workbench.tui.work.sieves import ALL, Sieve


class AmendmentList(ConsultScreen):
    """``first``: the id of the amendment under the cursor at the beginning; ``unit``: what F4 narrows the list to."""

    NAME = "修改建议"

    def __init__(self, hand: Hand, sieve: Sieve, first: str = "") -> None:
        super().__init__(hand, sieve, first)
        self.found: dict[str, Entry] = {}
        self._ground: Ground | None = None

    @property
    def ground(self) -> Ground:
        """The draft in hand."""
        if self._ground is None or self._ground.instrument is not self.hand.view.instrument:
            self._ground = ground_of(self.hand.view)
        return self._ground

    def asked(self) -> tuple[Entry, ...]:
        """Those that the sieve lets through."""
        sieve = self.sieve
        state = next((entry.state for entry in self.consulted.entries if entry.state == sieve.state), None)
        if sieve.state != ALL and state is None:
            return ()
        return chosen(self.consulted.entries, self.ground, state, sieve.place, sieve.words)

    def fill(self, found: object, key: object) -> None:
        """The list."""
        assert isinstance(found, tuple)
        self.found = {str(entry.amendment.id): entry for entry in found}
        self.rows.fill(tuple(self.found), self._row, key or self.first or None)
        self.first = ""

    def _row(self, key: object) -> Row:
        return amendment_row(self.found[str(key)], self.hand.view)

    @property
    def entry(self) -> Entry | None:
        """The amendment under the cursor."""
        return self.found.get(str(self.rows.key))

    def held(self, amendment: Amendment) -> Held:
        """It, against the draft in hand."""
        return held(amendment, self.ground)

    def head(self) -> str:
        """How many, by state."""
        counted = Counter(entry.state for entry in self.consulted.entries)
        told = "，".join(f"{state} {count}" for state, count in counted.items())
        return f"修改建议 ─ {len(self.consulted.entries)} 件{'：' if told else ''}{told}"

    def told_sieve(self) -> str:
        """What is listed."""
        return self.sieve.told(self.hand.view, len(self.found), "件")

    def show_one(self) -> None:
        """The amendment, then the article as it reads now."""
        entry, view, items = self.entry, self.hand.view, list[Item]()
        if entry is not None:
            here = places(entry.amendment, self.ground)
            items = [*detail_items(self.held(entry.amendment), entry, view)]
            items += anchored_items(view, [(place, "") for place in here])
        self.query_one("#shown", RowList).show(items)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """To the article."""
        found = next(iter(places(self.entry.amendment, self.ground)), None) if self.entry else None
        place = found if event.rows.id == "list" else event.key
        if isinstance(place, str):
            self.dismiss(Id(place))
        else:
            self.say("建议所针对的条款已经没有了。", "bad")
