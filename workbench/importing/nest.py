"""The lines of one unit → 款, 项, 目 and 细目, by the marks they begin with.

A 款 owns the list after its lead-in; a paragraph between （二） and （三） belongs to （二）, one after the last item
is the next 款; marks of another family open a level below (norms: structure and numbering).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importing.lines import Line
from workbench.importing.marks import ListMark, list_mark
from workbench.importing.options import ImportOptions
from workbench.model.level import LISTED, Level

#: The written form of the first mark of each level; other forms are kept in ``Provision.mark``.
USUAL = {Level.ITEM: "（一）", Level.SUBITEM: "1．", Level.POINT: "（1）"}
#: How many lines a look ahead takes in; no list of an instrument is longer.
_AHEAD = 300
_ALWAYS = ("（一）",)
_UNDER_PARAGRAPH = ("（一）", "（1）", "（a）", "一")


@dataclass(slots=True, eq=False)
class Node:
    """A body provision in the making. ``gap``: the mark does not follow on the one before it."""

    level: Level
    line: Line
    text: str
    mark: ListMark | None = None
    first: str = ""
    gap: bool = False
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A list that may go on: its family, and the node of its latest member."""

    family: str
    node: Node


class Nest:
    """Builds the children of one unit, line by line, looking ahead where the words alone do not decide."""

    def __init__(self, lines: Sequence[Line], options: ImportOptions) -> None:
        self._lines = lines
        self._options = options
        self._marks = [
            None if line.block or options.role(line.number) == "款" else list_mark(line.text) for line in lines
        ]
        self._open: list[_Open] = []
        self.nodes: list[Node] = []

    def build(self) -> list[Node]:
        """The children, in order."""
        for place, line in enumerate(self._lines):
            if line.block:
                self._block(place)
            elif not self._list(place):
                self._paragraph(place)
        return self.nodes

    def _block(self, place: int) -> None:
        node = Node(Level.BLOCK, self._lines[place], self._lines[place].text)
        owner = self._continuing(place)
        (owner.children if owner else self.nodes).append(node)

    def _paragraph(self, place: int) -> None:
        node = Node(Level.PARAGRAPH, self._lines[place], self._lines[place].text)
        owner = self._continuing(place)
        if owner:
            owner.children.append(node)
        else:
            self._open.clear()
            self.nodes.append(node)

    def _continuing(self, place: int) -> Node | None:
        """The item that goes on after this place, because its next sibling still comes; closes the lists below it."""
        for depth in reversed(range(len(self._open))):
            if self._goes_on(depth, place):
                del self._open[depth + 1 :]
                return self._open[depth].node
        return None

    def _goes_on(self, depth: int, place: int) -> bool:
        latest = self._open[depth].node.mark
        for mark in self._marks[place + 1 : place + _AHEAD]:
            if latest and mark and mark.family == latest.family:
                return mark.number == latest.number + 1
        return False

    def _list(self, place: int) -> bool:
        """Take the line as a member of a list, if it is one."""
        mark = self._marks[place]
        if mark is None:
            return False
        depth = next((d for d in reversed(range(len(self._open))) if self._open[d].family == mark.family), None)
        if depth is not None and self._follows(depth, mark, place):
            self._sibling(depth, mark, place)
            return True
        if not self._starts(mark, place):
            return False
        self._deeper(mark, place)
        return True

    def _follows(self, depth: int, mark: ListMark, place: int) -> bool:
        latest = self._open[depth].node.mark
        exact = latest is not None and mark.number == latest.number + 1
        return exact or mark.family in _ALWAYS or self._options.role(self._lines[place].number) == "项"

    def _sibling(self, depth: int, mark: ListMark, place: int) -> None:
        before = self._open[depth].node
        gap = before.mark is not None and mark.number != before.mark.number + 1
        node = Node(before.level, self._lines[place], mark.rest, mark, before.first, gap)
        self._owner(depth).append(node)
        del self._open[depth:]
        self._open.append(_Open(mark.family, node))

    def _owner(self, depth: int) -> list[Node]:
        """Where members of a list go; a table between the lead-in and the list stays between them."""
        if depth > 0:
            return self._open[depth - 1].node.children
        last = self._last_paragraph()
        if last is None:
            return self.nodes
        after = self.nodes.index(last) + 1
        last.children += self.nodes[after:]
        del self.nodes[after:]
        return last.children

    def _last_paragraph(self) -> Node | None:
        return next((node for node in reversed(self.nodes) if node.level is Level.PARAGRAPH), None)

    def _starts(self, mark: ListMark, place: int) -> bool:
        """A list begins with number one and has a second member or a list of its own; brackets prove it without."""
        if mark.family in _ALWAYS or self._options.role(self._lines[place].number) == "项":
            return True
        if mark.number != 1:
            return False
        ahead = (other for other in self._marks[place + 1 : place + _AHEAD] if other and other.family == mark.family)
        return next((other.number == 2 for other in ahead), False) or self._leads(mark, place)

    def _leads(self, mark: ListMark, place: int) -> bool:
        """Whether the only member of a list inside an item ends with a colon and a list of new marks follows it."""
        below = self._marks[place + 1] if place + 1 < len(self._marks) else None
        families = {mark.family, *(open.family for open in self._open)}
        opens = below is not None and below.number == 1 and below.family not in families
        return opens and bool(self._open) and self._lines[place].text.endswith(("：", ":"))

    def _deeper(self, mark: ListMark, place: int) -> None:
        level = self._level(mark)
        gap = mark.number != 1
        first = "" if mark.first == USUAL[level] else mark.first
        node = Node(level, self._lines[place], mark.rest, mark, first, gap)
        if not self._open and self._last_paragraph() is None:
            self.nodes.append(Node(Level.PARAGRAPH, self._lines[place], ""))
        (self._open[-1].node.children if self._open else self._owner(0)).append(node)
        self._open.append(_Open(mark.family, node))

    def _level(self, mark: ListMark) -> Level:
        """Under a 款 brackets make 项 and other marks 目; below that, one level deeper than the item it stands in."""
        if not self._open:
            return Level.ITEM if mark.family in _UNDER_PARAGRAPH else Level.SUBITEM
        outer = self._open[-1].node.level
        return LISTED[min(LISTED.index(outer) + 1, len(LISTED) - 1)]
