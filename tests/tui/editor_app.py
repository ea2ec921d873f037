"""A terminal with nothing but the editor and a line that says where the caret is. Run by the tests in tmux."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static

from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.messages import CaretMoved, Changed, LeaveRequested, Refused
from workbench.tui.editor.model.body import Body
from workbench.tui.editor.model.line import Line


class EditorApp(App[None]):
    """Everything the editor says is kept in ``told``."""

    CSS = "ArticleEditor { height: 1fr; } Static { height: 1; }"

    def __init__(self, lines: tuple[Line, ...] = (), heading: str = "第十条　") -> None:
        super().__init__()
        self.first = Body.of(lines)
        self.heading = heading
        self.told: list[object] = []

    def compose(self) -> ComposeResult:
        yield ArticleEditor(id="editor")
        yield Static("就绪", id="status", markup=False)

    def on_mount(self) -> None:
        self.editor.load(self.first, self.heading)
        self.editor.focus()

    @property
    def editor(self) -> ArticleEditor:
        return self.query_one(ArticleEditor)

    def on_article_editor_changed(self, message: Changed) -> None:
        self.told.append(message)

    def on_article_editor_caret_moved(self, message: CaretMoved) -> None:
        self.told.append(message)
        self.query_one("#status", Static).update(f"第 {message.place.line + 1} 行 {message.place.offset} 字")

    def on_article_editor_leave_requested(self, message: LeaveRequested) -> None:
        self.told.append(message)
        self.query_one("#status", Static).update(f"离开 {message.direction}")

    def on_article_editor_refused(self, message: Refused) -> None:
        self.told.append(message)
        self.query_one("#status", Static).update(message.sentence)


if __name__ == "__main__":
    EditorApp(tuple(Line(words) for words in sys.argv[1:])).run()
