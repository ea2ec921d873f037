"""A dialog with a few fields; Enter confirms, Esc goes back."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.tui.widgets.choice import Choice
from workbench.tui.widgets.file_chooser import FileChooser
from workbench.tui.widgets.one_row import OneRow, Word

Answers = dict[str, str]


class Field(NamedTuple):
    """One field. With ``choices`` it is one of them, with ``suffixes`` the path of such a file, else a line of text."""

    name: str
    label: str
    value: str = ""
    choices: Sequence[str] = ()
    placeholder: str = ""
    suffixes: Sequence[str] = ()


class Form(ModalScreen[Answers | None]):
    """Answers by the names of the fields, or None. ``judge`` says what is wrong with answers, "" when nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "返回", priority=True),
        Binding("ctrl+s,f10", "confirm", "确定", priority=True),
        Binding("enter", "confirm", "确定"),
    ]
    DEFAULT_CSS = """
    Form { align: center middle; background: $background 60%; }
    Form > Vertical { width: 72; max-width: 96%; height: auto; max-height: 96%; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    Form VerticalScroll { height: auto; max-height: 72vh; scrollbar-size-vertical: 1; }
    Form .label { color: $text-muted; margin-top: 1; }
    Form Input { border: none; height: 1; padding: 0 1; background: $panel; }
    Form Input:focus { background: $primary 40%; }
    Form .note { color: $foreground; margin-top: 1; }
    Form #wrong { color: $text-error; text-style: bold; }
    Form OneRow { margin-top: 1; background: $surface; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        note: str = "",
        judge: Callable[[Answers], str] = lambda _: "",
        confirm: str = "确定",
    ) -> None:
        super().__init__()
        self._title, self._fields, self._note, self._judge, self._confirm = title, tuple(fields), note, judge, confirm

    def compose(self) -> ComposeResult:
        """Title, note, fields, complaint, the two ways out."""
        with Vertical() as box:
            box.border_title = Content(self._title).markup
            with VerticalScroll(can_focus=False):
                if self._note:
                    yield Static(Content(self._note), classes="note")
                yield from self._widgets()
            yield Static("", id="wrong", markup=False)
            yield OneRow(id="ways")

    def _widgets(self) -> Iterator[Widget]:
        for field in self._fields:
            yield Static(Content(field.label), classes="label")
            yield _widget(field)

    def on_mount(self) -> None:
        """The caret in the first field."""
        choosing = [Word("", "选文件", key="↓")] if any(field.suffixes for field in self._fields) else []
        ways = [Word("confirm", self._confirm, key="Enter"), Word("cancel", "返回", key="Esc")]
        self.query_one("#ways", OneRow).show([*ways, *choosing, Word("", "Tab 下一项")])
        if self._fields:
            self.query_one(f"#field-{self._fields[0].name}").focus()

    def answers(self) -> Answers:
        """What the fields say now."""
        return {field.name: self._value(field.name) for field in self._fields}

    def _value(self, name: str) -> str:
        widget = self.query_one(f"#field-{name}")
        return widget.value if isinstance(widget, Input | Choice | FileChooser) else ""

    def on_input_submitted(self) -> None:
        """Enter in a line of text."""
        self.action_confirm()

    def on_one_row_clicked(self, event: OneRow.Clicked) -> None:
        """A way out was clicked."""
        if event.word:
            getattr(self, f"action_{event.word}")()

    def action_confirm(self) -> None:
        """Answer, unless something is wrong."""
        answers = self.answers()
        wrong = self._judge(answers)
        if wrong:
            self.query_one("#wrong", Static).update(Content(wrong))
        else:
            self.dismiss(answers)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)


def _widget(field: Field) -> Widget:
    id = f"field-{field.name}"
    if field.choices:
        return Choice(field.choices, field.value, id=id)
    if field.suffixes:
        return FileChooser(field.suffixes, field.value, field.placeholder, id=id)
    return Input(field.value, field.placeholder, id=id, select_on_focus=False, compact=True)
