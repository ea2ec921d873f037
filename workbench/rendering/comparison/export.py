"""The one door to every product of a comparison in every format (``formats`` lists them)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from workbench.comparison.across import Across
from workbench.comparison.table import Table
from workbench.model.instrument import Instrument
from workbench.rendering.comparison.formats import Product, writer
from workbench.rendering.comparison.options import DEFAULT, TableOptions
from workbench.rendering.comparison.progress import SILENT, Progress
from workbench.rendering.displayed import Displayed
from workbench.rendering.layout import layout

_ARRANGE, _WRITE = "排版", "写成{}"


def export_table(table: Table, format: str, options: TableOptions = DEFAULT, progress: Progress = SILENT) -> bytes:
    """The 修改对照表. json is the contract for programs: the whole table, whatever was chosen for print."""
    from workbench.rendering.comparison.building import sheet

    return _Made(Product.TABLE, format, progress).of(lambda: table, lambda: sheet(table, options))


def export_redline(table: Table, format: str, options: TableOptions = DEFAULT, progress: Progress = SILENT) -> bytes:
    """The 花脸稿: the newest text in full, with what the last version changed in it."""
    from workbench.rendering.comparison.manuscript import manuscript

    return _Made(Product.REDLINE, format, progress).of(lambda: table, lambda: manuscript(table, options))


def export_across(
    found: Across, columns: tuple[str, ...], format: str, options: TableOptions = DEFAULT, progress: Progress = SILENT
) -> bytes:
    """Several instruments on one subject side by side."""
    from workbench.rendering.comparison import across_json
    from workbench.rendering.comparison.across_sheet import sheet

    made = _Made(Product.ACROSS, format, progress)
    return made.of(lambda: across_json.to_data(found, columns), lambda: sheet(found, columns, options))


@dataclass(frozen=True, slots=True)
class Revised:
    """Two texts, their table, and who answers for the revisions, when."""

    old: Instrument
    new: Instrument
    table: Table
    author: str
    date: datetime


def export_tracked(revised: Revised, format: str = "docx", progress: Progress = SILENT) -> bytes:
    """The new text with revisions: accepting all of them gives the new text, rejecting all the old one."""
    from workbench.rendering.comparison.steps import steps

    module = writer(Product.TRACKED, format)
    before, after = (layout(one, Displayed(one)) for one in (revised.old, revised.new))
    found = progress.step(_ARRANGE, lambda: tuple(steps(before, after, revised.table)))
    made: bytes = progress.step(
        _WRITE.format(format), lambda: module.write(found, revised.new.profile, revised.author, revised.date)
    )
    return made


@dataclass(frozen=True, slots=True)
class _Made:
    """Arranges what is printed, and has it written."""

    product: Product
    format: str
    progress: Progress

    def of(self, data: Callable[[], object], arranged: Callable[[], object]) -> bytes:
        """The file, of plain data or of what is arranged for print."""
        module = writer(self.product, self.format)
        found = self.progress.step(_ARRANGE, data if self.format == "json" else arranged)
        made: bytes = self.progress.step(_WRITE.format(self.format), lambda: module.write(found))
        return made
