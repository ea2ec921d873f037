"""What the editor tells the screen around it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, cast

from textual.message import Message

from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.line import Line

if TYPE_CHECKING:
    from workbench.tui.editor.article_editor import ArticleEditor
    from workbench.tui.editor.surface import Surface


class Direction(StrEnum):
    """Where the caret wanted to go when it left the article."""

    BEFORE = "before"
    AFTER = "after"
    OUT = "out"


class EditorMessage(Message):
    """Any message of the editor; ``control`` makes ``@on(…, "#id")`` work."""

    def __init__(self, editor: Surface) -> None:
        super().__init__()
        self.editor = cast("ArticleEditor", editor)

    @property
    def control(self) -> ArticleEditor:
        """The editor that sent it."""
        return self.editor


class Changed(EditorMessage, namespace="article_editor"):
    """The lines changed by the hand of the user; never sent by ``load``."""

    def __init__(self, editor: Surface, body: Body) -> None:
        super().__init__(editor)
        self.body = body


class CaretMoved(EditorMessage, namespace="article_editor"):
    """The caret stands elsewhere: at ``place``, on ``line``."""

    def __init__(self, editor: Surface, place: Place, line: Line) -> None:
        super().__init__(editor)
        self.place = place
        self.line = line


class LeaveRequested(EditorMessage, namespace="article_editor"):
    """An arrow went beyond the first or last row, or Esc was pressed."""

    def __init__(self, editor: Surface, direction: Direction) -> None:
        super().__init__(editor)
        self.direction = direction


class Refused(EditorMessage, namespace="article_editor"):
    """A key did nothing; ``sentence`` says why."""

    def __init__(self, editor: Surface, sentence: str) -> None:
        super().__init__(editor)
        self.sentence = sentence
