"""Moving the caret and selecting."""

from __future__ import annotations

from workbench.tui.editor.messages import Direction, LeaveRequested
from workbench.tui.editor.model import caret as carets
from workbench.tui.editor.model.body import Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.surface import Surface


class Moving(Surface):
    """The arrows and their kin; beyond the first and last row they ask to leave."""

    def action_move(self, how: str) -> None:
        """Move the caret; a selection is dropped at the side where the caret goes."""
        selection = self.selection
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
        body, layout, caret = self._body, self._rows, self._caret
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

    def action_leave(self) -> None:
        """Esc drops the selection, then leaves."""
        if self.selection.is_empty:
            self._leave(Direction.OUT)
        else:
            self._move(self._caret, None)

    def _leave(self, direction: Direction) -> None:
        self.post_message(LeaveRequested(self, direction))
