"""The mouse."""

from __future__ import annotations

from textual import events

from workbench.tui.editor.model.body import Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.words import word_at
from workbench.tui.editor.typing import Typing


class Pointing(Typing):
    """A click puts the caret, dragging selects, two clicks take a word and three a line."""

    _dragging = False

    def _place_under(self, event: events.MouseEvent) -> Caret:
        offset = event.get_content_offset_capture(self)
        number = offset.y + self.scroll_offset.y
        place, trailing = self._rows.place_at(offset.x, number, nearest=True)
        return Caret(self._body.end) if number >= self._rows.height else Caret(place, trailing)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the caret under the pointer; with Shift, select up to it."""
        if event.button == 1:
            self._move(self._place_under(event), self._anchor if event.shift else None)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select while the button is down."""
        if self._dragging:
            self._move(self._place_under(event), self._anchor)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The selection is made."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Twice selects the word, three times the line."""
        if event.chain < 2:
            return
        place = self._caret.place
        line = self._body.lines[place.line]
        start, end = word_at(line, place.offset) if event.chain == 2 else (0, len(line.words))
        self._move(Caret(Place(place.line, end)), Place(place.line, start))
