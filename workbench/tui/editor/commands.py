"""Keys, clipboard and mouse of the editor; each one turns into a value of the model."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widget import Widget

from workbench.tui.editor.messages import Direction, LeaveRequested, Refused
from workbench.tui.editor.model import caret as carets
from workbench.tui.editor.model import editing
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.editing import Edited, Selection
from workbench.tui.editor.model.layout import Layout
from workbench.tui.editor.model.pasting import copied, paste
from workbench.tui.editor.model.words import word_at

Edit = Callable[[Body, Selection], Edited]
READ_ONLY = "这里只能查看，不能修改。"


class Commands(Widget):
    """What the keys of ``keys.KEYS`` do. The editor gives the state and takes the outcome."""

    read_only: bool
    _body: Body
    _caret: Caret
    _anchor: Place
    _layout_rows: Layout
    _dragging = False

    def _take(self, edited: Edited, tell: bool = True) -> None:
        raise NotImplementedError

    def _move(self, caret: Caret, anchor: Place | None) -> None:
        raise NotImplementedError

    def _edit(self, edit: Edit) -> None:
        """Carry out an edit, or say that nothing can be edited here."""
        if self.read_only:
            self.post_message(Refused(self, READ_ONLY))  # type: ignore[arg-type]
        else:
            self._take(edit(self._body, Selection(self._anchor, self._caret.place)))

    def action_move(self, how: str) -> None:
        """Move the caret; a selection is dropped at the side where the caret goes."""
        selection = Selection(self._anchor, self._caret.place)
        if how in ("left", "right") and not selection.is_empty:
            self._move(Caret(selection.start if how == "left" else selection.end), None)
            return
        found = self._target(how)
        if found is None:
            self._leave(Direction.BEFORE if how == "up" else Direction.AFTER)
        else:
            self._move(found, None)

    def action_select(self, how: str) -> None:
        """Move the caret and select on the way."""
        found = self._target(how)
        edge = Caret(Place(0, 0) if how == "up" else self._body.end)
        self._move(found or edge, self._anchor)

    def _target(self, how: str) -> Caret | None:
        body, layout, caret = self._body, self._layout_rows, self._caret
        page = max(1, self.size.height - 1)
        match how:
            case "up" | "down" | "page_up" | "page_down":
                rows = {"up": -1, "down": 1, "page_up": -page, "page_down": page}[how]
                return carets.down(layout, caret, rows)
            case "row_start":
                return carets.row_start(layout, caret)
            case "row_end":
                return carets.row_end(body, layout, caret)
            case "start" | "end":
                return Caret(Place(0, 0) if how == "start" else body.end)
            case _:
                steps = {"left": carets.left, "right": carets.right}
                steps |= {"word_left": carets.word_left, "word_right": carets.word_right}
                return steps[how](body, caret)

    def action_select_all(self) -> None:
        """Select every line."""
        self._move(Caret(self._body.end), Place(0, 0))

    def action_break_line(self) -> None:
        """Enter."""
        self._edit(editing.break_line)

    def action_further_paragraph(self) -> None:
        """Another paragraph of the same 项."""
        self._edit(editing.further_paragraph)

    def action_indent(self) -> None:
        """Tab."""
        self._edit(editing.indent)

    def action_outdent(self) -> None:
        """Shift+Tab."""
        self._edit(editing.outdent)

    def action_erase_back(self) -> None:
        """Backspace."""
        self._edit(editing.erase_back)

    def action_erase_on(self) -> None:
        """Delete."""
        self._edit(editing.erase_on)

    def action_erase_word_back(self) -> None:
        """Backspace, by words."""
        self._erase_word(carets.word_left, editing.erase_back)

    def action_erase_word_on(self) -> None:
        """Delete, by words."""
        self._erase_word(carets.word_right, editing.erase_on)

    def _erase_word(self, step: Callable[[Body, Caret], Caret], at_edge: Edit) -> None:
        to = step(self._body, self._caret).place
        if not Selection(self._anchor, self._caret.place).is_empty or to.line != self._caret.place.line:
            self._edit(at_edge)
        else:
            self._edit(lambda body, _: editing.erase(body, Selection(self._caret.place, to)))

    def action_copy(self) -> None:
        """To the clipboard of the program and, where the terminal takes it, of the machine."""
        selection = Selection(self._anchor, self._caret.place)
        if not selection.is_empty:
            self.app.copy_to_clipboard(copied(self._body, selection))

    def action_cut(self) -> None:
        """Copy and erase; nothing without a selection."""
        if not Selection(self._anchor, self._caret.place).is_empty:
            self.action_copy()
            self._edit(editing.erase)

    def action_paste(self) -> None:
        """From the clipboard of the program; the terminal's own paste comes as an event."""
        pasted = self.app.clipboard
        if pasted:
            self._edit(lambda body, selection: paste(body, selection, pasted))

    def action_leave(self) -> None:
        """Esc drops the selection, then leaves."""
        if Selection(self._anchor, self._caret.place).is_empty:
            self._leave(Direction.OUT)
        else:
            self._move(self._caret, None)

    def _leave(self, direction: Direction) -> None:
        self.post_message(LeaveRequested(self, direction))  # type: ignore[arg-type]

    async def on_key(self, event: events.Key) -> None:
        """Whatever can be printed is typed, whole, as the input method commits it; the editor's own keys run at once.

        Textual runs bindings only when a key has bubbled up to the program, and by then the characters typed after
        it have arrived here: Enter would come too late.
        """
        typed = event.character
        if typed and event.is_printable:
            self._edit(lambda body, selection: editing.type_words(body, selection, typed))
        elif (bound := self.screen.active_bindings.get(event.key)) and bound.node is self and bound.enabled:
            await self.app.run_action(bound.binding.action, self)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted by the terminal."""
        event.stop()
        event.prevent_default()
        self._edit(lambda body, selection: paste(body, selection, event.text))

    def _place_under(self, event: events.MouseEvent) -> Caret:
        offset = event.get_content_offset_capture(self)
        number = offset.y + self.scroll_offset.y
        place, trailing = self._layout_rows.place_at(offset.x, number, nearest=True)
        return Caret(self._body.end) if number >= self._layout_rows.height else Caret(place, trailing)

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
