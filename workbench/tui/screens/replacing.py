"""Every hit of a replacement, before it is done."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.session.editing.occurrences import Occurrence
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece
from workbench.tui.widgets.row_list import RowList

_AROUND = 16


class ReplacePreview(ModalScreen[list[Occurrence] | None]):
    """Answers the hits that are to be replaced; all of them to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "返回", priority=True),
        Binding("space,enter", "turn", "选或不选", priority=True),
        Binding("ctrl+s,f10", "confirm", "替换", priority=True),
        Binding("ctrl+a", "all", "全选或全不选", priority=True),
    ]
    DEFAULT_CSS = """
    ReplacePreview { align: center middle; background: $background 60%; }
    ReplacePreview > Vertical { width: 96%; max-width: 120; height: 90%; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    ReplacePreview #ways { color: $text-muted; }
    """

    def __init__(self, view: View, hits: list[Occurrence], old: str, new: str) -> None:
        super().__init__()
        self._view, self._hits, self._old, self._new = view, hits, old, new
        self._chosen = set(range(len(hits)))

    def compose(self) -> ComposeResult:
        """The hits in a frame."""
        with Vertical() as box:
            box.border_title = Content(f"「{self._old}」改为「{self._new}」：{len(self._hits)} 处").markup
            yield RowList(self._items())
            yield Static(Content("空格 选或不选  Ctrl+A 全选  Ctrl+S 替换选中的  Esc 返回"), id="ways")

    def on_mount(self) -> None:
        """The cursor on the first hit."""
        self.query_one(RowList).focus()

    def _items(self) -> Iterator[Item]:
        for number, hit in enumerate(self._hits):
            words, end = self._view.wording.text(hit.at), hit.start + len(self._old)
            before, after = words[max(0, hit.start - _AROUND) : hit.start], words[end : end + _AROUND]
            yield Item(
                (
                    Piece("✓ " if number in self._chosen else "  ", "good"),
                    Piece(f"{self._view.name(hit.at)}：", "mark"),
                    *(Piece(before), Piece(self._old, "deleted"), Piece(self._new, "added"), Piece(after)),
                ),
                number,
                hang=4,
            )

    def action_turn(self) -> None:
        """Choose this hit, or not."""
        rows = self.query_one(RowList)
        if isinstance(rows.key, int):
            self._chosen ^= {rows.key}
            rows.show(self._items())

    def action_all(self) -> None:
        """All of them, or none."""
        self._chosen = set() if len(self._chosen) == len(self._hits) else set(range(len(self._hits)))
        self.query_one(RowList).show(self._items())

    def action_confirm(self) -> None:
        """Answer."""
        self.dismiss([self._hits[number] for number in sorted(self._chosen)])
