"""A field with a few values, changed by ← and →."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """One of ``values``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", "前一个", show=False),
        Binding("right,space,down", "turn(1)", "后一个", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: 1; background: $panel; padding: 0 1; }
    Choice:focus { background: $primary; color: $text; text-style: bold; }
    """

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: "Choice", value: str) -> None:
            super().__init__()
            self.choice, self.value = choice, value

        @property
        def control(self) -> "Choice":
            """The field."""
            return self.choice

    def __init__(self, values: Sequence[str], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.values = tuple(values)
        self.value = value if value in values else self.values[0]

    def render(self) -> Content:
        """The value between arrows."""
        return Content(f"◂ {self.value} ▸")

    def action_turn(self, step: int) -> None:
        """To the next value, around the end."""
        self.value = self.values[(self.values.index(self.value) + step) % len(self.values)]
        self.refresh()
        self.post_message(self.Changed(self, self.value))

    def on_click(self) -> None:
        """The next value."""
        self.action_turn(1)
