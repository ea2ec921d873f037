"""A row of words that can be clicked: the footer and the tabs."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.language.cells import cells, painted


class Word(NamedTuple):
    """``kind``: "" plain, key, here (the tab that is open), off (cannot be done now)."""

    id: str
    words: str
    kind: str = ""
    key: str = ""


class OneRow(Widget):
    """Words beside each other, as many as fit."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"word--key", "word--here", "word--off"}
    DEFAULT_CSS = """
    OneRow { height: 1; background: $panel; color: $foreground; }
    OneRow > .word--key { text-style: bold; color: $text-accent; }
    OneRow > .word--here { text-style: bold reverse; }
    OneRow > .word--off { color: $text-disabled; }
    """

    class Clicked(Message):
        """One of the words was clicked."""

        def __init__(self, row: "OneRow", word: str) -> None:
            super().__init__()
            self.row, self.word = row, word

        @property
        def control(self) -> "OneRow":
            """The row."""
            return self.row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words: tuple[Word, ...] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, words: Iterable[Word]) -> None:
        """Other words."""
        new = tuple(words)
        if new != self._words:
            self._words = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row; what does not fit any more is left out."""
        segments, at = [Segment(" ", self.rich_style)], 1
        self._places = []
        for word in self._words:
            key, said = (painted(word.key) + " " if word.key else ""), painted(word.words)
            width = cells(key) + cells(said)
            if at + width > self.size.width:
                break
            self._places.append((at, at + width, word.id))
            here = self._style(word.kind)
            segments += [Segment(key, here if word.kind == "off" else self._style("key")), Segment(said, here)]
            segments.append(Segment("  ", self.rich_style))
            at += width + 2
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _style(self, kind: str) -> Style:
        return self.rich_style + (self.get_component_rich_style(f"word--{kind}", partial=True) if kind else Style())

    def on_click(self, event: events.Click) -> None:
        """Say which word was clicked."""
        found = next((id for start, end, id in self._places if start <= event.x < end), None)
        if found is not None:
            self.post_message(self.Clicked(self, found))
