"""The surface of the editor: state, rows, caret. Only rows that look different are painted again."""

from __future__ import annotations

from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.editor.messages import CaretMoved, Changed, Refused
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.layout import Layout
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.selection import Edited, Selection
from workbench.tui.editor.painting import Look, paint
from workbench.tui.editor.viewing import Decorations, Scene
from workbench.tui.widgets.ground import Grounded

_WIDTH_BEFORE_THE_FIRST_LAYOUT = 80
_STRIPS_KEPT = 500


class Surface(Grounded, ScrollView):
    """Shows a body with a caret and a selection, and puts the cursor of the terminal at the caret."""

    ALLOW_SELECT = False
    placeholder = reactive("在此输入条文")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._body = Body.of(())
        self._caret = Caret(Place(0, 0))
        self._anchor = Place(0, 0)
        self._rows = Layout(_WIDTH_BEFORE_THE_FIRST_LAYOUT)
        self._decorations = Decorations()
        self._seen: dict[int, Look | None] = {}
        self._strips: dict[tuple[Look, int], Strip] = {}
        self._rows.update(self._body)

    @property
    def body(self) -> Body:
        """The lines as they are now."""
        return self._body

    @property
    def selection(self) -> Selection:
        """What is selected; empty where only the caret stands."""
        return Selection(self._anchor, self._caret.place)

    @property
    def line(self) -> Line:
        """The line on which the caret stands."""
        return self._body.lines[self._caret.place.line]

    @property
    def cursor_offset(self) -> Offset:
        """The cell of the caret on the screen."""
        column, row = self._rows.cell_of(self._caret.place, self._caret.trailing)
        region = self.scrollable_content_region
        return Offset(region.x + column, region.y + row - self.scroll_offset.y)

    def _take(self, edited: Edited) -> None:
        """Take over the outcome of a key, and tell it."""
        changed, moved = edited.body is not self._body, edited.selection.caret != self._caret.place
        if edited.refused:
            self.post_message(Refused(self, edited.refused))
        self._put(edited.body, edited.selection)
        if changed:
            self.post_message(Changed(self, self._body))
        if moved or changed:
            self.post_message(CaretMoved(self, self._caret.place, self.line))

    def _put(self, body: Body, selection: Selection) -> None:
        """Take over lines and caret without telling."""
        changed, self._body = body is not self._body, body
        self._anchor, self._caret = selection.anchor, Caret(selection.caret)
        if changed:
            self._lay_out()
        self._show_caret()

    def _move(self, caret: Caret, anchor: Place | None) -> None:
        """Take over a movement, and tell it; ``anchor`` None drops the selection."""
        moved = caret.place != self._caret.place
        self._caret, self._anchor = caret, caret.place if anchor is None else anchor
        self._show_caret()
        if moved:
            self.post_message(CaretMoved(self, caret.place, self.line))

    def _room(self) -> int:
        """Cells for words: one column stays free for a caret at the end of a full row."""
        return self.size.width - 1 if self.size.width else _WIDTH_BEFORE_THE_FIRST_LAYOUT

    def _start_over(self, heading: str) -> None:
        """Forget all rows: another width, another heading."""
        self._rows = Layout(self._room(), heading)
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows.update(self._body)
        size = Size(self.size.width, max(self._rows.height, self.size.height))
        if self.is_mounted and size != self.virtual_size:
            self.virtual_size = size
        self._repaint()

    def _scene(self) -> Scene:
        return Scene(
            *(self._body, self._rows, self.selection, self._caret, self._decorations),
            focused=self.has_focus,
            placeholder=self.placeholder,
        )

    def _repaint(self) -> None:
        """Ask for the visible rows that look different from what was painted last."""
        if not self.is_mounted:
            return
        scene, top = self._scene(), self.scroll_offset.y
        for number in range(top, top + self.size.height):
            if number not in self._seen or self._seen[number] != scene.look(number):
                self.refresh_line(number)

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        number, width = y + self.scroll_offset.y, self.size.width
        look = self._seen[number] = self._scene().look(number)
        if look is None:
            return Strip.blank(width, self.ground)
        strip = self._strips.get((look, width))
        if strip is None:
            if len(self._strips) > _STRIPS_KEPT:
                self._strips.clear()
            # Textual paints no ground under these rows: they would be in the colours of the terminal.
            strip = self._strips[look, width] = paint(look, width, self._style_of).apply_style(self.ground)
        return strip

    def _style_of(self, kind: str) -> Style:
        return self.get_component_rich_style(f"article-editor--{kind}", partial=True)

    def notify_style_update(self) -> None:
        """Another theme: nothing that was painted is right any more."""
        super().notify_style_update()
        self._strips.clear()
        self._seen.clear()

    def watch_placeholder(self) -> None:
        """Show the new one."""
        self._repaint()

    def _show_caret(self) -> None:
        """Scroll to the caret, paint what changed, and put the cursor of the terminal there."""
        if not self.is_mounted or not self.size.height:
            return
        row = self._rows.row_of(self._caret.place, self._caret.trailing)
        first = 0 if self._caret.place == Place(0, 0) else row
        top, height = self.scroll_offset.y, self.size.height
        if first < top or row >= top + height:
            self.scroll_to(y=first if first < top else row - height + 1, animate=False, force=True, immediate=True)
        self._repaint()
        self._place_cursor()

    def _place_cursor(self) -> None:
        """The input method draws at the cursor of the terminal."""
        if self.has_focus and self.is_mounted and self.screen.is_current:
            self.app.cursor_position = self.cursor_offset

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The caret moves on the screen when the rows do."""
        super().watch_scroll_y(old_value, new_value)
        self._place_cursor()

    def _take_cursor_back(self, _: object = None) -> None:
        """Another screen or another layout had the cursor: place it, and paint, which is when it is sent."""
        if self.has_focus and self.app.cursor_position != self.cursor_offset:
            self._place_cursor()
            self.refresh_line(self._rows.row_of(self._caret.place, self._caret.trailing))

    def on_mount(self) -> None:
        """Follow what moves the widget on the screen without telling it."""
        self.watch(self.screen, "stack_updates", self._take_cursor_back, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, self._take_cursor_back)

    def on_resize(self, event: events.Resize) -> None:
        """Rows depend on the width."""
        self._seen.clear()
        if self._rows.width != max(2, self._room()):
            self._start_over(self._rows.heading)
        self._lay_out()
        self._show_caret()

    def on_focus(self, event: events.Focus) -> None:
        """Show the caret, now and once the screen stands."""
        self._repaint()
        self._place_cursor()
        self.call_after_refresh(self._show_caret)

    def on_blur(self, event: events.Blur) -> None:
        """Hide the caret."""
        self._repaint()
