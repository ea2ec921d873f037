"""How deep a heading stands, counted from the shallowest one the document has."""

from collections.abc import Sequence

from workbench.model.level import DIVISIONS, TIERS
from workbench.rendering.lines import Line, Role

_STEPS = {level: step for order in (DIVISIONS, TIERS) for step, level in enumerate(order)}


def heading_step(line: Line) -> int:
    """0 to 3 for 编 分编 章 节 (一、 to （1）), 0 for an annex, whatever other headings the document has."""
    return _STEPS.get(line.level, 0)


class Depth:
    """Depth of every heading of one document: 0 for its outermost level, and for annexes."""

    def __init__(self, lines: Sequence[Line]) -> None:
        divisions = [line for line in lines if line.role is Role.DIVISION and line.level in _STEPS]
        self._shallowest = min((heading_step(line) for line in divisions), default=0)

    def of(self, line: Line) -> int:
        """0, 1, 2 … for a division or its entry in the 目录."""
        return max(heading_step(line) - self._shallowest, 0)
