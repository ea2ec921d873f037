"""The consolidated text on pages, as the .docx prints it: 22 lines of 28 characters (GB/T 9704—2012 5.2.2).

Word and WPS stretch and break lines by rules of their own, so that a page may end a line earlier or later.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.language.cells import cells
from workbench.model.identity import Id
from workbench.rendering.displayed import Displayed
from workbench.rendering.layout import layout
from workbench.rendering.lines import Line, Role
from workbench.rendering.options import ExportOptions
from workbench.rendering.word_body import pieces
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece, Row, rows_of

LINES, WIDTH = 22, 56
_INDENT = Piece("\u3000\u3000")
#: The title is set in characters of 22 pt: twenty of them on a line.
_TITLE_WIDTH = 40
_CENTRED = (Role.TITLE, Role.STAGE, Role.NOTE, Role.CONTENTS, Role.DIVISION, Role.ATTACHMENT)
_FLUSH = (Role.ENTRY, Role.ANNEX, Role.LOOSE)
_NEW_PAGE = (Role.ANNEX, Role.ATTACHMENT)
_APART = (Role.CONTENTS, Role.DIVISION)
_KINDS = {Role.TITLE: "strong", Role.DIVISION: "strong", Role.CONTENTS: "strong", Role.NOTE: "dim"}


class PaperRow(NamedTuple):
    """One line on paper. ``id``: the unit that begins on it; ``keep``: what follows stays on its page."""

    pieces: Row = ()
    id: Id | None = None
    keep: bool = False
    fresh: bool = False


Page = tuple[PaperRow, ...]


def pages(view: View, options: ExportOptions) -> list[Page]:
    """The text as pages of at most 22 rows."""
    return list(_paged(_rows(layout(view.instrument, Displayed(view.instrument), options))))


def _rows(lines: Iterable[Line]) -> Iterator[PaperRow]:
    contents = False
    for line in lines:
        if line.role in _APART or (contents and line.role is not Role.ENTRY):
            yield PaperRow(keep=True)
        contents = line.role is Role.ENTRY
        id = line.places[0].id if line.places and not contents else None
        for number, row in enumerate(_broken(line)):
            first = number == 0
            yield PaperRow(row, id if first else None, line.role in _APART, first and line.role in _NEW_PAGE)
        if line.role is Role.TITLE:
            yield PaperRow()


def _broken(line: Line) -> Iterator[Row]:
    """The rows of a paragraph: centred, or with the first one indented by two characters."""
    if line.role is Role.BLOCK:
        yield from ((Piece(words, "dim"),) for words in line.raw)
        return
    words = tuple(Piece(words, "strong" if style else _KINDS.get(line.role, "")) for words, style in pieces(line))
    if line.role in _CENTRED:
        for row in rows_of(Item(words), _TITLE_WIDTH if line.role is Role.TITLE else WIDTH):
            yield (Piece(" " * ((WIDTH - sum(cells(piece.words) for piece in row)) // 2)), *row)
    else:
        yield from rows_of(Item(words if line.role in _FLUSH else (_INDENT, *words)), WIDTH)


def _paged(rows: Iterable[PaperRow]) -> Iterator[Page]:
    page: list[PaperRow] = []
    for row in rows:
        if len(page) == LINES or (row.fresh and page):
            kept = [] if row.fresh else _held(page)
            yield tuple(page[: len(page) - len(kept)])
            page = kept
        if page or row.pieces:
            page.append(row)
    if page:
        yield tuple(page)


def _held(page: list[PaperRow]) -> list[PaperRow]:
    """The headings at the foot of a full page: they go over with what they stand above."""
    start = len(page)
    while start > 1 and page[start - 1].keep:
        start -= 1
    held = page[start:]
    return held[1:] if held and not held[0].pieces else held
