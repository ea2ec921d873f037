"""A provision written otherwise in a dialog: for a proposal, or for what is adopted in the place of one."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.model.body import Body
from workbench.tui.widgets.pieces import Item
from workbench.tui.widgets.row_list import RowList


class Wording(ModalScreen[Body | None]):
    """Answers the lines as they were written, or None. ``beside``: what is to be looked at while one writes.

    ``wrong``: why what was written before could not be taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "返回", priority=True),
        Binding("ctrl+s,f10", "confirm", "定", priority=True),
        Binding("f6", "other", "换窗格", priority=True),
    ]
    DEFAULT_CSS = """
    Wording { align: center middle; background: $background 60%; }
    Wording > Vertical { width: 96%; max-width: 120; height: 94%; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    Wording ArticleEditor { height: 1fr; }
    Wording RowList { height: 40%; border-top: solid $panel; }
    Wording .note { color: $text-muted; }
    Wording .wrong { color: $text-error; text-style: bold; }
    """

    def __init__(self, title: str, body: Body, heading: str = "", beside: Iterable[Item] = (), wrong: str = "") -> None:
        super().__init__()
        self._title, self._body, self._heading = title, body, heading
        self._beside, self._wrong = tuple(beside), wrong

    def compose(self) -> ComposeResult:
        """The editor, what stands beside it, the keys."""
        with Vertical() as box:
            box.border_title = Content(self._title).markup
            yield ArticleEditor(id="words")
            if self._beside:
                yield RowList(self._beside, id="beside")
            if self._wrong:
                yield Static(Content(self._wrong), classes="wrong")
            turn = "  F6 换到下方翻看" if self._beside else ""
            yield Static(Content(f"Ctrl+S 定  Esc 返回{turn}"), classes="note")

    def on_mount(self) -> None:
        """The caret in front of the words."""
        self._editor.load(self._body, self._heading)
        self._editor.focus()

    @property
    def _editor(self) -> ArticleEditor:
        return self.query_one(ArticleEditor)

    def action_other(self) -> None:
        """Between the editor and what stands beside it."""
        if self._beside:
            (self.query_one("#beside") if self._editor.has_focus else self._editor).focus()

    def action_confirm(self) -> None:
        """Answer."""
        self.dismiss(self._editor.body)
