"""pdf: the sheet as pages."""

from typing import Any

from workbench.model.level import rank
from workbench.rendering.comparison.print_pages import Runs, compiled
from workbench.rendering.comparison.sheet import CENTRED, Place, Sheet, SheetRow

#: The 说明 column beside one of text.
_NOTES = 0.6


def write(sheet: Sheet) -> bytes:
    """The file."""
    return compiled("print_table.typ", sheet.marks, _data(sheet))


def _data(sheet: Sheet) -> dict[str, Any]:
    runs = Runs(sheet.marks)
    return {
        "title": sheet.title,
        "cover": list(sheet.cover),
        "summary": list(sheet.summary),
        "notices": list(sheet.notices),
        "legend": runs.legend(sheet.legend),
        "heads": list(sheet.heads),
        "notes": sheet.has_notes,
        "widths": _widths(sheet),
        "rows": [_row(row, runs) for row in sheet.rows],
    }


def _row(row: SheetRow, runs: Runs) -> dict[str, Any]:
    """``level``: of a heading inside the table, 1 for the outermost there can be; 0 for any other row."""
    return {
        "across": row.across,
        "centred": row.place in CENTRED,
        "level": rank(row.level) if row.place is Place.DIVISION else 0,
        "cells": [runs.cell(cell) for cell in row.cells],
    }


def _widths(sheet: Sheet) -> list[float]:
    shares = [1.0] * len(sheet.heads)
    return [*shares[:-1], _NOTES] if sheet.has_notes else shares
