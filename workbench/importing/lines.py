"""Source lines, numbered, and the ledger of what was done to them."""

from dataclasses import dataclass, field, replace

from workbench.importing.imported import Comment, Repair
from workbench.model.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, cleaned. ``number`` counts from 1; ``block``: 表, 图 or 式 where it is no running text.

    ``joined``: the numbers of further source lines that were rejoined with it; ``fixed``: never to be joined.
    """

    number: int
    text: str
    block: str = ""
    joined: tuple[int, ...] = ()
    fixed: bool = False

    def rewritten(self, text: str) -> "Line":
        """The same line with other words."""
        return replace(self, text=text)


@dataclass(slots=True)
class Ledger:
    """Collects, in order, what an import does: repairs and problems."""

    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def repair(self, line: int, kind: str, before: str, after: str, message: str) -> None:
        """Note one change to the source."""
        self.repairs.append(Repair(line, kind, before, after, message))

    def warn(self, code: str, line: int, message: str, hint: str = "") -> None:
        """Note something a person should look at."""
        self.problems.append(Problem(code, message, f"第 {line} 行", hint, Severity.WARNING))


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read, before anybody judged its lines. ``raw``: (number, text) of every line as it stood."""

    raw: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]
    comments: tuple[Comment, ...] = ()
