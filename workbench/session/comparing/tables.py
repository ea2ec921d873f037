"""The comparison of two to five texts, from what was asked for to the table."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.comparison.alignment import FEWEST, MOST, Alignment, align
from workbench.comparison.overrides import Override, read_overrides, settle
from workbench.comparison.rows import table
from workbench.comparison.table import Row, Table
from workbench.model.identity import Id
from workbench.model.problems import Problem, refuse
from workbench.rendering.comparison.progress import SILENT, Progress
from workbench.session.comparing.notes import notes_of
from workbench.session.comparing.sides import Side, sides
from workbench.session.desk import Desk
from workbench.session.intake.typed_file import read_text


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. ``words``: the sides, oldest first; ``titles``: heads of the columns, or none."""

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    overrides: Path | None = None
    notes: Path | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The sides, how they were aligned, and the table."""

    sides: tuple[Side, ...]
    alignment: Alignment
    table: Table

    @property
    def title(self) -> str:
        """The title of the newest text that has one."""
        return next((side.instrument.title for side in reversed(self.sides) if side.instrument.title), "")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What reading the sides found, each once."""
        return tuple(dict.fromkeys(problem for side in self.sides for problem in side.problems))


def compare(folder: Path, wanted: Wanted, progress: Progress = SILENT) -> Compared:
    """Read, align and put into rows.

    Cancelled. WorkbenchError: fewer than two or more than five sides, a side, an override or a note that cannot be had.
    """
    if not FEWEST <= len(wanted.words) <= MOST:
        message = f"对照表不能有{len(wanted.words)}栏正文。"
        raise refuse("bad-columns", message, hint=f"请给出{FEWEST}到{MOST}个文本。")
    found = progress.step("读取文本", lambda: sides(folder, wanted.words, wanted.titles))
    settled = _settled(folder, wanted, found)
    notes = _notes(folder, wanted, found)
    alignment = progress.step("比对条文", lambda: align([side.version for side in found], settled))
    rows = progress.step("排成表格", lambda: table(alignment, [side.title for side in found], notes))
    return Compared(found, alignment, rows)


def _notes(folder: Path, wanted: Wanted, found: tuple[Side, ...]) -> Mapping[Id, str]:
    written = None if wanted.notes is None else read_text(folder / wanted.notes)
    desk = Desk.find(folder) if any(side.slug for side in found) else None
    return notes_of(found, desk, written)


def _settled(folder: Path, wanted: Wanted, found: tuple[Side, ...]) -> tuple[Override, ...]:
    if wanted.overrides is None:
        return ()
    return settle(read_overrides(read_text(folder / wanted.overrides)), [side.version for side in found])


def doubts(found: Table) -> list[str]:
    """One line for every row a person should confirm: 第十三条 ↔ 第十六条（拆分，相似度 0.42）."""
    return [_doubt(found.rows[place]) for place in found.doubtful]


def _doubt(row: Row) -> str:
    labels = " ↔ ".join((cell.label or "（无条号）") if cell else "（无）" for cell in row.cells)
    return f"{labels}（{row.kind.value}，相似度 {row.score:.2f}）"
