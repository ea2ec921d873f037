"""The tabs below the article, and the checks that run while the hands rest."""

from __future__ import annotations

import asyncio

from textual.timer import Timer

from workbench.model.identity import Id
from workbench.model.problems import Problem
from workbench.session.view import View
from workbench.tui.panes.lower import UNBOUND, citation_items, difference_items, problem_items
from workbench.tui.panes.outline import Outline
from workbench.tui.screens.counting import CONSULTED, Counting
from workbench.tui.widgets.pieces import Item
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand
from workbench.tui.work.marks import contested, places_of, troubled
from workbench.tui.work.places import unit_of_place

#: Seconds after which the tabs follow the cursor.
SOON = 0.15


class Tabs(Counting):
    """The part of the desk that fills what stands below the article."""

    hand: Hand
    tab: str
    _soon: Timer | None = None
    _checking: Timer | None = None
    _checked: View | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the panes are still there: another draft may have come while something was looked up."""
        return self.is_attached and len(self.query("#outline, #lower, #title, #tabs, #footer")) == 5

    def open_tab(self, tab: str) -> None:
        """Show a tab, and give it the keys."""
        self.tab = tab
        self._desk.focus_pane("lower")
        self._fill()

    def count_of(self, tab: str) -> str:
        """How many entries there are, behind the name of the tab."""
        if tab in CONSULTED:
            return self.count_of_consulted(tab, self._desk.unit)
        return f" {len(self.hand.problems)}" if tab == "problems" and self.hand.problems else ""

    def show_lower(self) -> None:
        """Fill the tab soon; while the cursor runs through the outline it is left alone."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(SOON, self._fill)

    def _fill(self) -> None:
        self.run_worker(self._fill_tab(), group="lower", exclusive=True)

    async def _fill_tab(self) -> None:
        view, unit = self.hand.view, self._desk.unit
        if unit in view.labels:
            items = await asyncio.to_thread(self._items, self.tab)
            if not self.is_whole:
                return
            self.query_one("#lower", RowList).show(items)
            self._desk.show_frame()

    def _items(self, tab: str) -> list[Item]:
        view, unit = self.hand.view, self._desk.unit
        if tab == "citations":
            return citation_items(view, unit)
        if tab == "differences":
            return difference_items(self.hand.saved, view, unit)
        if tab in CONSULTED:
            return self.consulted_items(tab, unit)
        here = {node.id for node in view.node(unit).walk()}
        return problem_items(self.hand.problems, places_of(self.hand.problems, view), here)

    def check_soon(self) -> None:
        """Run the rules when the hands rest."""
        if self._checking is not None:
            self._checking.stop()
        self._checking = self.set_timer(
            2 * SOON, lambda: self.run_worker(self._check(), group="checks", exclusive=True)
        )

    async def check_now(self) -> None:
        """Before somebody is led to a problem: its place has the number of today."""
        if self._checked is not self.hand.view:
            await self._check()

    async def _check(self) -> None:
        view = self.hand.view
        found = await asyncio.to_thread(self.hand.findings)
        places = await asyncio.to_thread(places_of, found, view)
        if not self.is_whole:
            return
        if view is not self.hand.view:
            self.check_soon()
            return
        found, places = self._without_unbound(found, places, view)
        self.hand.problems, self._checked = found, view
        self.query_one(Outline).mark(troubled(found, places, view), contested(self.hand.disputes, view))
        self._desk.show_frame()
        await self.consult()
        if self.is_attached and self.tab in ("problems", *CONSULTED):
            self._fill()

    def _without_unbound(
        self, found: tuple[Problem, ...], places: dict[int, Id], view: View
    ) -> tuple[tuple[Problem, ...], dict[int, Id]]:
        """What is typed just now is bound when the article is left; until then it is no problem."""
        if self._desk.article.is_settled():
            return found, places
        inside = {number for number, place in places.items() if unit_of_place(view, place) == self._desk.unit}
        kept = [number for number, one in enumerate(found) if one.code != UNBOUND or number not in inside]
        moved = {new: places[old] for new, old in enumerate(kept) if old in places}
        return tuple(found[number] for number in kept), moved
