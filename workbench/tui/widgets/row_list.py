"""A virtual list: only the rows on the screen are painted, however many there are."""

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.widgets.pieces import KINDS, Item, Row, rows_of, strip_of

MOVES = (
    ("up", "move(-1)", "上一行"),
    ("down", "move(1)", "下一行"),
    ("pageup", "page(-1)", "上翻一页"),
    ("pagedown", "page(1)", "下翻一页"),
    ("home", "edge(0)", "到第一行"),
    ("end", "edge(-1)", "到最后一行"),
    ("enter", "choose", "打开"),
)


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Entries one below the other. One that has a key can stand under the cursor and be chosen."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding(*move, show=False) for move in MOVES]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{kind}" for kind in KINDS}
    DEFAULT_CSS = """
    RowList { overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        background: $surface; }
    RowList > .row--dim { color: $text-muted; }
    RowList > .row--strong { text-style: bold; }
    RowList > .row--mark { color: $text-accent; }
    RowList > .row--reference { color: $text-accent; text-style: underline; }
    RowList > .row--bad { color: $text-error; text-style: bold; }
    RowList > .row--warn { color: $text-warning; }
    RowList > .row--good { color: $text-success; }
    RowList > .row--added { color: $text-success; text-style: underline; }
    RowList > .row--deleted { color: $text-error; text-style: strike; }
    RowList > .row--found { background: $warning 40%; text-style: bold; }
    RowList > .row--cursor { background: $primary 30%; }
    RowList:focus > .row--cursor { background: $primary; color: $text; text-style: bold; }
    """

    #: Whether the cursor is kept on the screen; else what stands above the first entry to choose is shown first.
    FOLLOWS = False

    class Moved(Message):
        """The cursor stands on another entry."""

        def __init__(self, rows: "RowList", key: object) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.rows

    class Chosen(Moved):
        """Enter was pressed on an entry, or it was clicked."""

    def __init__(self, items: Iterable[Item] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.items = tuple(items)
        self.cursor = self._next(-1, 1)
        self._rows: list[tuple[int, Row]] = []
        self._first: list[int] = []
        self._laid = 0

    def show(self, items: Iterable[Item], key: object = None) -> None:
        """Other entries, the cursor on that of ``key``, else where it was as far as there are so many."""
        kept = self.key if key is None else key
        self.items = tuple(items)
        found = next((n for n, item in enumerate(self.items) if item.key is not None and item.key == kept), None)
        self.cursor = self._next(min(self.cursor, len(self.items)) - 1, 1) if found is None else found
        self._lay_out()
        if key is not None:
            self._show_cursor()

    @property
    def key(self) -> object:
        """What stands under the cursor."""
        return self.items[self.cursor].key if 0 <= self.cursor < len(self.items) else None

    def put_cursor(self, key: object) -> bool:
        """Put the cursor on the entry of ``key``; whether there is one."""
        found = next((n for n, item in enumerate(self.items) if item.key == key), None)
        if found is not None:
            self._go(found, tell=False)
        return found is not None

    def _next(self, start: int, step: int) -> int:
        """The next entry with a key from ``start``; ``start`` itself (or -1) when there is none."""
        at = start + step
        while 0 <= at < len(self.items):
            if self.items[at].key is not None:
                return at
            at += step
        return start if 0 <= start < len(self.items) else -1

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        self._rows, self._first, self._laid = [], [], width
        for number, item in enumerate(self.items):
            self._first.append(len(self._rows))
            self._rows += [(number, row) for row in rows_of(item, width)]
        self.virtual_size = Size(width, len(self._rows))
        if self.FOLLOWS:
            self._show_cursor()
        self.refresh()

    def _show_cursor(self) -> None:
        if not 0 <= self.cursor < len(self._first) or not self.size.height:
            return
        first, top, height = self._first[self.cursor], self.scroll_offset.y, self.size.height
        last = self._first[self.cursor + 1] - 1 if self.cursor + 1 < len(self._first) else len(self._rows) - 1
        if first < top or last >= top + height:
            self.scroll_to(y=first if first < top else min(first, last - height + 1), animate=False, immediate=True)

    def _go(self, number: int, tell: bool = True) -> None:
        if number == self.cursor or not 0 <= number < len(self.items):
            return
        self.cursor = number
        self._show_cursor()
        self.refresh()
        if tell:
            self.post_message(self.Moved(self, self.key))

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        number, width = y + self.scroll_offset.y, self.size.width
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        entry, row = self._rows[number]
        base = self.rich_style
        if entry == self.cursor and self.items[entry].key is not None:
            base += self.style_of("cursor")
        return strip_of(row, width, self.style_of, base)

    def style_of(self, kind: str) -> Style:
        """The style of a kind of words."""
        return self.get_component_rich_style(f"row--{kind}", partial=True)

    def action_move(self, step: int) -> None:
        """To the next or previous entry; without entries to choose, the rows scroll."""
        target = self._next(self.cursor, step)
        if self.key is None or target == self.cursor or not self._is_near(target):
            self.scroll_relative(y=step, animate=False)
        else:
            self._go(target)

    def _is_near(self, number: int) -> bool:
        top = self.scroll_offset.y
        return top - 1 <= self._first[number] <= top + self.size.height

    def action_page(self, step: int) -> None:
        """A page on or back."""
        if self.key is None:
            self.scroll_relative(y=step * (self.size.height - 1), animate=False)
            return
        wanted = self._first[self.cursor] + step * max(1, self.size.height - 1)
        entry = self._rows[max(0, min(wanted, len(self._rows) - 1))][0]
        self._go(entry if self.items[entry].key is not None else self._next(entry, step))

    def action_edge(self, where: int) -> None:
        """To the first or the last entry."""
        self.scroll_to(y=0 if where == 0 else self.virtual_size.height, animate=False)
        self._go(self._next(-1, 1) if where == 0 else self._next(len(self.items), -1))

    def action_choose(self) -> None:
        """Say that this one was chosen."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        number = event.y + self.scroll_offset.y
        if 0 <= number < len(self._rows) and self.items[self._rows[number][0]].key is not None:
            self._go(self._rows[number][0])
            self.action_choose()

    def on_resize(self, event: events.Resize) -> None:
        """Rows depend on the width."""
        if (self.scrollable_content_region.width or self.size.width) != self._laid or not self._rows:
            self._lay_out()
