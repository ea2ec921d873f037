"""A comparison as it will be printed, without a file: what a screen shows before somebody exports."""

from pathlib import Path
from typing import NamedTuple

from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.manuscript import Manuscript, manuscript
from workbench.rendering.comparison.options import DEFAULT, TableOptions
from workbench.rendering.comparison.progress import SILENT, Progress
from workbench.rendering.comparison.sheet import Sheet
from workbench.session.comparing.tables import Compared, Wanted, compare
from workbench.session.desk import Desk


class Preview(NamedTuple):
    """A comparison, which can be arranged anew or exported without being made again, and its sheet."""

    found: Compared
    sheet: Sheet


def preview(folder: Path, wanted: Wanted, options: TableOptions = DEFAULT, progress: Progress = SILENT) -> Preview:
    """Compare, and arrange for print. WorkbenchError as ``compare``; Cancelled."""
    found = compare(folder, wanted, progress)
    return Preview(found, sheet_of(found, options, progress))


def sheet_of(found: Compared, options: TableOptions = DEFAULT, progress: Progress = SILENT) -> Sheet:
    """The 修改对照表: rows of marked runs, heads, legend, notices, 修改情况汇总."""
    return progress.step("排版", lambda: sheet(found.table, options))


def manuscript_of(found: Compared, options: TableOptions = DEFAULT, progress: Progress = SILENT) -> Manuscript:
    """The 花脸稿: lines of marked runs, legend, notices."""
    return progress.step("排版", lambda: manuscript(found.table, options))


def readings(desk: Desk, slug: str) -> tuple[str, ...]:
    """What can be compared of a draft, as words for ``Wanted``: its stages, oldest first, then the draft in hand."""
    return (*(f"{slug}@{stage}" for stage in desk.stages(slug)), slug)
