"""Statutes side by side as plain data: every correspondence with its score, every shared passage by its place."""

from typing import Any

from workbench.comparison.across import Across, AcrossRow, Bond, Correspondence, Place
from workbench.rendering.comparison.across_places import Shown, alone, count, label, shown


def to_data(found: Across, columns: tuple[str, ...]) -> dict[str, Any]:
    """``rows`` as printed, ``links`` each once, ``alone``: the labels that only one column has, column by column."""
    return {
        "columns": list(columns),
        "rows": [_row(found, row) for row in found.rows],
        "links": [_link(found, link) for link in found.links],
        "alone": [[label(found, Place(at, id)) for id in alone(found, at)] for at in range(len(columns))],
        "statistics": {bond.value: count(found, bond) for bond in Bond},
    }


def _row(found: Across, row: AcrossRow) -> dict[str, Any]:
    cells = [[_article(one) for one in column] for column in shown(found, row)]
    return {"guide": row.guide.column, "alone": row.is_alone, "cells": cells}


def _article(one: Shown) -> dict[str, Any]:
    return {
        "label": one.label,
        "id": one.place.id,
        "heading": one.heading,
        "text": one.text,
        "shared": [[start, end] for start, end in one.passages],
    }


def _link(found: Across, link: Correspondence) -> dict[str, Any]:
    return {
        "columns": [link.one.column, link.other.column],
        "labels": [label(found, link.one), label(found, link.other)],
        "ids": [link.one.id, link.other.id],
        "score": link.score,
        "kind": link.bond.value,
    }
