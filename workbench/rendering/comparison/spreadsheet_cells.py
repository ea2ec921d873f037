"""Writing the cells of a spreadsheet: strings and rich strings in the formats of a workbook."""

from typing import Any

from workbench.rendering.comparison.appearance import PLAIN
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Paragraphs
from workbench.rendering.comparison.spreadsheet_looks import BODY, HEI, SIZE, TITLE, font, looks

_BORDERS: dict[str, dict[str, Any]] = {
    "cell": {"border": 1},
    "whole": {"border": 1},
    "across": {"border": 1, "align": "center", "valign": "vcenter"},
    "first": {"top": 1, "left": 1, "right": 1},
    "middle": {"left": 1, "right": 1},
    "last": {"bottom": 1, "left": 1, "right": 1},
    "plain": {},
    "head": {"border": 1, "align": "center", "valign": "vcenter", "font_name": HEI, "bold": True},
    "title": {"align": "center", "valign": "vcenter", "font_name": TITLE, "font_size": 20},
}
#: A spreadsheet would take words that begin so for a formula as soon as somebody edits the cell.
_FORMULA = ("=", "+", "-", "@")


class Cells:
    """Writes paragraphs into cells. ``look``: one of the frames above."""

    def __init__(self, book: Any, marks: Marks) -> None:
        self._book = book
        self._looks = looks(marks)
        self._fonts = {mark: book.add_format(font(look)) for mark, look in self._looks.items() if look != PLAIN}
        # Inside a rich string a run without a font would have that of the workbook, not that of its cell.
        self._plain = book.add_format(font(PLAIN))
        self._frames: dict[tuple[Any, ...], Any] = {}

    def write(self, page: Any, row: int, column: int, paragraphs: Paragraphs, look: str) -> None:
        """One cell, its paragraphs parted by line ends."""
        pieces = self._pieces(paragraphs)
        words = "".join(text for text, _ in pieces)
        if not words:
            page.write_blank(row, column, None, self._frame(look, None, ""))
        elif len(pieces) == 1:
            page.write_string(row, column, words, self._frame(look, pieces[0][1], words))
        else:
            runs = [part for text, mark in pieces for part in (self._fonts.get(mark, self._plain), text)]
            page.write_rich_string(row, column, *runs, self._frame(look, None, words))

    def write_across(self, page: Any, row: int, last: int, paragraphs: Paragraphs, look: str) -> None:
        """One cell over all columns up to ``last``."""
        if last:
            page.merge_range(row, 0, row, last, "", self._frame(look, None, ""))
        self.write(page, row, 0, paragraphs, look)

    def _pieces(self, paragraphs: Paragraphs) -> list[tuple[str, Any]]:
        """Words and their mark, None for the plain one; neighbours of one mark are one piece, line ends join either."""
        pieces: list[tuple[str, Any]] = []
        for place, paragraph in enumerate(paragraphs):
            if place and pieces:
                pieces[-1] = (pieces[-1][0] + "\n", pieces[-1][1])
            elif place:
                pieces.append(("\n", None))
            for run in paragraph:
                words, mark = run.text, run.mark if run.mark in self._fonts else None
                if pieces and pieces[-1][1] == mark:
                    words = pieces.pop()[0] + words
                pieces.append((words, mark))
        return pieces

    def _frame(self, look: str, mark: Any, words: str) -> Any:
        """The format of a cell: its frame, the font of its only mark, and the guard against formulas."""
        key = look, mark, words.startswith(_FORMULA)
        if key not in self._frames:
            made: dict[str, Any] = {"font_name": BODY, "font_size": SIZE, "text_wrap": True, "valign": "top"}
            made |= _BORDERS[look] | (font(self._looks[mark]) if mark else {})
            self._frames[key] = self._book.add_format(made | ({"quote_prefix": True} if key[2] else {}))
        return self._frames[key]
