"""The words of one 款, written by hand where two sides wrote different ones."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.model.body import Body
from workbench.tui.editor.model.line import Line


class ByHand(ModalScreen[str | None]):
    """The words of one 款, written by hand; what the other side says stands below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "返回", priority=True),
        Binding("ctrl+s,f10,enter", "confirm", "定", priority=True),
    ]
    DEFAULT_CSS = """
    ByHand { align: center middle; background: $background 60%; }
    ByHand > Vertical { width: 90%; max-width: 100; height: auto; max-height: 90%; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    ByHand ArticleEditor { height: 8; }
    ByHand .note { color: $text-muted; margin-top: 1; }
    """

    def __init__(self, name: str, words: str, theirs: str) -> None:
        super().__init__()
        self._name, self._words, self._theirs = name, words, theirs

    def compose(self) -> ComposeResult:
        """The editor, the other side, the keys."""
        with Vertical() as box:
            box.border_title = Content(f"手工改：{self._name}").markup
            yield ArticleEditor(id="words")
            yield Static(Content(f"对方的：{self._theirs}"), classes="note")
            yield Static(Content("Enter 或者 Ctrl+S 定  Esc 返回"), classes="note")

    def on_mount(self) -> None:
        """The caret behind the words."""
        body = Body.of((Line(self._words),))
        editor = self.query_one(ArticleEditor)
        editor.load(body, caret=body.end)
        editor.focus()

    def action_confirm(self) -> None:
        """Answer."""
        self.dismiss("".join(line.words for line in self.query_one(ArticleEditor).body.lines))
