"""What every reader of opinions hands over: rows of named cells, and what was noticed on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.model.problems import Problem, Severity

#: Cells and letters of one row beyond which a file is no collection of opinions.
MOST_COLUMNS, LONGEST_CELL, MOST_ROWS = 200, 1_000_000, 1_000_000


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: ``number`` as the file counts it (from 1), ``cells`` in the order of the heads."""

    number: int
    cells: tuple[str, ...]


@dataclass
class RawTable:
    """``heads``: the words over the columns. ``rows`` can be gone through once; ``problems`` fill meanwhile."""

    heads: tuple[str, ...]
    rows: Iterator[RawRow]
    problems: list[Problem] = field(default_factory=list)


def warning(code: str, message: str, where: str, hint: str) -> Problem:
    """A doubt that stops nothing."""
    return Problem(code, message, where, hint, Severity.WARNING)
