"""The lines of one article, always a valid tree, and the marks that are drawn in front of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from workbench.language.marks import write_mark
from workbench.model.level import LISTED, Level, may_hold
from workbench.tui.editor.model.line import Line

#: The written form of the first mark of each level, where the list has none of its own.
USUAL = {Level.ITEM: "（一）", Level.SUBITEM: "1．", Level.POINT: "（1）"}


class Place(NamedTuple):
    """Before the character ``offset`` of line number ``line``. Places sort as they are read."""

    line: int
    offset: int


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an article, at least one. Build it with ``Body.of``, which makes a tree of any lines."""

    lines: tuple[Line, ...]

    @staticmethod
    def of(lines: Iterable[Line]) -> "Body":
        """A body of these lines; a line that cannot stand where it says stands as far out as it must."""
        return Body(tuple(_settled(lines)) or (Line(),))

    def replaced(self, start: int, end: int, lines: Iterable[Line]) -> "Body":
        """With ``lines`` in the place of the lines from ``start`` up to ``end``."""
        new = tuple(lines)
        whole = (*self.lines[:start], *new, *self.lines[end:])
        return Body(whole) if _places(new) == _places(self.lines[start:end]) else Body.of(whole)

    @property
    def end(self) -> Place:
        """Behind the last character."""
        return Place(len(self.lines) - 1, len(self.lines[-1].words))

    def clamped(self, place: Place) -> Place:
        """The place itself, or the nearest one there is."""
        line = max(0, min(place.line, len(self.lines) - 1))
        return Place(line, max(0, min(place.offset, len(self.lines[line].words))))

    def around(self, index: int) -> list[Line]:
        """The lines that a line put in front of line ``index`` may stand in or beside, from the outside in."""
        stack: list[Line] = []
        for line in self.lines[:index]:
            del stack[line.depth :]
            stack.append(line)
        return stack

    def subtree_end(self, index: int) -> int:
        """The first line after ``index`` that does not stand in it."""
        depth, end = self.lines[index].depth, index + 1
        while end < len(self.lines) and self.lines[end].depth > depth:
            end += 1
        return end


def _places(lines: tuple[Line, ...]) -> list[tuple[Level, int]]:
    return [(line.level, line.depth) for line in lines]


def _settled(lines: Iterable[Line]) -> Iterator[Line]:
    stack: list[Line] = []
    for wanted in lines:
        line = _fitted(wanted, stack)
        del stack[line.depth :]
        stack.append(line)
        yield line


def _fitted(line: Line, stack: list[Line]) -> Line:
    depth = min(line.depth, len(stack))
    while depth and not may_hold(stack[depth - 1].level, line.level):
        depth -= 1
    if depth == 0 and line.level in LISTED:
        if not (stack and may_hold(stack[0].level, line.level)):
            return replace(line, level=Level.PARAGRAPH, depth=0, mark="")
        depth = 1
    return line if depth == line.depth else replace(line, depth=depth)


def holder_depth(stack: list[Line], level: Level) -> int:
    """The depth of a line of ``level`` behind these open lines: in the innermost one that takes it; 0 for none."""
    for depth in range(len(stack), 0, -1):
        holder = stack[depth - 1]
        further = holder.level is Level.PARAGRAPH and depth > 1
        if not further and holder.level is not level and may_hold(holder.level, level):
            return depth
    return 0


def sample_of_list(body: Body, index: int, level: Level, depth: int) -> str:
    """The mark sample of the list that a line of ``level`` and ``depth`` at ``index`` would join; "" for the usual."""
    for lines in (reversed(body.lines[:index]), iter(body.lines[index:])):
        for line in lines:
            if line.depth < depth:
                break
            if (line.depth, line.level) == (depth, level):
                return line.mark
    return ""


def marks(body: Body) -> tuple[str, ...]:
    """What is drawn in front of every line: （二）, 1．; "" for 款 and blocks. Each list counts among its siblings."""
    counters: list[dict[Level, int]] = []
    found = []
    for line in body.lines:
        del counters[line.depth + 1 :]
        while len(counters) <= line.depth:
            counters.append({})
        counter = counters[line.depth]
        counter[line.level] = number = counter.get(line.level, 0) + 1
        found.append(write_mark(line.mark or USUAL[line.level], number) if line.level in LISTED else "")
    return tuple(found)
