"""What the desk answers to: clicks, cursors, typing, other processes."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events, on

from workbench.model.identity import Id
from workbench.session.session import Edit
from workbench.session.telling.consequences import tell
from workbench.tui.editor.messages import Direction, LeaveRequested, Refused
from workbench.tui.failures import problem_of, sentence
from workbench.tui.panes.article import COLLISIONS
from workbench.tui.panes.messages import Begun, NotWritten, Written
from workbench.tui.screens.watching import LOOK, Watching
from workbench.tui.widgets.one_row import OneRow
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.marks import places_of
from workbench.tui.work.places import neighbour
from workbench.tui.work.telling import line_of


class Listening(Watching):
    """The half of the desk that is called by others; mixed into WorkScreen."""

    def begin(self) -> None:
        """After the first paint: problems, references, an eye on other processes, and what the first edit needs."""
        self.set_interval(LOOK, self._look)
        self.check_soon()
        self.show_lower()
        self.run_worker(self._tell_troubles(), group="troubles")
        self.run_worker(self.hand.prepare(), group="prepare")
        self.run_worker(self._offer_unproposed(), group="unproposed")

    async def _offer_unproposed(self) -> None:
        """What a program that was stopped left behind in 建议模式 can be gone on with."""
        left = await asyncio.to_thread(lambda: list(self.hand.unproposed.left_behind()))
        if left:
            from workbench.tui.screens.unproposed import offer

            await self._quietly(offer(self._desk, left))

    async def _tell_troubles(self) -> None:
        """What is wrong with the files is said once, when the draft opens."""
        from workbench.tui.screens.mending import troubles

        session = self.hand.session
        notices = [sentence(notice) for notice in (*session.desk.notices, *session.problems)]
        # Only read, so nobody's first key waits for it.
        found = [f"Alt+W 整理：{words}" for words in await asyncio.to_thread(troubles, session)]
        if found or notices:
            self._desk.say((found or notices)[0], "bad")

    @on(RowList.Moved, "#outline")
    def _pointed(self, event: RowList.Moved) -> None:
        self._open(Id(str(event.key)))

    @on(RowList.Chosen, "#outline")
    def _opened(self, event: RowList.Chosen) -> None:
        self._open(Id(str(event.key)))
        self._desk.focus_pane("article")
        self._desk.toured.add("open")
        self._desk.guide()

    def _open(self, unit: Id) -> None:
        if unit == self._desk.unit:
            return
        if self._desk.article.is_settled():
            self._desk.article.show(unit)
            self.show_lower()
        else:
            self.run_worker(self._quietly(self._desk.go(unit, remember=False)), group="going", exclusive=True)

    async def _quietly(self, going: Any) -> None:
        """What goes wrong was told already."""
        try:
            await going
        except Exception as error:
            self._desk.say(sentence(problem_of(error)), "bad")

    @on(RowList.Chosen, "#lower")
    def _followed(self, event: RowList.Chosen) -> None:
        place = event.key
        if isinstance(place, tuple):
            self._open_consulted(*place)
            return
        if isinstance(place, int):
            place = places_of(self.hand.problems, self.hand.view).get(place)
        if isinstance(place, str):
            self.run_worker(self._quietly(self._desk.go(Id(place))), group="going", exclusive=True)
            self._desk.focus_pane("article")

    def _open_consulted(self, what: str, id: str) -> None:
        """An opinion or an amendment, on its own screen."""
        from workbench.tui.actions.consulting import open_amendments, open_opinions

        opening = open_opinions if what == "opinion" else open_amendments
        self.run_worker(self._quietly(opening(self._desk, id)), group="going", exclusive=True)

    @on(OneRow.Clicked, "#tabs")
    def _tab(self, event: OneRow.Clicked) -> None:
        if event.word in ("outline", "article"):
            self._desk.focus_pane(event.word)
        else:
            self.open_tab(event.word)

    @on(OneRow.Clicked, "#footer")
    def _footer(self, event: OneRow.Clicked) -> None:
        self._desk.start(event.word)

    @on(LeaveRequested)
    def _left(self, event: LeaveRequested) -> None:
        if event.direction is Direction.OUT:
            self._desk.focus_pane("outline")
            return
        step = 1 if event.direction is Direction.AFTER else -1
        unit = neighbour(self.hand.view, self._desk.unit, step)
        if unit is not None:
            self.run_worker(self._quietly(self._step(unit, step)), group="going", exclusive=True)

    async def _step(self, unit: Id, step: int) -> None:
        await self._desk.go(unit, remember=False)
        if step < 0:
            self._desk.editor.put_caret(self._desk.editor.body.end)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self._desk.say(event.sentence, "bad")

    @on(Written)
    def _written(self, event: Written) -> None:
        desk = self._desk
        if event.edit.applied.renumbered or event.edit.applied.rewordings or event.edit.applied.problems:
            self.tell(event.edit)
        desk.refill()
        desk.guide()
        desk.article.show_place()
        desk.show_frame()
        self.show_lower()
        self.check_soon()

    @on(Begun)
    def _begun(self) -> None:
        self._desk.show_frame()

    @on(NotWritten)
    def _failed(self, event: NotWritten) -> None:
        self._desk.say(sentence(event.problem), "bad")
        self._desk.show_frame()
        if event.problem.code in COLLISIONS:
            self._desk.start("settle_conflict")

    def tell(self, edit: Edit) -> None:
        """The line about an edit; F5 has the rest."""
        last = self.hand.last
        told = last.told if last and last.edit is edit else tell(edit.applied, edit.before, edit.after)
        self._desk.say(line_of(edit, told, self.size.width - 2))

    def on_resize(self, event: events.Resize) -> None:
        """Few columns or rows: one pane at a time."""
        from workbench.tui.screens.work import NARROW

        narrow = event.size.width < NARROW
        self.set_classes(["narrow" if narrow else "wide", f"on-{self._desk.pane}"])
        self._desk.show_frame()

    def on_descendant_focus(self) -> None:
        """The footer follows the focus."""
        self.set_classes(["narrow" if self.has_class("narrow") else "wide", f"on-{self._desk.pane}"])
        self._desk.show_frame()
