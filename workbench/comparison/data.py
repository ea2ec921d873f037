"""The table as JSON: the contract of the project, stated once, as the text that stands in the file.

A table says most of its words four times, in two columns and in a redline that is given twice. Written straight from
the rows every text is quoted once; by way of plain data the file took twice as long.
"""

import json
from collections.abc import Sequence
from typing import Any

from workbench.comparison.quoting import Quoted
from workbench.comparison.table import Cell, Redline, Row, Table

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
    kind, score, confirmed, _, cells, _, redlines, _, note = row
    marked = [_redline(one, quoted) for one in redlines]
    return (
        f'{{"kind": {quoted[kind]}, "score": {score}, "confirmed": {"true" if confirmed else "false"}, '
        f'"cells": [{_cells(cells, quoted)}], '
        f'"redline": {marked[row.last_pair]}, "redlines": [{", ".join(marked)}], "note": {quoted[note]}}}'
    )


def _redline(changes: Redline, quoted: Quoted) -> str:
    return "[" + ", ".join([f'["{op}", {quoted[text]}]' for op, text, _ in changes]) + "]"


def _cells(cells: Sequence[Cell | None], quoted: Quoted) -> str:
    first = _cell(cells[0], quoted)
    # Columns between which nothing happened share their cell.
    return ", ".join([first if cell is cells[0] else _cell(cell, quoted) for cell in cells])


def _cell(cell: Cell | None, quoted: Quoted) -> str:
    if cell is None:
        return "null"
    label, id, heading, text, *_ = cell
    return (
        f'{{"label": {quoted[label]}, "id": {quoted[id or ""]}, "heading": {quoted[heading]}, "text": {quoted[text]}}}'
    )


def _doubt(row: Row, place: int, quoted: Quoted) -> str:
    labels = [quoted[cell.label] if cell else "null" for cell in row.cells]
    return _DOUBT % (place, ", ".join(labels), quoted[row.kind.value], row.score)
