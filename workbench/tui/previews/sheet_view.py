"""The widget that shows a sheet: only the rows on the screen are painted, the heads of the columns stay at the top."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.language.cells import cells
from workbench.rendering.comparison.appearance import Appearance
from workbench.tui.previews.grid import Grid, GridLine
from workbench.tui.widgets.ground import Grounded
from workbench.tui.widgets.pieces import Row

MOVES = (
    ("up", "lines(-1)", "上一行"),
    ("down", "lines(1)", "下一行"),
    ("pageup", "pages(-1)", "上翻一页"),
    ("pagedown", "pages(1)", "下翻一页"),
    ("home,ctrl+home", "edge(0)", "到表头"),
    ("end,ctrl+end", "edge(1)", "到表尾"),
    ("enter", "open", "到这一条去修改"),
)
_NO_GRID = Grid((), (), (), ())


class SheetView(Grounded, ScrollView, can_focus=True, inherit_bindings=False):
    """``show`` gives it a grid; ``row`` is the row of the sheet that is pointed at."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding(*move, show=False) for move in MOVES]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--line", "sheet--here", "sheet--shade", "sheet--red", "sheet--kai"}
    DEFAULT_CSS = """
    SheetView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; background: $surface;
        color: $foreground; }
    SheetView > .sheet--line { color: $text-disabled; }
    SheetView > .sheet--here { color: $text-accent; text-style: bold; }
    SheetView > .sheet--shade { background: $row-found; }
    SheetView > .sheet--red { color: $text-error; }
    SheetView > .sheet--kai { color: $text-muted; }
    """

    class Opened(Message):
        """Enter was pressed on a row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._grid, self._looks, self.row = _NO_GRID, dict[str, Appearance](), -1

    @property
    def room(self) -> int:
        """Cells for a grid."""
        return max(20, self.scrollable_content_region.width or self.size.width - 1)

    def show(self, grid: Grid, looks: dict[str, Appearance], row: int) -> None:
        """Another grid, the row pointed at kept in sight."""
        self._grid, self._looks = grid, looks
        self.virtual_size = Size(self.room, len(grid.lines) + len(grid.head))
        if row >= 0:
            self.point(min(row, len(grid.first) - 1))
        else:
            self.row = -1
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def point(self, row: int) -> None:
        """Show a row below the heads, and mark it."""
        self.row = row
        if 0 <= row < len(self._grid.first):
            self.scroll_to(y=self._grid.first[row], animate=False, immediate=True, force=True)
        self.refresh()

    @property
    def here(self) -> int:
        """The row that is marked, while it is on the screen; else the one at the top."""
        top, first = self.scroll_offset.y, self._grid.first
        if 0 <= self.row < len(first):
            begins = first[self.row]
            if top <= begins < top + self.size.height - len(self._grid.head):
                return self.row
        return bisect_right(first, top) - 1

    def render_line(self, y: int) -> Strip:
        """The heads, as soon as they would have gone beyond the top, then the lines."""
        grid, width = self._grid, self.size.width
        base = self.ground
        number, front = y + self.scroll_offset.y, grid.first[0] if grid.first else len(grid.lines)
        if self.scroll_offset.y > front and y < len(grid.head):
            line: GridLine | None = grid.head[y]
        elif number < front:
            line = grid.lines[number]
        elif number - front < len(grid.head):
            line = grid.head[number - front]
        else:
            number -= len(grid.head)
            line = grid.lines[number] if number < len(grid.lines) else None
        segments = list(self._segments(line, base)) if line is not None else []
        return Strip(segments).adjust_cell_length(width, base)

    def _segments(self, line: GridLine, base: Style) -> Iterator[Segment]:
        border = base + self.get_component_rich_style("sheet--line", partial=True)
        if line.joints:
            bars = line.joints[1].join("─" * (width + 2) for width in self._grid.widths)
            yield Segment(f"{line.joints[0]}{bars}{line.joints[2]}", border)
        elif line.row < 0 and len(line.columns) < 2 and line not in self._grid.head:
            yield from self._words(line.columns[0] if line.columns else (), base)
        else:
            yield from self._row(line, base, border)

    def _row(self, line: GridLine, base: Style, border: Style) -> Iterator[Segment]:
        here = line.row == self.row and line.row >= 0
        edge = Segment("▌", base + self.get_component_rich_style("sheet--here", partial=True))
        widths = self._grid.widths
        if len(line.columns) == 1 and len(widths) > 1:
            widths = (sum(widths) + 3 * (len(widths) - 1),)
        for place, (row, width) in enumerate(zip(line.columns, widths, strict=False)):
            yield edge if here and not place else Segment("│", border)
            yield Segment(" ", base)
            yield from self._words(row, base)
            yield Segment(" " * max(0, width - sum(cells(piece.words) for piece in row) + 1), base)
        yield Segment("│", border)

    def _words(self, row: Row, base: Style) -> Iterator[Segment]:
        return (Segment(piece.words, base + self._style(piece.kind)) for piece in row)

    def _style(self, kind: str) -> Style:
        look = self._looks.get(kind)
        if look is None:
            return Style.null()
        style = Style(
            bold=look.hei or look.bold or None, strike=look.strike or None, underline=bool(look.underline) or None
        )
        for name in ("shade", "red", "kai"):
            if getattr(look, name):
                style += self.get_component_rich_style(f"sheet--{name}", partial=True)
        return style

    def action_lines(self, step: int) -> None:
        """One row of the screen."""
        self.scroll_relative(y=step, animate=False, immediate=True)

    def action_pages(self, step: int) -> None:
        """A page, less the heads and a row to go on from."""
        self.action_lines(step * max(1, self.size.height - len(self._grid.head) - 1))

    def action_edge(self, end: int) -> None:
        """To the title or to the last row."""
        self.row = -1
        self.scroll_to(y=self.virtual_size.height if end else 0, animate=False, immediate=True)
        self.refresh()

    def action_open(self) -> None:
        """Say which row it is."""
        if self.here >= 0:
            self.post_message(self.Opened(self.here))

    def on_click(self, event: events.Click) -> None:
        """Mark the row; twice opens it."""
        number = event.y + self.scroll_offset.y - len(self._grid.head)
        if 0 <= number < len(self._grid.lines) and self._grid.lines[number].row >= 0:
            self.row = self._grid.lines[number].row
            self.refresh()
            if event.chain > 1:
                self.action_open()
