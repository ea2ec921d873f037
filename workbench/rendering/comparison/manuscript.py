"""The 花脸稿: the newest text in full, with everything the last version deleted and added in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Row, Table
from workbench.language.display import one_line
from workbench.language.redline import redline
from workbench.model.level import DIVISIONS, TIERS, Level, rank
from workbench.rendering.comparison.appearance import legend
from workbench.rendering.comparison.building import title
from workbench.rendering.comparison.inline import inline_paragraphs
from workbench.rendering.comparison.manuscript_heads import WIDE, is_apart, opening_of, shown
from workbench.rendering.comparison.options import DEFAULT, Marks, TableOptions
from workbench.rendering.comparison.runs import tidy
from workbench.rendering.comparison.sheet import Mark, Paragraph, Run


class Role(StrEnum):
    """What a line of the 花脸稿 is; ``ARTICLE`` begins with the number."""

    TITLE = "title"
    NOTE = "note"
    CONTENTS = "contents"
    ENTRY = "entry"
    DIVISION = "division"
    ANNEX = "annex"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. ``depth``: of a division and its entry, 0 for the outermost level there is."""

    role: Role
    words: Paragraph
    depth: int = 0

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is marked."""
        return any(run.mark in (Mark.ADDED, Mark.DELETED, Mark.MOVED) for run in self.words)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """``notices``: what the reader must know first; ``legend`` as in Sheet."""

    title: str
    marks: Marks
    notices: tuple[str, ...]
    legend: Paragraph
    lines: tuple[Line, ...]


def manuscript(table: Table, options: TableOptions = DEFAULT) -> Manuscript:
    """The 花脸稿 of the last two columns of a table."""
    lines = tuple(_Lines(table, options).lines())
    old, new = (one_line(column) for column in table.columns[-2:])
    notices = (
        f"本稿以“{old}”为底稿，标出“{new}”所作的修改。",
        *(["无差异：两个文本相同。"] if table.is_unchanged else []),
    )
    used = {run.mark for line in lines for run in line.words}
    return Manuscript(
        one_line(options.title) or title(table, "花脸稿"), options.marks, notices, legend(options.marks, used), lines
    )


class _Lines:
    """Makes the lines of one table."""

    def __init__(self, table: Table, options: TableOptions) -> None:
        self._rows = [row for row in table.rows if row.kinds[-1] is not None]
        self._contents = options.contents
        divisions = [row for row in self._rows if row.level in DIVISIONS]
        self._outermost = min((rank(row.level) for row in divisions), default=0)

    def lines(self) -> Iterator[Line]:
        """Front matter, 目录, text."""
        for row in self._rows:
            if row.is_front:
                yield from self._row(row)
        if self._contents and self._outermost:
            yield Line(Role.CONTENTS, (Run("目录", Mark.HEADING),))
            yield from self._entries()
        for row in self._rows:
            if not row.is_front:
                yield from self._row(row)

    def _entries(self) -> Iterator[Line]:
        for row in self._rows:
            if row.level in DIVISIONS:
                runs = [run for run in opening_of(row) if run.mark is not Mark.REMARK]
                yield Line(Role.ENTRY, tidy(runs), self._depth(row))

    def _depth(self, row: Row) -> int:
        return rank(row.level) - self._outermost if row.level in DIVISIONS else 0

    def _row(self, row: Row) -> Iterator[Line]:
        role, opening, body = self._role(row), opening_of(row), _body(row)
        if opening and role is Role.ARTICLE and body and not is_apart(row):
            joint = [] if row.level in TIERS else [Run(WIDE, opening[0].mark)]
            body[0] = [*opening, *joint, *body[0]]
        elif opening:
            body.insert(0, opening)
        for place, runs in enumerate(body):
            if words := tidy(runs):
                whole = role if not place or role in (Role.TITLE, Role.NOTE) else Role.PARAGRAPH
                yield Line(whole, words, self._depth(row))

    def _role(self, row: Row) -> Role:
        if row.is_front:
            return Role.TITLE if shown(row).label == "题名" else Role.NOTE
        if row.kind is Kind.DIVISION:
            return Role.DIVISION
        return (
            Role.ANNEX if row.level is Level.ANNEX else Role.ARTICLE if row.level is not Level.ROOT else Role.PARAGRAPH
        )


def _body(row: Row) -> list[list[Run]]:
    """The paragraphs under number and name."""
    base = Mark.MOVED if row.kinds[-1] is Kind.MOVED else Mark.NONE
    changes = row.redlines[-1]
    if row.kind is Kind.DIVISION:
        lines = ["\n".join(line.text for line in cell.lines) if cell else "" for cell in row.cells[-2:]]
        changes = redline(*lines)
    found = inline_paragraphs(changes, base) if changes else []
    return [runs for runs in found if any(run.text for run in runs)]
