"""The rows of the editor as they look now: words, references, what the screen marks, selection and caret."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.tui.editor.model.body import Body
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.layout import Layout, Row
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.selection import Selection
from workbench.tui.editor.painting import Look, Stretch


class Decoration(NamedTuple):
    """Words of a line that the screen wants seen: ``kind`` is problem, found, added or deleted."""

    start: int
    end: int
    kind: str


class Decorations:
    """Decorations by line; those of a line that was edited since are gone."""

    def __init__(self, by_line: Mapping[int, Sequence[Decoration]] | None = None, body: Body | None = None) -> None:
        self._kept: dict[int, tuple[Line, Sequence[Decoration]]] = {}
        for index, found in (by_line or {}).items():
            if body and 0 <= index < len(body.lines):
                self._kept[id(body.lines[index])] = (body.lines[index], found)

    def of(self, line: Line) -> Sequence[Decoration]:
        """What is to be seen on this line."""
        kept = self._kept.get(id(line))
        return kept[1] if kept and kept[0] is line else ()


class Scene(NamedTuple):
    """All that decides how rows look."""

    body: Body
    layout: Layout
    selection: Selection
    caret: Caret
    decorations: Decorations
    focused: bool
    placeholder: str

    def look(self, number: int) -> Look | None:
        """The look of row ``number``; None below the last one."""
        if not 0 <= number < self.layout.height:
            return None
        row = self.layout.row(number)
        words = self.layout.words(row)
        stretches = tuple(_within(row, len(words), self._stretches(row)))
        empty = len(self.body.lines) == 1 and not self.body.lines[0].words
        return Look(
            *(row.lead, words, stretches, self._caret(row, number)),
            ghost=self.placeholder if empty and row.is_last else "",
            to_end=row.is_last and self.selection.start.line <= row.line < self.selection.end.line,
        )

    def _caret(self, row: Row, number: int) -> int | None:
        """Where on the row the caret stands, if it does."""
        place = self.caret.place
        if not self.focused or place.line != row.line or self.layout.row_of(place, self.caret.trailing) != number:
            return None
        return place.offset - row.start

    def _stretches(self, row: Row) -> Iterator[Stretch]:
        line, (anchor, caret) = self.body.lines[row.line], self.selection
        if line.is_block:
            yield Stretch(0, len(line.words), "block")
        for span in line.spans:
            yield Stretch(span.start, span.end, "lost" if span.reference.lost else "reference")
        for decoration in self.decorations.of(line):
            yield Stretch(*decoration)
        first, last = min(anchor, caret), max(anchor, caret)
        if first.line <= row.line <= last.line and first != last:
            start = first.offset if first.line == row.line else 0
            yield Stretch(start, last.offset if last.line == row.line else len(line.words), "selection")


def _within(row: Row, length: int, stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    for start, end, kind in stretches:
        first, last = max(0, start - row.start), min(length, end - row.start)
        if first < last:
            yield Stretch(first, last, kind)
