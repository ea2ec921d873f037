"""The article in hand: its place above, the editor below; what is typed goes into the log within a second."""

import asyncio
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from workbench.model.identity import Id
from workbench.session.hand.rebasing import SAVED_ELSEWHERE
from workbench.session.session import Edit
from workbench.session.view import View
from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.messages import Changed
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.failures import problem_of
from workbench.tui.panes.messages import Begun, NotWritten, Written
from workbench.tui.work.hand import Hand
from workbench.tui.work.places import has_words, heading_lead, place_line
from workbench.tui.work.showing import body_shown, decorations
from workbench.tui.work.typing import binding_operation, typed_operation

#: Seconds from a key to the log; with the writing it stays below one second.
DELAY = 0.6
#: What has to be decided before anything typed can be written.
COLLISIONS = ("both-edited", SAVED_ELSEWHERE)
#: Seconds without a key after which what is typed is undone by itself.
PAUSE = 2.0
#: Seconds after which writing is tried again when the disk refused.
AGAIN = 5.0


class ArticlePane(Vertical):
    """Shows one unit. ``unit``: which; ``base``: the draft on which what is typed stands."""

    DEFAULT_CSS = """
    ArticlePane #place { height: 1; background: $panel; text-style: bold; padding: 0 1; }
    ArticlePane ArticleEditor { height: 1fr; }
    """

    def __init__(self, hand: Hand, unit: Id, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hand, self.unit, self.base, self.found = hand, unit, hand.view, ""
        self._dirty = self._touched = self._goes_on = False
        self._typed_at = 0.0
        self._timer: Timer | None = None
        self._writing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The place, then the words."""
        yield Static("", id="place", markup=False)
        yield ArticleEditor(id="article")

    def on_mount(self) -> None:
        """Show the first unit."""
        self.show(self.unit)

    @property
    def editor(self) -> ArticleEditor:
        """The editor."""
        return self.query_one(ArticleEditor)

    @property
    def dirty(self) -> bool:
        """Whether something typed is not in the log yet, or on its way there."""
        return self._dirty or self._writing.locked()

    def is_settled(self) -> bool:
        """Whether it can be left without writing or binding anything."""
        return not self._touched

    def show(self, unit: Id, caret: Place | None = None) -> None:
        """Show another unit, or the same one as it is now. What was typed must be written before."""
        self.unit, self.base, self._dirty, self._touched = unit, self.hand.view, False, False
        view = self.base
        self.editor.read_only = not has_words(view.node(unit)) and bool(view.node(unit).children)
        self.editor.placeholder = "这里只有下级条文，在目录中选择一条" if self.editor.read_only else "在此输入条文"
        self.editor.load(body_shown(view, unit), heading_lead(view, unit), caret)
        self.decorate()
        self.show_place()

    def resume(self, unit: Id, body: Body) -> None:
        """Show a unit with lines that are to be proposed, as if they had just been typed."""
        self.show(unit)
        self.editor.load(body, heading_lead(self.base, unit))
        self._dirty = self._touched = True
        self._timer = self._timer or self.set_timer(DELAY, self._due)

    async def let_go(self) -> None:
        """What was typed as a proposal was proposed or given up: show the draft, and keep nothing of it."""
        async with self._writing:
            self.show(self.unit)
            await asyncio.to_thread(self.hand.unproposed.drop)

    def sync(self) -> None:
        """The draft changed: show what it says, unless something typed is still on its way."""
        view = self.hand.view
        if self.unit not in view.labels or self._dirty:
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

    def show_place(self) -> None:
        """Where the article stands, and how long it is."""
        if self.unit in self.hand.view.labels:
            line = place_line(self.hand.view, self.unit, max(self.size.width - 2, 10))
            self.query_one("#place", Static).update(Content(line), layout=False)

    def decorate(self) -> None:
        """Mark citations that name nothing, and what was looked for."""
        self.editor.decorate(decorations(self.hand.view, self.editor.body, self.found))

    def on_resize(self) -> None:
        """The place is cut to the width."""
        self.show_place()

    @on(Changed)
    def _typed(self, event: Changed) -> None:
        event.stop()
        now = monotonic()
        self._goes_on = (self._goes_on or not self._dirty) and now - self._typed_at < PAUSE
        self._typed_at = now
        if self.hand.suggesting and not self._dirty:
            self.post_message(Begun())
        self._dirty = self._touched = True
        self._timer = self._timer or self.set_timer(DELAY, self._due)

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
            return await self._flushed()

    async def _flushed(self) -> Edit | None:
        if not self._dirty or self.unit not in self.base.labels:
            return None
        if self.hand.suggesting:
            await self.hand.keep_unproposed(self.base, self.unit, self.editor.body)
            return None
        base, old = self.base, self.base.node(self.unit)
        operation = typed_operation(old, self.editor.unload(old, self.hand.draw))
        # Unloading gave new lines their ids.
        body, self._dirty = self.editor.body, False
        if operation is None:
            return None
        try:
            edit = await self.hand.apply(operation, base, goes_on=self._goes_on)
        except BaseException:
            self._dirty = True
            raise
        self._written(edit, base, body is self.editor.body)
        return edit

    def _written(self, edit: Edit, base: View, settled: bool) -> None:
        """Whether others wrote between decides what the next keys stand on."""
        if edit.before is base or settled:
            self.base = edit.after
        self.post_message(Written(edit))
        if settled:
            self.sync()

    async def settle(self) -> None:
        """Before the article is left or anything renumbers: write, and make references of typed citations."""
        await self.flush()
        if not self._touched or self.hand.suggesting or self.unit not in self.hand.view.labels:
            return
        operation = binding_operation(self.hand.view, self.unit)
        if operation is not None:
            self.post_message(Written(await self.hand.apply(operation)))
            self.sync()
        self._touched = self._dirty
