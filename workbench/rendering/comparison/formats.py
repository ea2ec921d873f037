"""Which product of a comparison is made in which formats, and by which module. Nothing is imported to know it."""

from enum import StrEnum
from importlib import import_module
from typing import Any

from workbench.model.problems import refuse


class Product(StrEnum):
    """What is made of a comparison."""

    TABLE = "修改对照表"
    REDLINE = "花脸稿"
    TRACKED = "修订稿"
    ACROSS = "条文对照表"


_SHEETS = {
    "docx": "word_table",
    "xlsx": "spreadsheet",
    "pdf": "print_table",
    "html": "table_page",
    "md": "markdown_table",
}
#: Each module has ``write``: of a sheet, of a manuscript, of the steps from text to text, or of plain data (json).
_WRITERS = {
    Product.TABLE: _SHEETS | {"json": "data_json"},
    Product.REDLINE: {
        "docx": "word_redline",
        "pdf": "print_redline",
        "html": "redline_page",
        "md": "markdown_redline",
        "json": "data_json",
    },
    Product.TRACKED: {"docx": "word_tracked"},
    Product.ACROSS: _SHEETS | {"json": "data_json"},
}
FORMATS = {product: tuple(writers) for product, writers in _WRITERS.items()}


def writer(product: Product, format: str) -> Any:
    """The module that writes it, loaded only now; WorkbenchError when the product is not made in this format."""
    name = _WRITERS[product].get(format)
    if name is None:
        known = "、".join(FORMATS[product])
        raise refuse("unknown-format", f"{product}不能导出「{format}」格式。", where=format, hint=f"可以用：{known}。")
    return import_module(f"workbench.rendering.comparison.{name}")
