"""What is selected, and what an edit gives back."""

from typing import NamedTuple

from workbench.tui.editor.model.body import Body, Place


class Selection(NamedTuple):
    """From ``anchor`` to ``caret``, in either direction; nothing is selected when they are the same."""

    anchor: Place
    caret: Place

    @staticmethod
    def at(line: int, offset: int) -> "Selection":
        """A caret without a selection."""
        return Selection(Place(line, offset), Place(line, offset))

    @property
    def start(self) -> Place:
        """The end that is read first."""
        return min(self)

    @property
    def end(self) -> Place:
        """The end that is read last."""
        return max(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret


class Edited(NamedTuple):
    """The body after an edit and what is selected in it; ``refused`` says why nothing was done."""

    body: Body
    selection: Selection
    refused: str = ""


def put(body: Body, line: int, offset: int) -> Edited:
    """A body with the caret at a place."""
    return Edited(body, Selection.at(line, offset))
