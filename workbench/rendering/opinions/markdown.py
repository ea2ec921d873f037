"""Markdown: pipe tables for e-mail and review."""

from collections.abc import Iterator, Sequence

from workbench.rendering.markdown import escape
from workbench.rendering.opinions.sheets import Line, Sheet


def write(sheets: Sequence[Sheet]) -> bytes:
    """The file."""
    return ("\n\n".join(part for sheet in sheets for part in _parts(sheet)) + "\n").encode()


def _parts(sheet: Sheet) -> Iterator[str]:
    yield "# " + escape(sheet.title)
    if sheet.cover:
        yield escape("　　".join(sheet.cover))
    yield from map(escape, sheet.notes)
    width = len(sheet.heads)
    heads = [_row([escape(head) for head in sheet.heads]), "|" + " --- |" * width]
    yield "\n".join([*heads, *(_row(_cells(line, width)) for line in sheet.lines)])


def _cells(line: Line, width: int) -> list[str]:
    cells = ["<br>".join(map(escape, cell.split("\n"))) for cell in line.cells]
    return [f"**{cells[0]}**", *[""] * (width - 1)] if line.across else cells


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
