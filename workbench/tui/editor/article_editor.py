"""The widget: one article, a line for every 款, 项 and 目, numbers and marks drawn by the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.model.reference import Reference
from workbench.tui.editor.keys import bindings
from workbench.tui.editor.messages import CaretMoved, Changed, LeaveRequested, Refused
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.converting import named, unit_of
from workbench.tui.editor.model.selection import Selection
from workbench.tui.editor.pointing import Pointing
from workbench.tui.editor.viewing import Decoration, Decorations

_KINDS = (
    *("mark", "reference", "lost", "problem", "found", "added", "deleted", "block", "selection"),
    *("caret", "placeholder"),
)


class ArticleEditor(Pointing, can_focus=True, inherit_bindings=False):
    """Edits the body of one unit. ``load`` and ``unload`` carry the lines; everything else is told by messages.

    It has no undo of its own: every change is told, and whoever keeps the log loads the lines again.
    """

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

    def __init__(self, *, id: str | None = None, classes: str | None = None, read_only: bool = False) -> None:
        super().__init__(id=id, classes=classes)
        self.read_only = read_only

    @property
    def reference(self) -> Reference | None:
        """The reference on which the caret stands, if any."""
        span = self.line.span_at(self._caret.place.offset)
        return span.reference if span else None

    def load(self, body: Body, heading: str = "", caret: Place | None = None, anchor: Place | None = None) -> None:
        """Show ``body`` behind ``heading`` (「第十条　【区域协同】」), the caret at ``caret``; tells nothing."""
        self._decorations = Decorations()
        self._body = body
        self._start_over(heading)
        place = body.clamped(caret or Place(0, 0))
        self._put(body, Selection(body.clamped(anchor or place), place))

    def set_heading(self, heading: str) -> None:
        """Draw another number or 条旨 in front; lines and caret stay (an article elsewhere was inserted)."""
        if heading != self._rows.heading:
            self._start_over(heading)
            self._show_caret()

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
