"""The table as plain data: the JSON contract of the project."""

from typing import Any

from workbench.comparison.table import Cell, Row, Table


def to_data(table: Table) -> dict[str, Any]:
    """The table as JSON knows it. A kept stretch is written as the new text has it; ``doubtful`` lists row places."""
    return {
        "columns": list(table.columns),
        "rows": [_row(row) for row in table.rows],
        "statistics": table.statistics,
        "doubtful": [_doubt(table.rows[place], place) for place in table.doubtful],
    }


def _row(row: Row) -> dict[str, Any]:
    """What a row holds twice, a cell of two columns or a redline, is one object here."""
    told = {id(cell): _cell(cell) for cell in row.cells}
    redlines = [[[change.op, change.text] for change in redline] for redline in row.redlines]
    return {
        "kind": row.kind.value,
        "score": row.score,
        "confirmed": row.confirmed,
        "cells": [told[id(cell)] for cell in row.cells],
        "redline": redlines[row.last_pair],
        "redlines": redlines,
        "note": row.note,
    }


def _cell(cell: Cell | None) -> dict[str, str] | None:
    if cell is None:
        return None
    return {"label": cell.label, "id": cell.id or "", "heading": cell.heading, "text": cell.text}


def _doubt(row: Row, place: int) -> dict[str, Any]:
    labels = [cell.label if cell else None for cell in row.cells]
    return {"row": place, "labels": labels, "kind": row.kind.value, "score": row.score}
