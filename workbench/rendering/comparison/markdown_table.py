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
_BOLD = (Mark.LABEL, Mark.HEADING)


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
    said: list[tuple[bool, str]] = []
    for run in paragraph:
        is_bold, text = run.mark in _BOLD, worded(run, _LOOKS[run.mark])
        if said and said[-1][0] == is_bold:
            text = said.pop()[1] + text
        said.append((is_bold, text))
    edges = ["", *(text for _, text in said), ""]
    return "".join(
        _strong(text, edges[at], edges[at + 2]) if is_bold else escape(text) for at, (is_bold, text) in enumerate(said)
    )


def _strong(text: str, before: str, after: str) -> str:
    """Bold where the rules of CommonMark let asterisks touch what stands beside them."""
    bare = text.rstrip("\u3000")
    gap = text[len(bare) :]
    if not bare or not _may_touch(bare[0], before[-1:]) or not _may_touch(bare[-1], gap or after[:1]):
        return escape(text)
    return f"**{escape(bare)}**{gap}"


def _may_touch(inside: str, outside: str) -> bool:
    """Asterisks between a letter outside and punctuation inside are mere asterisks."""
    return inside.isalnum() or not outside[:1].isalnum()
