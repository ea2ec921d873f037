"""The widget: one article, a line for every 款, 项 and 目, numbers and marks drawn by the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.model.reference import Reference
from workbench.tui.editor.commands import Commands
from workbench.tui.editor.keys import bindings
from workbench.tui.editor.messages import CaretMoved, Changed, LeaveRequested, Refused
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.converting import named, unit_of
from workbench.tui.editor.model.editing import Edited, Selection
from workbench.tui.editor.model.layout import Layout
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.painting import Look, paint
from workbench.tui.editor.viewing import Decoration, Decorations, Scene

_KINDS = (
    *("mark", "reference", "lost", "problem", "found", "added", "deleted", "block", "selection"),
    *("caret", "placeholder"),
)


class ArticleEditor(Commands, ScrollView, can_focus=True, inherit_bindings=False):
    """Edits the body of one unit. ``load`` and ``unload`` carry the lines; everything else is told by messages.

    It has no undo of its own: every change is told, and whoever keeps the log loads the lines again.
    """

    ALLOW_SELECT = False
    Changed = Changed
    CaretMoved = CaretMoved
    LeaveRequested = LeaveRequested
    Refused = Refused

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article-editor--{kind}" for kind in _KINDS}
    BINDINGS: ClassVar[list[BindingType]] = list(bindings())
    DEFAULT_CSS = """
    ArticleEditor {
        overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        background: $surface; color: $foreground; padding: 0 1;
    }
    ArticleEditor > .article-editor--mark { color: $text-muted; }
    ArticleEditor > .article-editor--reference { color: $text-accent; text-style: underline; }
    ArticleEditor > .article-editor--lost { color: $text-error; text-style: underline bold; }
    ArticleEditor > .article-editor--problem { color: $text-error; text-style: underline bold; }
    ArticleEditor > .article-editor--found { background: $warning 40%; text-style: bold; }
    ArticleEditor > .article-editor--added { color: $text-success; text-style: underline; }
    ArticleEditor > .article-editor--deleted { color: $text-error; text-style: strike; }
    ArticleEditor > .article-editor--block { color: $text-muted; }
    ArticleEditor > .article-editor--selection { background: $primary 50%; }
    ArticleEditor > .article-editor--caret { text-style: reverse; }
    ArticleEditor > .article-editor--placeholder { color: $text-disabled; text-style: italic; }
    """

    read_only = reactive(False, repaint=False)
    placeholder = reactive("在此输入条文")

    def __init__(self, *, id: str | None = None, classes: str | None = None, read_only: bool = False) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(ArticleEditor.read_only, read_only)
        self._body = Body.of(())
        self._caret = Caret(Place(0, 0))
        self._anchor = Place(0, 0)
        self._layout_rows = Layout(80)
        self._decorations = Decorations()
        self._seen: dict[int, Look | None] = {}
        self._strips: dict[tuple[Look, int], Strip] = {}
        self._layout_rows.update(self._body)

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
    def reference(self) -> Reference | None:
        """The reference on which the caret stands, if any."""
        span = self.line.span_at(self._caret.place.offset)
        return span.reference if span else None

    def load(self, body: Body, heading: str = "", caret: Place | None = None) -> None:
        """Show ``body`` behind ``heading`` (「第十条　」, 「第十条　【区域协同】」), the caret at ``caret``."""
        self._layout_rows = Layout(self._room(), heading)
        self._decorations = Decorations()
        place = body.clamped(caret or Place(0, 0))
        self._take(Edited(body, Selection(place, place)), tell=False)
        self._show_caret()

    def set_heading(self, heading: str) -> None:
        """Draw another number or 条旨 in front; lines and caret stay (an article elsewhere was inserted)."""
        self._layout_rows = Layout(self._layout_rows.width, heading)
        self._lay_out()

    def unload(self, unit: Provision, draw: Callable[[], Id]) -> Provision:
        """``unit`` with the lines as they are now. New lines get ids of ``draw`` and keep them from now on."""
        before, self._body = self._body, named(self._body, draw)
        if self._body != before:
            self._lay_out()
        return unit_of(self._body, unit)

    def decorate(self, by_line: Mapping[int, Sequence[Decoration]]) -> None:
        """Show these words of these lines (by number) as problem, found, added or deleted, until they are edited."""
        self._decorations = Decorations(by_line, self._body)
        self._repaint()

    def put_caret(self, place: Place, anchor: Place | None = None) -> None:
        """Put the caret at ``place``, selecting from ``anchor``."""
        place = self._body.clamped(place)
        self._move(Caret(place), self._body.clamped(anchor or place))

    def _room(self) -> int:
        """Cells for words: one column stays free for a caret at the end of a full row."""
        return self.size.width - 1 if self.size.width else 80

    def _take(self, edited: Edited, tell: bool = True) -> None:
        """Take over the outcome of a key."""
        changed = edited.body is not self._body
        if edited.refused:
            self.post_message(Refused(self, edited.refused))
        self._body, self._anchor = edited.body, edited.selection.anchor
        moved = self._caret.place != edited.selection.caret
        self._caret = Caret(edited.selection.caret)
        if changed or not tell:
            self._lay_out()
        self._show_caret()
        if tell and changed:
            self.post_message(Changed(self, self._body))
        if tell and (moved or changed):
            self.post_message(CaretMoved(self, self._caret.place, self.line))

    def _move(self, caret: Caret, anchor: Place | None) -> None:
        """Take over a movement; ``anchor`` None drops the selection."""
        moved = caret.place != self._caret.place
        self._caret, self._anchor = caret, caret.place if anchor is None else anchor
        self._show_caret()
        if moved:
            self.post_message(CaretMoved(self, caret.place, self.line))

    def _lay_out(self) -> None:
        self._layout_rows.update(self._body)
        size = Size(self.size.width, max(self._layout_rows.height, self.size.height))
        if self.is_mounted and size != self.virtual_size:
            self.virtual_size = size
        self._repaint()

    def _scene(self) -> Scene:
        return Scene(
            *(self._body, self._layout_rows, self.selection, self._caret, self._decorations),
            focused=self.has_focus,
            placeholder=self.placeholder,
        )

    def _repaint(self) -> None:
        """Ask for the visible rows that look different from what was painted last."""
        if not self.is_mounted:
            return
        scene, top = self._scene(), self.scroll_offset.y
        for number in range(top, top + self.size.height):
            look = scene.look(number)
            if number not in self._seen or self._seen[number] != look:
                self.refresh_line(number)

    def render_line(self, y: int) -> Strip:
        """One visible row."""
        number, width = y + self.scroll_offset.y, self.size.width
        look = self._seen[number] = self._scene().look(number)
        if look is None:
            return Strip.blank(width)
        strip = self._strips.get((look, width))
        if strip is None:
            if len(self._strips) > 500:
                self._strips.clear()
            strip = self._strips[look, width] = paint(look, width, self._style_of)
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
        row = self._layout_rows.row_of(self._caret.place, self._caret.trailing)
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

    @property
    def cursor_offset(self) -> Offset:
        """The cell of the caret on the screen."""
        column, row = self._layout_rows.cell_of(self._caret.place, self._caret.trailing)
        region = self.scrollable_content_region
        return Offset(region.x + column, region.y + row - self.scroll_offset.y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The caret moves on the screen when the rows do."""
        super().watch_scroll_y(old_value, new_value)
        self._place_cursor()

    def _cursor_again(self, *_: object) -> None:
        """After another screen, a new layout or a new focus had the cursor: take it back with the next paint."""
        if self.has_focus:
            self._place_cursor()
            self._seen.clear()
            self._repaint()

    def on_mount(self) -> None:
        """Follow what moves the widget on the screen without telling it."""
        self.watch(self.screen, "stack_updates", self._cursor_again, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, self._cursor_moved)

    def _cursor_moved(self, _: object) -> None:
        if self.has_focus and self.app.cursor_position != self.cursor_offset:
            self._cursor_again()

    def on_resize(self, event: events.Resize) -> None:
        """Rows depend on the width."""
        if self._layout_rows.width != max(2, self._room()):
            self._layout_rows = Layout(self._room(), self._layout_rows.heading)
        self._seen.clear()
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
