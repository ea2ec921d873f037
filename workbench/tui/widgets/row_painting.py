"""The rows of a list as they are painted: only those on the screen, however many there are."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.widgets.ground import Grounded
from workbench.tui.widgets.pieces import KINDS, Item, Row, rows_of, strip_of


class RowPainting(Grounded, ScrollView):
    """Entries one below the other, ``cursor`` the number of the one that is marked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{kind}" for kind in KINDS}
    DEFAULT_CSS = """
    RowPainting { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        background: $surface; }
    RowPainting > .row--dim { color: $text-muted; }
    RowPainting > .row--strong { text-style: bold; }
    RowPainting > .row--mark { color: $text-accent; }
    RowPainting > .row--reference { color: $text-accent; text-style: underline; }
    RowPainting > .row--bad { color: $text-error; text-style: bold; }
    RowPainting > .row--warn { color: $text-warning; }
    RowPainting > .row--good { color: $text-success; }
    RowPainting > .row--added { color: $text-success; text-style: underline; }
    RowPainting > .row--deleted { color: $text-error; text-style: strike; }
    RowPainting > .row--found { background: $row-found; text-style: bold; }
    RowPainting > .row--cursor { background: $row-rest; }
    RowPainting:focus > .row--cursor { background: $primary; color: #ffffff; text-style: bold; }
    """

    def __init__(self, items: Iterable[Item] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.items = tuple(items)
        self.cursor = -1
        self._rows: list[tuple[int, Row]] = []
        self._first: Sequence[int] = []
        self._laid = 0

    def _count(self) -> int:
        return len(self.items)

    def _key(self, number: int) -> object:
        return self.items[number].key

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        self._rows, self._laid = [], width
        first = []
        for number, item in enumerate(self.items):
            first.append(len(self._rows))
            self._rows += [(number, row) for row in rows_of(item, width)]
        self._first = first
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        number, width = y + self.scroll_offset.y, self.size.width
        found = self._row(number)
        if found is None:
            return Strip.blank(width, self.ground)
        entry, row = found
        base = self.ground
        if entry == self.cursor and self._key(entry) is not None:
            base += self.style_of("cursor")
            # On the bar of the cursor words have its colour, whatever they are.
            return strip_of(row, width, self._plain if self.has_focus else self.style_of, base)
        return strip_of(row, width, self.style_of, base)

    def _plain(self, kind: str) -> Style:
        style = self.style_of(kind)
        return Style(bold=style.bold, underline=style.underline, strike=style.strike)

    def _row(self, number: int) -> tuple[int, Row] | None:
        """The entry to which a row belongs, and the row."""
        return self._rows[number] if number < len(self._rows) else None

    def style_of(self, kind: str) -> Style:
        """The style of a kind of words."""
        return self.get_component_rich_style(f"row--{kind}", partial=True)

    def on_resize(self, event: events.Resize) -> None:
        """Rows depend on the width."""
        if (self.scrollable_content_region.width or self.size.width) != self._laid or not self._rows:
            self._lay_out()
