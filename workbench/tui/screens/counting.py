"""What waits for an answer: the numbers behind the tabs, and the marks in the outline."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.model.identity import Id
from workbench.tui.failures import problem_of, sentence
from workbench.tui.panes.outline import Outline
from workbench.tui.screens.doing import Doing
from workbench.tui.work.hand import Hand

if TYPE_CHECKING:
    from workbench.session.consulting import Consulted, Consulting
    from workbench.tui.widgets.pieces import Item

CONSULTED = ("opinions", "amendments")


class Counting(Doing):
    """The part of the desk that knows how much waits. ``consulted``: None until it was looked at first."""

    hand: Hand
    tab: str
    consulted: Consulted | None = None
    _consulting: Consulting | None = None

    async def consult(self) -> None:
        """Look again; what shows it follows."""
        view = self.hand.view
        try:
            found = await asyncio.to_thread(self._looked)
        except Exception:
            # Where nothing can be written there is no index either. The draft is still edited, and what matters more
            # stands on the line at the bottom; whoever opens the tab or the inbox is told.
            return
        if found is not self.consulted and view is self.hand.view and self.is_attached:
            self.consulted = found
            self.query_one(Outline).count(self._open_opinions(), self._open_amendments())
            self._desk.show_frame()

    def _looked(self) -> Consulted:
        # Loaded here, so that a draft without opinions opens at once.
        from workbench.session.consulting import Consulting

        session = self.hand.session
        if self._consulting is None:
            self._consulting = Consulting(session.desk, session.slug)
        return self._consulting.look(self.hand.view)

    def _open_opinions(self) -> dict[Id, int]:
        from workbench.amendments.opinions.dispositions import Outcome

        by_article = self.consulted.ledger.by_article if self.consulted else {}
        return {unit: counted[Outcome.OPEN] for unit, counted in by_article.items() if counted[Outcome.OPEN]}

    def _open_amendments(self) -> dict[Id, int]:
        found = self.consulted
        counts = {unit: sum(one.verdict is not None for one in found.of(unit)) for unit in found.at} if found else {}
        return {unit: count for unit, count in counts.items() if count}

    def count_of_consulted(self, tab: str, unit: Id) -> str:
        """How many opinions or amendments the unit has, behind the name of the tab."""
        if self.consulted is None:
            return ""
        counted = self.consulted.ledger.by_article.get(unit)
        count = sum(counted.values()) if counted and tab == "opinions" else 0
        count = len(self.consulted.of(unit)) if tab == "amendments" else count
        return f" {count}" if count else ""

    def consulted_items(self, tab: str, unit: Id) -> list[Item]:
        """The entries of one of the two tabs; reads the disk."""
        from workbench.tui.previews.amendments import amendment_items
        from workbench.tui.previews.opinions import opinions_of_unit
        from workbench.tui.widgets.pieces import plain

        session, view = self.hand.session, self.hand.view
        if tab == "opinions":
            try:
                return opinions_of_unit(session.desk, session.slug, view, unit)
            except Exception as error:
                return [plain(sentence(problem_of(error)), kind="bad")]
        return amendment_items(self.consulted.of(unit) if self.consulted else (), view)
