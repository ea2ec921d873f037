"""The article in hand as it is shown: its place above, the editor below."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.model.identity import Id
from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.work.hand import Hand
from workbench.tui.work.places import has_words, heading_lead, place_line
from workbench.tui.work.showing import body_shown, decorations


class ShownArticle(Vertical):
    """Shows one unit. ``unit``: which; ``base``: the draft on which what is typed stands."""

    DEFAULT_CSS = """
    ShownArticle #place { height: 1; background: $panel; text-style: bold; padding: 0 1; }
    ShownArticle ArticleEditor { height: 1fr; }
    """

    def __init__(self, hand: Hand, unit: Id, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hand, self.unit, self.base, self.found = hand, unit, hand.view, ""
        #: The lines as the draft has them; whatever else the editor holds was typed and is not in the log.
        self._known = Body.of(())

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

    def show(self, unit: Id, caret: Place | None = None) -> None:
        """Show another unit, or the same one as it is now; what was typed and is not written is gone."""
        view = self.base = self.hand.view
        self.unit = unit
        self.editor.read_only = not has_words(view.node(unit)) and bool(view.node(unit).children)
        self.editor.placeholder = "这里只有下级条文，在目录中选择一条" if self.editor.read_only else "在此输入条文"
        self.editor.load(body_shown(view, unit), heading_lead(view, unit), caret)
        self._known = self.editor.body
        self.decorate()
        self.show_place()

    @property
    def dirty(self) -> bool:
        """Whether the editor holds something that is not in the log yet, or on its way there."""
        return self.editor.body is not self._known

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
