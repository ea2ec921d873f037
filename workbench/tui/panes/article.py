"""The article in hand, typed in: what is typed goes into the log within a second."""

import asyncio
from time import monotonic

from textual import on
from textual.timer import Timer

from workbench.model.identity import Id
from workbench.operations.values import Operation
from workbench.session.hand.rebasing import SAVED_ELSEWHERE
from workbench.session.session import Edit
from workbench.tui.editor.messages import Changed
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.failures import problem_of
from workbench.tui.panes.messages import Begun, NotWritten, Written
from workbench.tui.panes.shown_article import ShownArticle
from workbench.tui.work.hand import Hand
from workbench.tui.work.places import heading_lead
from workbench.tui.work.showing import body_shown
from workbench.tui.work.typing import binding_operation, typed_operation

#: Seconds from a key to the log; with the writing it stays below one second.
DELAY = 0.6
#: What has to be decided before anything typed can be written.
COLLISIONS = ("both-edited", SAVED_ELSEWHERE)
#: Seconds without a key after which what is typed is undone by itself.
PAUSE = 2.0
#: Seconds after which writing is tried again when the disk refused.
AGAIN = 5.0


class ArticlePane(ShownArticle):
    """Writes what is typed, in the order it was typed, on top of what other processes wrote."""

    def __init__(self, hand: Hand, unit: Id, *, id: str | None = None) -> None:
        super().__init__(hand, unit, id=id)
        self._touched = False
        self._goes_on = True
        self._typed_at = 0.0
        self._timer: Timer | None = None
        self._writing = asyncio.Lock()

    def is_settled(self) -> bool:
        """Whether it can be left without writing or binding anything."""
        return not (self._touched or self.dirty)

    def show(self, unit: Id, caret: Place | None = None) -> None:
        """What is shown anew binds nothing, and what is typed then may go on from the step before."""
        self._touched, self._goes_on = False, True
        super().show(unit, caret)

    def resume(self, unit: Id, body: Body) -> None:
        """Show a unit with lines that are to be proposed, as if they had just been typed."""
        self.show(unit)
        self.editor.load(body, heading_lead(self.base, unit))
        self._soon()

    async def let_go(self, body: Body) -> bool:
        """These lines were proposed or given up: show the draft, and keep nothing of them.

        False, and nothing happens, when more was written since.
        """
        async with self._writing:
            if self.editor.body is not body:
                return False
            self.show(self.unit)
            await asyncio.to_thread(self.hand.unproposed.drop)
        return True

    def sync(self) -> None:
        """The draft changed: show what it says, unless something typed is still on its way."""
        view = self.hand.view
        if self.unit not in view.labels or self.dirty:
            return
        if body_shown(view, self.unit) != self.editor.body:
            touched = self._touched
            self.show(self.unit, self.editor.selection.caret)
            self._touched = touched
            return
        self.base = view
        self.editor.set_heading(heading_lead(view, self.unit))
        self.decorate()
        self.show_place()

    @on(Changed)
    def _typed(self, event: Changed) -> None:
        event.stop()
        now = monotonic()
        self._goes_on = self._goes_on and now - self._typed_at < PAUSE
        self._typed_at = now
        self._soon()

    def _soon(self) -> None:
        self._touched = True
        if self._timer is None:
            self._timer = self.set_timer(DELAY, self._due)
            if self.hand.suggesting:
                self.post_message(Begun())

    def _due(self) -> None:
        self._timer = None
        self.run_worker(self.write(), group="typing")

    async def write(self) -> Edit | None:
        """Put what was typed into the log, and say so; a refusal of the disk is tried again later."""
        try:
            edit = await self.flush()
        except Exception as error:
            self.hand.unwritten = problem_of(error)
            self.post_message(NotWritten(self.hand.unwritten))
            if self._timer is None and self.hand.unwritten.code not in COLLISIONS:
                self._timer = self.set_timer(AGAIN, self._due)
            return None
        self.hand.unwritten = None
        return edit

    async def flush(self) -> Edit | None:
        """The same, but what goes wrong is raised. Whoever leaves waits until a writing under way has ended."""
        async with self._writing:
            edit = await self._flushed()
        if edit is not None:
            self.post_message(Written(edit))
            self.sync()
        return edit

    async def _flushed(self) -> Edit | None:
        if not self.dirty:
            return None
        if self.hand.suggesting:
            await self.hand.keep_unproposed(self.base, self.unit, self.editor.body)
            return None
        old = self.base.node(self.unit)
        operation = typed_operation(old, self.editor.unload(old, self.hand.draw))
        # Unloading gave new lines their ids.
        body = self.editor.body
        edit = None if operation is None else await self._applied(operation)
        self._known = body
        if edit is not None:
            self._stand_on(edit)
        return edit

    def _stand_on(self, edit: Edit) -> None:
        # Where others wrote between, the next keys stand on what was there before that.
        if edit.before is self.base or not self.dirty:
            self.base = edit.after

    async def _applied(self, operation: Operation) -> Edit:
        # What is typed meanwhile goes on from here, unless this has to be tried again.
        goes_on, self._goes_on = self._goes_on, True
        try:
            return await self.hand.apply(operation, self.base, goes_on=goes_on)
        except BaseException:
            self._goes_on = goes_on
            raise

    async def settle(self) -> None:
        """Before the article is left or anything renumbers: write, and make references of typed citations."""
        await self.flush()
        while self._touched and not self.hand.suggesting and self.unit in self.hand.view.labels:
            operation = binding_operation(self.hand.view, self.unit)
            if operation is not None:
                edit = await self.hand.apply(operation)
                self._stand_on(edit)
                self.post_message(Written(edit))
                self.sync()
            # Keys that came meanwhile belong to this article too.
            self._touched = self.dirty
            await self.flush()
