"""Where arrows and their kin take the caret."""

from dataclasses import dataclass

from workbench.language.cells import next_stop, previous_stop
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.layout import Layout
from workbench.tui.editor.model.words import word_after, word_before


@dataclass(frozen=True, slots=True)
class Caret:
    """A place; ``trailing``: shown at the end of its row. ``goal``: the column that Up and Down try to keep."""

    place: Place
    trailing: bool = False
    goal: int | None = None


def left(body: Body, caret: Caret) -> Caret:
    """One character back, or to the end of the line above."""
    index, offset = caret.place
    line = body.lines[index]
    if offset:
        return Caret(Place(index, 0 if line.is_block else previous_stop(line.words, offset)))
    return Caret(Place(index - 1, len(body.lines[index - 1].words))) if index else Caret(caret.place)


def right(body: Body, caret: Caret) -> Caret:
    """One character on, or to the beginning of the line below."""
    index, offset = caret.place
    line = body.lines[index]
    if offset < len(line.words):
        return Caret(Place(index, len(line.words) if line.is_block else next_stop(line.words, offset)))
    return Caret(Place(index + 1, 0)) if index + 1 < len(body.lines) else Caret(caret.place)


def word_left(body: Body, caret: Caret) -> Caret:
    """To the beginning of the word in front."""
    index, offset = caret.place
    line = body.lines[index]
    if not offset or line.is_block:
        return left(body, caret)
    return Caret(Place(index, word_before(line, offset)))


def word_right(body: Body, caret: Caret) -> Caret:
    """To the beginning of the next word."""
    index, offset = caret.place
    line = body.lines[index]
    if offset == len(line.words) or line.is_block:
        return right(body, caret)
    return Caret(Place(index, word_after(line, offset)))


def down(layout: Layout, caret: Caret, rows: int) -> Caret | None:
    """``rows`` further down, or up when negative, in the same column as far as the rows reach; None beyond them."""
    column, number = layout.cell_of(caret.place, caret.trailing)
    goal, step = column if caret.goal is None else caret.goal, 1 if rows > 0 else -1
    wanted = number + step if abs(rows) == 1 else max(0, min(number + rows, layout.height - 1))
    while 0 <= wanted < layout.height and not layout.has_words(wanted):
        wanted += step
    if not 0 <= wanted < layout.height:
        return None if abs(rows) == 1 else Caret(Place(0, 0), goal=goal)
    place, trailing = layout.place_at(goal, wanted)
    return Caret(place, trailing, goal)


def row_start(layout: Layout, caret: Caret) -> Caret:
    """To the beginning of the row; from there, to the beginning of the line."""
    row = layout.row(layout.row_of(caret.place, caret.trailing))
    place = Place(row.line, row.start)
    return Caret(place) if caret.place != place or caret.trailing else Caret(Place(row.line, 0))


def row_end(body: Body, layout: Layout, caret: Caret) -> Caret:
    """To the end of the row; from there, to the end of the line."""
    row = layout.row(layout.row_of(caret.place, caret.trailing))
    last = Caret(Place(row.line, len(body.lines[row.line].words)))
    if row.is_last or body.lines[row.line].is_block or caret.place.offset == row.end:
        return last
    return Caret(Place(row.line, row.end), trailing=True)
