"""html: one self-contained page with a list to jump by, filters by kind, and keys from change to change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.comparison.kinds import Kind
from workbench.rendering.comparison.pages import Piece, Pieces, page
from workbench.rendering.comparison.sheet import Place, Sheet, SheetRow

_NOTES = 0.6


@dataclass(frozen=True, slots=True)
class _Row:
    """``listed``: its class in the list to jump by, "" when it is not in it; ``kind`` "" when no filter hides it."""

    anchor: str
    place: str
    kind: str
    label: str
    origin: str
    listed: str
    cells: list[list[list[Piece]]]
    across: bool
    changed: bool
    sure: bool


def write(sheet: Sheet) -> bytes:
    """The page, UTF-8."""
    pieces = Pieces(sheet.marks)
    return page(
        "table.html.jinja",
        sheet=sheet,
        legend=pieces.of(sheet.legend),
        rows=list(_rows(sheet, pieces)),
        kinds=_kinds(sheet),
        widths=_widths(sheet),
    )


def _rows(sheet: Sheet, pieces: Pieces) -> Iterator[_Row]:
    for place, row in enumerate(sheet.rows):
        cells = [[pieces.of(words) for words in cell] for cell in row.cells]
        kind = row.kind.value if row.place is Place.ARTICLE and row.kind is not Kind.DIVISION else ""
        yield _Row(
            f"r{place}",
            row.place.value,
            kind,
            row.label,
            row.origin,
            _listed(row),
            cells,
            row.across,
            row.is_changed,
            row.is_sure,
        )


def _listed(row: SheetRow) -> str:
    if row.place is Place.FOLDED or not row.label:
        return ""
    if row.place is Place.DIVISION:
        return "division"
    return "amended" if row.is_changed else "quiet"


def _kinds(sheet: Sheet) -> list[tuple[str, int]]:
    """The kinds of article rows with their numbers, in the order of ``Kind``."""
    counts = Counter(row.kind for row in sheet.rows if row.place is Place.ARTICLE)
    return [(kind.value, counts[kind]) for kind in Kind if counts[kind] and kind is not Kind.DIVISION]


def _widths(sheet: Sheet) -> list[float]:
    """Per cent."""
    shares = [1.0] * (len(sheet.heads) - 1) + [_NOTES if sheet.has_notes else 1.0]
    return [round(100 * share / sum(shares), 3) for share in shares]
