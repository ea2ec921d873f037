"""The one door to every format of a comparison table."""

import json
from collections.abc import Callable
from typing import Any

from workbench.comparison.data import to_data
from workbench.comparison.table import Table
from workbench.language.display import clean
from workbench.model.problems import WorkbenchError, refuse
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.options import DEFAULT, TableOptions

_Writer = Callable[[Table, TableOptions], bytes]


def export_table(table: Table, format: str, options: TableOptions = DEFAULT) -> bytes:
    """The table in one of ``FORMATS``; WorkbenchError for any other."""
    writer = _TABLES.get(format)
    if writer is None:
        raise _unknown(format, "修改对照表", FORMATS)
    return writer(table, options)


def _unknown(format: str, what: str, known: tuple[str, ...]) -> WorkbenchError:
    return refuse(
        "unknown-format", f"{what}不能导出「{format}」格式。", where=format, hint="可以用：" + "、".join(known) + "。"
    )


def _docx(table: Table, options: TableOptions) -> bytes:
    from workbench.rendering.comparison import word_table

    return word_table.write(sheet(table, options))


def _html(table: Table, options: TableOptions) -> bytes:
    from workbench.rendering.comparison import table_page

    return table_page.write(sheet(table, options))


def _md(table: Table, options: TableOptions) -> bytes:
    from workbench.rendering.comparison import markdown_table

    return markdown_table.write(sheet(table, options))


def _json(table: Table, options: TableOptions) -> bytes:
    """The contract for programs: the whole table, whatever was chosen for print."""
    return (json.dumps(_clean(to_data(table)), ensure_ascii=False, indent=1) + "\n").encode()


def _clean(data: Any) -> Any:
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, dict):
        return {key: _clean(value) for key, value in data.items()}
    return [_clean(value) for value in data] if isinstance(data, list) else data


_TABLES: dict[str, _Writer] = {"docx": _docx, "html": _html, "md": _md, "json": _json}
FORMATS = tuple(_TABLES)
