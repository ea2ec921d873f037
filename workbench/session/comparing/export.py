"""A comparison as a file: 对照表, 花脸稿, or the new text with revisions that an office accepts or rejects in Word."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.rendering.comparison.export import Revised, export_redline, export_table, export_tracked
from workbench.rendering.comparison.formats import Product
from workbench.rendering.comparison.options import DEFAULT, TableOptions
from workbench.rendering.comparison.progress import SILENT, Progress
from workbench.session.comparing.tables import Compared
from workbench.session.exporting import refuse_place, write_new

#: Who made the revisions, where no 制表单位 is given.
_AUTHOR = "立法草案工作台"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of a comparison; ``FORMATS[product]`` are the formats there are."""

    product: Product = Product.TABLE
    format: str = "docx"
    options: TableOptions = DEFAULT


def export(found: Compared, order: Order, progress: Progress = SILENT) -> bytes:
    """The content of the file. WorkbenchError when this product is not made in this format; Cancelled."""
    match order.product:
        case Product.REDLINE:
            return export_redline(found.table, order.format, order.options, progress)
        case Product.TRACKED:
            return export_tracked(_revised(found, order.options), order.format, progress)
        case _:
            return export_table(found.table, order.format, order.options, progress)


def _revised(found: Compared, options: TableOptions) -> Revised:
    old, new = (side.instrument for side in found.sides[-2:])
    return Revised(old, new, found.table, options.issuer.strip() or _AUTHOR, datetime.now(UTC))


def export_to(path: Path, found: Compared, order: Order, *, force: bool = False, progress: Progress = SILENT) -> int:
    """Write the file whole or not at all; its size in bytes.

    WorkbenchError: as ``export``, or nothing may be written there. Cancelled or OSError: nothing was written.
    """
    refuse_place(path, force=force)
    data = export(found, order, progress)
    progress.check()
    write_new(path, data, force=force)
    return len(data)


def fonts_told(format: str) -> str:
    """Which fonts a pdf was set in, as a sentence; "" for the formats that only name theirs."""
    if format != "pdf":
        return ""
    from workbench.rendering.comparison.print_fonts import found

    return f"所用字体：{found().told()}。"
