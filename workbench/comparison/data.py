"""The table as JSON: the contract of the project, stated once, as the text that stands in the file.

A table says most of its words four times, in two columns and in a redline that is given twice. Written straight from
the rows every text is quoted once; by way of plain data the file took twice as long.
"""

import json
from collections.abc import Sequence
from typing import Any

from workbench.comparison.quoting import Quoted
from workbench.comparison.table import Cell, Row, Table

_ROW = '{"kind": %s, "score": %s, "confirmed": %s, "cells": [%s], "redline": %s, "redlines": [%s], "note": %s}'
_DOUBT = '{"row": %s, "labels": [%s], "kind": %s, "score": %s}'


def to_data(table: Table) -> dict[str, Any]:
    """The table as JSON knows it. A kept stretch is written as the new text has it; ``doubtful`` lists row places."""
    texts = members(table)
    return {key: json.loads(one) if isinstance(one, str) else [*map(json.loads, one)] for key, one in texts.items()}


def members(table: Table) -> dict[str, str | list[str]]:
    """The same, every member as a text of JSON; of a list the texts of all in it."""
    quoted = Quoted()
    counts = [f"{quoted[kind]}: {count}" for kind, count in table.statistics.items()]
    return {
        "columns": [quoted[column] for column in table.columns],
        "rows": [_row(row, quoted) for row in table.rows],
        "statistics": "{" + ", ".join(counts) + "}",
        "doubtful": [_doubt(table.rows[place], place, quoted) for place in table.doubtful],
    }


def _row(row: Row, quoted: Quoted) -> str:
    redlines = ["[" + ", ".join([f'["{op}", {quoted[text]}]' for op, text, _ in one]) + "]" for one in row.redlines]
    return _ROW % (
        quoted[row.kind],
        row.score,
        "true" if row.confirmed else "false",
        _cells(row.cells, quoted),
        redlines[row.last_pair],
        ", ".join(redlines),
        quoted[row.note],
    )


def _cells(cells: Sequence[Cell | None], quoted: Quoted) -> str:
    first = _cell(cells[0], quoted)
    # Columns between which nothing happened share their cell.
    return ", ".join([first if cell is cells[0] else _cell(cell, quoted) for cell in cells])


def _cell(cell: Cell | None, quoted: Quoted) -> str:
    if cell is None:
        return "null"
    label, id = quoted[cell.label], quoted[cell.id or ""]
    return f'{{"label": {label}, "id": {id}, "heading": {quoted[cell.heading]}, "text": {quoted[cell.text]}}}'


def _doubt(row: Row, place: int, quoted: Quoted) -> str:
    labels = [quoted[cell.label] if cell else "null" for cell in row.cells]
    return _DOUBT % (place, ", ".join(labels), quoted[row.kind.value], row.score)
