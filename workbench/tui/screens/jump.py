"""Jump mode: one digit, which no input method swallows, takes one to a pane."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Goal(NamedTuple):
    """``goal``: a pane, a tab, or the action reader."""

    goal: str
    name: str


GOALS = (
    Goal("outline", "目录"),
    Goal("article", "条文"),
    Goal("citations", "引用"),
    Goal("problems", "检查"),
    Goal("differences", "差异"),
    Goal("opinions", "意见"),
    Goal("amendments", "建议"),
    Goal("reader", "全文"),
)


class Jump(ModalScreen[int | None]):
    """Answers the number of the goal, from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "返回", priority=True),
        *(Binding(str(number), f"dismiss({number - 1})", goal.name) for number, goal in enumerate(GOALS, 1)),
    ]
    DEFAULT_CSS = """
    Jump { align: center middle; background: $background 40%; }
    Jump > Vertical { width: 24; height: auto; background: $surface; border: round $primary; padding: 0 2; }
    """

    def compose(self) -> ComposeResult:
        """The goals with their digits."""
        with Vertical() as box:
            box.border_title = "直达"
            yield Static(Content("\n".join(f"{number}  {goal.name}" for number, goal in enumerate(GOALS, 1))))
