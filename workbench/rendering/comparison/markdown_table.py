"""Markdown: one pipe table for e-mail and review.

The marks are always words (〔增：…〕): ``**`` and ``~~`` next to Chinese punctuation are no emphasis by the rules of
CommonMark, and mail shows them as they are.
"""

from collections.abc import Iterator

from workbench.rendering.comparison.appearance import appearances, legend, worded
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Mark, Paragraph, Paragraphs, Sheet, SheetRow
from workbench.rendering.markdown import escape

_LOOKS = appearances(Marks.WORDED)


def write(sheet: Sheet) -> bytes:
    """The file."""
    return ("\n\n".join([*_opening(sheet), "\n".join(_table(sheet))]) + "\n").encode()


def _opening(sheet: Sheet) -> Iterator[str]:
    yield "# " + escape(sheet.title)
    if sheet.cover:
        yield escape("　　".join(sheet.cover))
    if sheet.summary:
        yield "## 修改情况汇总"
        yield from map(escape, sheet.summary)
    yield from map(escape, sheet.notices)
    if marks := legend_of(sheet.legend):
        yield marks


def legend_of(paragraph: Paragraph) -> str:
    """The legend in words, whatever marks were chosen."""
    return words(legend(Marks.WORDED, {run.mark for run in paragraph}))


def _table(sheet: Sheet) -> Iterator[str]:
    width = len(sheet.heads)
    yield _line([escape(head) for head in sheet.heads])
    yield "|" + " --- |" * width
    for row in sheet.rows:
        yield _line(_cells(row, width))


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cells(row: SheetRow, width: int) -> list[str]:
    cells = [_cell(cell) for cell in row.cells]
    return [cells[0], *[""] * (width - 1)] if row.across else cells


def _cell(paragraphs: Paragraphs) -> str:
    return "<br>".join(words(paragraph) for paragraph in paragraphs)


def words(paragraph: Paragraph) -> str:
    """A paragraph with its marks; numbers and names are bold where nothing else is said about them."""
    return "".join(_run(run.mark, escape(worded(run, _LOOKS[run.mark]))) for run in paragraph)


def _run(mark: Mark, text: str) -> str:
    if mark not in (Mark.LABEL, Mark.HEADING):
        return text
    bare = text.rstrip("\u3000")
    return f"**{bare}**{text[len(bare) :]}" if bare else text
