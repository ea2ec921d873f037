"""The text to be read on the screen: from the beginning to the end without pages."""

from collections.abc import Iterator

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS
from workbench.model.provision import Provision
from workbench.session.reading.printing import printed
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece, plain


def reading_items(view: View, found: str = "") -> Iterator[Item]:
    """Title, 题注, then every provision; the first line of a unit has its id for a key. ``found``: words to mark."""
    yield plain(view.instrument.title, kind="strong")
    yield from (plain(note, kind="dim") for note in view.instrument.notes)
    for child in view.instrument.root.children:
        for item in _unit(view, child):
            yield item._replace(pieces=tuple(_marked(item.pieces, found))) if found else item


def _marked(pieces: tuple[Piece, ...], found: str) -> Iterator[Piece]:
    for piece in pieces:
        first, *others = piece.words.split(found)
        yield Piece(first, piece.kind)
        for words in others:
            yield from (Piece(found, "found"), Piece(words, piece.kind))


def _unit(view: View, unit: Provision) -> Iterator[Item]:
    units = [child for child in unit.children if child.level not in BODY]
    if unit.level not in DIVISIONS and not units:
        yield from _lines(view, unit.id)
        return
    own, words = view.labels.own(unit.id), unit.heading.words if unit.heading else ""
    yield plain("")
    yield plain(f"{own}\u3000{words}" if words != own else words, unit.id, "strong")
    for child in unit.children:
        yield from _unit(view, child) if child.level not in BODY else _lines(view, child.id)


def _lines(view: View, id: Id) -> Iterator[Item]:
    for number, line in enumerate(printed(view, id)):
        yield Item((Piece("\u3000\u3000" + line.lstrip("\u3000")),), id if number == 0 else None)
