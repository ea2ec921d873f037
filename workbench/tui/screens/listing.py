"""Two dialogs with a list: one to read, and one to find something by typing."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.tui.widgets.pieces import Item
from workbench.tui.widgets.row_list import RowList


class Listing(ModalScreen[object]):
    """Entries to read; Enter answers the key of one, Esc None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1", "cancel", "返回", priority=True)]
    DEFAULT_CSS = """
    Listing { align: center middle; background: $background 60%; }
    Listing > Vertical { width: 90%; max-width: 110; height: auto; max-height: 90%; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    Listing RowList { height: auto; max-height: 30; }
    Listing #ways { color: $text-muted; }
    """

    def __init__(self, title: str, items: Iterable[Item], hint: str = "") -> None:
        super().__init__()
        self._title, self._items = title, tuple(items)
        able = any(item.key is not None for item in self._items)
        self._hint = hint or ("↑↓ 选择  Enter 打开  Esc 返回" if able else "↑↓ 翻看  Esc 返回")

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        with Vertical() as box:
            box.border_title = Content(self._title).markup
            yield RowList(self._items, id="list")
            yield Static(Content(self._hint), id="ways")

    def on_mount(self) -> None:
        """The cursor on the list."""
        self.query_one(RowList).focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Answer."""
        self.dismiss(event.key)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)


class Finder(ModalScreen[object]):
    """A line to type in and what it finds; ``source`` gives the entries for what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", priority=True),
        Binding("up", "list('move', -1)", "上一行", priority=True),
        Binding("down", "list('move', 1)", "下一行", priority=True),
        Binding("pageup", "list('page', -1)", "上翻一页", priority=True),
        Binding("pagedown", "list('page', 1)", "下翻一页", priority=True),
    ]
    DEFAULT_CSS = """
    Finder { align: center top; background: $background 60%; }
    Finder > Vertical { width: 90%; max-width: 100; height: auto; max-height: 90%; margin-top: 1; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    Finder RowList { height: auto; max-height: 24; min-height: 1; }
    Finder Input { border: none; height: 1; padding: 0; background: $panel; }
    Finder #ways { color: $text-muted; }
    """

    def __init__(
        self,
        title: str,
        source: Callable[[str], Iterable[Item]],
        placeholder: str = "",
        typed: str = "",
        hint: str = "",
    ) -> None:
        super().__init__()
        self._title, self._source, self._placeholder, self._typed = title, source, placeholder, typed
        self._hint = hint or "↑↓ 选择  Enter 确定  Esc 返回"

    def compose(self) -> ComposeResult:
        """The line above the list."""
        with Vertical() as box:
            box.border_title = Content(self._title).markup
            yield Input(self._typed, self._placeholder, id="typed", compact=True)
            yield RowList(self._source(self._typed), id="list")
            yield Static(Content(self._hint), id="ways")

    def on_mount(self) -> None:
        """The caret in the line."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again."""
        rows = self.query_one(RowList)
        rows.show(self._source(event.value))
        rows.action_edge(0)

    def action_list(self, what: str, step: int) -> None:
        """Move the cursor of the list while the caret stays in the line."""
        rows = self.query_one(RowList)
        rows.action_move(step) if what == "move" else rows.action_page(step)

    def on_input_submitted(self) -> None:
        """Answer what stands under the cursor."""
        self.query_one(RowList).action_choose()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Answer."""
        self.dismiss(event.key)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)
