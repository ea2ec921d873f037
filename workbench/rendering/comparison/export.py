"""The one door to every format of a comparison table."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from workbench.comparison.data import to_data
from workbench.comparison.table import Table
from workbench.language.display import clean
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError, refuse
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.options import DEFAULT, TableOptions
from workbench.rendering.displayed import Displayed
from workbench.rendering.layout import layout

_Writer = Callable[[Table, TableOptions], bytes]


def export_table(table: Table, format: str, options: TableOptions = DEFAULT) -> bytes:
    """The table in one of ``FORMATS``; WorkbenchError for any other."""
    writer = _TABLES.get(format)
    if writer is None:
        raise _unknown(format, "修改对照表", FORMATS)
    return writer(table, options)


def export_redline(table: Table, format: str, options: TableOptions = DEFAULT) -> bytes:
    """The 花脸稿 in one of ``REDLINE_FORMATS``: the newest text in full, with what the last version changed in it."""
    writer = _REDLINES.get(format)
    if writer is None:
        raise _unknown(format, "花脸稿", REDLINE_FORMATS)
    return writer(table, options)


def export_tracked(old: Instrument, new: Instrument, table: Table, author: str, date: datetime) -> bytes:
    """The new text as a .docx with Word revisions by ``author``; ``old`` and ``new`` are the last two columns.

    Accepting all revisions gives the new text, rejecting all the old one.
    """
    from workbench.rendering.comparison import word_tracked
    from workbench.rendering.comparison.steps import steps

    before, after = (layout(instrument, Displayed(instrument)) for instrument in (old, new))
    return word_tracked.write(tuple(steps(before, after, table)), new.profile, author, date)


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


def _redline_docx(table: Table, options: TableOptions) -> bytes:
    from workbench.rendering.comparison import word_redline
    from workbench.rendering.comparison.manuscript import manuscript

    return word_redline.write(manuscript(table, options))


def _redline_html(table: Table, options: TableOptions) -> bytes:
    from workbench.rendering.comparison import redline_page
    from workbench.rendering.comparison.manuscript import manuscript

    return redline_page.write(manuscript(table, options))


def _redline_md(table: Table, options: TableOptions) -> bytes:
    from workbench.rendering.comparison import markdown_redline
    from workbench.rendering.comparison.manuscript import manuscript

    return markdown_redline.write(manuscript(table, options))


_TABLES: dict[str, _Writer] = {"docx": _docx, "html": _html, "md": _md, "json": _json}
_REDLINES: dict[str, _Writer] = {"docx": _redline_docx, "html": _redline_html, "md": _redline_md}
FORMATS = tuple(_TABLES)
REDLINE_FORMATS = tuple(_REDLINES)
