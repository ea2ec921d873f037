"""The whole text, as it would be printed: to read, and to choose where to work."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS
from workbench.model.provision import Provision
from workbench.session.reading.printing import printed
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.widgets.row_list import RowList


class Reader(ModalScreen[object]):
    """Answers the article on which Enter was pressed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f7", "dismiss(None)", "返回", priority=True)]
    DEFAULT_CSS = """
    Reader { background: $surface; align: center top; }
    Reader #head { height: 1; background: $primary; color: $text; text-style: bold; padding: 0 1; }
    Reader RowList { max-width: 90; height: 1fr; padding: 0 2; }
    Reader #ways { height: 1; background: $panel; padding: 0 1; }
    """

    def __init__(self, view: View, here: Id) -> None:
        super().__init__()
        self._view, self._here = view, here

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Static(Content(f"全文：{self._view.instrument.title}"), id="head")
        yield RowList(self._items())
        yield Static(Content("↑↓ 逐条  PgUp PgDn 翻页  Enter 打开这一条  Esc 返回"), id="ways")

    def on_mount(self) -> None:
        """Begin where one works."""
        rows = self.query_one(RowList)
        rows.focus()
        self.call_after_refresh(rows.put_cursor, self._here)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Answer."""
        self.dismiss(event.key)

    def _items(self) -> Iterator[Item]:
        instrument = self._view.instrument
        yield plain(instrument.title, kind="strong")
        yield from (plain(note, kind="dim") for note in instrument.notes)
        for child in instrument.root.children:
            yield from self._unit(child)

    def _unit(self, unit: Provision) -> Iterator[Item]:
        units = [child for child in unit.children if child.level not in BODY]
        if unit.level in DIVISIONS or units:
            yield plain("")
            alone = self._view.labels.own(unit.id)
            words = unit.heading.words if unit.heading else ""
            yield plain(f"{alone}\u3000{words}" if words != alone else words, unit.id, "strong")
            for child in unit.children:
                yield from self._unit(child) if child.level not in BODY else self._lines(child.id)
        else:
            yield from self._lines(unit.id)

    def _lines(self, id: Id) -> Iterator[Item]:
        for number, line in enumerate(printed(self._view, id)):
            first = number == 0
            yield Item((Piece("\u3000\u3000" + line.lstrip("\u3000")),), id if first else None)
