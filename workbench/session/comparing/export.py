"""A comparison as a file: 对照表, 花脸稿, or the new text with revisions that an office accepts or rejects in Word."""

from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module

from workbench.model.problems import refuse
from workbench.rendering.comparison.options import TableOptions
from workbench.rendering.comparison.sheet import Sheet
from workbench.session.comparing.tables import Compared

#: Who made the revisions, where no 制表单位 is given.
_AUTHOR = "立法草案工作台"
#: What writes a sheet; each is imported only when it is wanted.
_WRITERS = {
    "docx": "word_table",
    "xlsx": "spreadsheet",
    "pdf": "print",
    "html": "table_page",
    "md": "markdown_table",
}


class Product(StrEnum):
    """What is made of a comparison."""

    TABLE = "修改对照表"
    REDLINE = "花脸稿"
    TRACKED = "修订稿"


def exported(found: Compared, product: Product, format: str, options: TableOptions) -> bytes:
    """The content of the file; WorkbenchError when this product is not made in this format."""
    if format == "json":
        from workbench.rendering.comparison import table_json

        return table_json.write(found.table)
    match product:
        case Product.TABLE:
            return _table(found, format, options)
        case Product.REDLINE:
            from workbench.rendering.comparison.export import export_redline

            return export_redline(found.table, format, options)
        case Product.TRACKED:
            return _tracked(found, format, options)


def _table(found: Compared, format: str, options: TableOptions) -> bytes:
    from workbench.rendering.comparison.building import sheet

    return printed(sheet(found.table, options), format)


def printed(sheet: Sheet, format: str) -> bytes:
    """A sheet in one of the formats for people; WorkbenchError for any other."""
    writer = _WRITERS.get(format)
    if writer is None:
        raise refuse("unknown-format", f"不能导出「{format}」格式。", hint=f"可以用：{'、'.join(_WRITERS)}。")
    written = import_module(f"workbench.rendering.comparison.{writer}").write(sheet)
    assert isinstance(written, bytes)
    return written


def _tracked(found: Compared, format: str, options: TableOptions) -> bytes:
    """The last text, its differences from the one before as revisions of whoever makes the table."""
    from workbench.rendering.comparison.export import export_tracked

    if format != "docx":
        raise refuse("unknown-format", "带修订的文本只有 docx 格式。", hint="用 -f docx。")
    old, new = (side.instrument for side in found.sides[-2:])
    return export_tracked(old, new, found.table, options.issuer.strip() or _AUTHOR, datetime.now(UTC))


def fonts_told(format: str) -> str:
    """Which fonts a pdf was set in, as a sentence; "" for the formats that only name theirs."""
    if format != "pdf":
        return ""
    from workbench.rendering.comparison.print_fonts import found

    return f"所用字体：{found().told()}。"
