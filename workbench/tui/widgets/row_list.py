"""A virtual list: only the rows on the screen are painted, however many there are."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from workbench.tui.widgets.pieces import Item
from workbench.tui.widgets.row_painting import RowPainting

MOVES = (
    ("up", "move(-1)", "上一行"),
    ("down", "move(1)", "下一行"),
    ("pageup", "page(-1)", "上翻一页"),
    ("pagedown", "page(1)", "下翻一页"),
    ("home", "edge(0)", "到第一行"),
    ("end", "edge(-1)", "到最后一行"),
    ("enter", "choose", "打开"),
)


class RowList(RowPainting, can_focus=True, inherit_bindings=False):
    """Entries one below the other. One that has a key can stand under the cursor and be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(*move, show=False) for move in MOVES]
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
        super().__init__(items, id=id, classes=classes)
        self.cursor = self._next(-1, 1)

    def show(self, items: Iterable[Item], key: object = None) -> None:
        """Other entries, the cursor on that of ``key``, else where it was as far as there are so many."""
        kept = self.key if key is None else key
        self.items = tuple(items)
        self._lay_out_again(kept, key is not None)

    def _lay_out_again(self, kept: object, must_be_seen: bool) -> None:
        found = None if kept is None else self._find(kept)
        self.cursor = self._next(max(min(self.cursor, self._count()), 0) - 1, 1) if found is None else found
        self._lay_out()
        if must_be_seen or self.FOLLOWS:
            self._show_cursor()

    def _find(self, key: object) -> int | None:
        return next((number for number in range(self._count()) if self._key(number) == key), None)

    @property
    def key(self) -> object:
        """What stands under the cursor."""
        return self._key(self.cursor) if 0 <= self.cursor < self._count() else None

    def put_cursor(self, key: object) -> bool:
        """Put the cursor on the entry of ``key``; whether there is one."""
        found = self._find(key)
        if found is not None:
            self._go(found, tell=False)
        return found is not None

    def _next(self, start: int, step: int) -> int:
        """The next entry with a key from ``start``; ``start`` itself (or -1) when there is none."""
        at = start + step
        while 0 <= at < self._count():
            if self._key(at) is not None:
                return at
            at += step
        return start if 0 <= start < self._count() else -1

    def _show_cursor(self) -> None:
        if not 0 <= self.cursor < len(self._first) or not self.size.height:
            return
        first, top, height = self._first[self.cursor], self.scroll_offset.y, self.size.height
        last = self._first[self.cursor + 1] - 1 if self.cursor + 1 < len(self._first) else self.virtual_size.height - 1
        if first < top or last >= top + height:
            self.scroll_to(y=first if first < top else min(first, last - height + 1), animate=False, immediate=True)

    def _go(self, number: int, tell: bool = True) -> None:
        if number == self.cursor or not 0 <= number < self._count():
            return
        left, self.cursor = self.cursor, number
        if tell:
            # Not up through the panes: what the move shows is painted together with the cursor.
            self.screen.post_message(self.Moved(self, self.key))
        self._show_cursor()
        self._paint_entry(left)
        self._paint_entry(number)

    def _paint_entry(self, number: int) -> None:
        if 0 <= number < len(self._first):
            first, after = self._first[number], number + 1
            end = self._first[after] if after < len(self._first) else self.virtual_size.height
            self.refresh_lines(first, end - first)

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
        found = self._row(max(0, min(wanted, self.virtual_size.height - 1)))
        if found is not None:
            self._go(found[0] if self._key(found[0]) is not None else self._next(found[0], step))

    def action_edge(self, where: int) -> None:
        """To the first or the last entry."""
        self.scroll_to(y=0 if where == 0 else self.virtual_size.height, animate=False)
        self._go(self._next(-1, 1) if where == 0 else self._next(self._count(), -1))

    def action_choose(self) -> None:
        """Say that this one was chosen."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        found = self._row(event.y + self.scroll_offset.y)
        if found is not None and self._key(found[0]) is not None:
            self._go(found[0])
            self.action_choose()
