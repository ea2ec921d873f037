"""The desk: outline, article and tabs around one draft. What can be done there stands in ``workbench.tui.actions``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

import workbench.tui.actions
from workbench.model.identity import Id
from workbench.session.session import Edit
from workbench.tui.action import ACTIONS
from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.model.body import Place
from workbench.tui.failures import problem_of, sentence
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.lower import TABS
from workbench.tui.panes.outline import Outline
from workbench.tui.screens.listening import Listening
from workbench.tui.screens.tour import show as show_tour
from workbench.tui.widgets.one_row import OneRow, Word
from workbench.tui.widgets.pieces import fitted
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand
from workbench.tui.work.marks import edited
from workbench.tui.work.places import first_article, unit_of_place
from workbench.tui.work.typing import subject_of

if TYPE_CHECKING:
    from workbench.tui.previews.wish import Wish

assert workbench.tui.actions
NARROW = 100
#: The panes by the name that F6 goes through.
PANES = ("outline", "article", "lower")


class WorkScreen(Listening, Screen[None]):
    """One draft in hand. ``trail``: where one came from, for the way back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(action.key, f"do('{action.id}')", action.name, show=False, priority=True, id=action.id)
        for action in ACTIONS.values()
    ]
    CSS_PATH = "work.tcss"
    AUTO_FOCUS = None

    def __init__(self, hand: Hand, unit: Id | None = None) -> None:
        super().__init__()
        self.hand = hand
        self.tab = "citations"
        self.trail: list[tuple[Id, Place]] = []
        self.ahead: list[tuple[Id, Place]] = []
        self.words = ""
        self.tour_step: int | None = None
        self.toured: set[str] = set()
        self.wish: Wish | None = None
        self._unit = unit or first_article(hand.view)

    def compose(self) -> ComposeResult:
        """Title, panes, tabs, the line for messages, footer."""
        yield Static("", id="title", markup=False)
        with Horizontal(id="panes"):
            yield Outline(id="outline")
            with Vertical(id="right"):
                yield ArticlePane(self.hand, self._unit, id="pane")
                yield OneRow(id="tabs")
                yield RowList(id="lower")
        yield Static("", id="message", markup=False)
        yield OneRow(id="footer")

    def on_mount(self) -> None:
        """Fill the panes; what takes longer comes after the first paint."""
        self.refill()
        self.query_one(Outline).reveal(self._unit)
        self.article.editor.focus()
        self.show_frame()
        self.call_after_refresh(self.begin)

    @property
    def article(self) -> ArticlePane:
        """The article in hand."""
        return self.query_one(ArticlePane)

    @property
    def unit(self) -> Id:
        """Which unit is in hand."""
        return self.article.unit

    @property
    def pane(self) -> str:
        """The pane that has the focus."""
        if isinstance(self.focused, Outline):
            return "outline"
        return "lower" if isinstance(self.focused, RowList) else "article"

    def say(self, words: str, kind: str = "") -> None:
        """One line at the bottom. ``kind``: "" or bad."""
        line = self.query_one("#message", Static)
        line.set_class(kind == "bad", "bad")
        line.update(Content(fitted(words.replace("\n", " "), max(self.size.width - 2, 20))), layout=False)

    def guide(self) -> None:
        """The tour, if one is on the way, looks at what was done."""
        if self.tour_step is not None:
            show_tour(self)

    async def go(self, place: Id, remember: bool = True, caret: Place | None = None) -> None:
        """Show the article of a provision, the caret on it. The one in hand is written and bound first."""
        await self.leave()
        if place not in self.hand.view.labels:
            return
        if remember:
            self.trail.append((self.unit, self.article.editor.selection.caret))
            self.ahead.clear()
        unit = unit_of_place(self.hand.view, place)
        self.article.show(unit, caret)
        if caret is None and place != unit:
            lines = self.article.editor.body.lines
            at = next((number for number, line in enumerate(lines) if line.id == place), 0)
            self.article.editor.put_caret(Place(at, 0))
        self.query_one(Outline).reveal(unit)
        self.show_lower()

    async def leave(self) -> None:
        """Write and bind what is in hand, or propose it; a refusal is told, and the words stay."""
        try:
            await self.article.settle()
            if self.hand.suggesting and self.article.dirty:
                from workbench.tui.screens.proposing import propose_typed

                await propose_typed(self)
        except Exception as error:
            problem = problem_of(error)
            self.say(sentence(problem), "bad")
            raise

    def went(self, edit: Edit, here: Id | None = None) -> None:
        """After an edit: numbers, marks, article and tabs follow; the line says what happened."""
        view = self.hand.view
        target = here or subject_of(edit.applied.operation, view.labels) or self.unit
        if target not in view.labels:
            target = first_article(view)
        unit = unit_of_place(view, target)
        if unit != self.unit and not self.article.dirty:
            self.article.show(unit)
        else:
            self.article.sync()
        self.refill()
        self.query_one(Outline).reveal(unit)
        self.tell(edit)
        self.show_lower()
        self.check_soon()

    def refill(self) -> None:
        """The outline anew."""
        view = self.hand.view
        self.query_one(Outline).refill(view, edited(self.hand.saved, view))

    def show_frame(self) -> None:
        """Title, tabs and footer as they are now."""
        from workbench.tui.screens.frame import footer_words, title_line

        self.query_one("#title", Static).update(Content(title_line(self, max(self.size.width - 2, 20))), layout=False)
        self.query_one("#footer", OneRow).show(footer_words(self))
        narrow = [Word("outline", "目录"), Word("article", "条文")] if self.has_class("narrow") else []
        tabs = [Word(id, name + self.count_of(id)) for id, name in TABS]
        here = self.tab if self.pane == "lower" or not narrow else self.pane
        self.query_one("#tabs", OneRow).show(w._replace(kind="here" if w.id == here else "") for w in [*narrow, *tabs])

    def focus_pane(self, pane: str) -> None:
        """Show a pane, and give it the keys."""
        wanted = {"narrow" if self.has_class("narrow") else "wide", f"on-{pane}"}
        if self.classes != wanted:
            self.set_classes(wanted)
        widget = self.article.editor if pane == "article" else self.query_one(f"#{pane}")
        widget.focus()
        self.show_frame()

    @property
    def editor(self) -> ArticleEditor:
        """The editor."""
        return self.article.editor
