"""What a reference may fall back to when its written form is no longer true, the shortest first."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.citing.places import Places
from workbench.citing.reading import Reading
from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.reference import Form, Pointer, Style


def fuller_pointers(pointer: Pointer, reading: Reading, places: Places) -> Iterator[Pointer]:
    """第三款 after 「本条第一款、」; 本条第三款; 第八条第三款 where no 本条例 is needed. Each is to be tried."""
    target, full = pointer.target, plain(pointer)
    if reading.joined and _is_sibling(target, reading.last, places):
        yield replace(full, form=Form.BARE, style=replace(full.style, depth=1))
    article = places.labels.above(target, Level.ARTICLE)
    if article is not None and places.own(reading.at, Level.ARTICLE) == article:
        depth = sum(step.level in BODY for step in places.written_path(target))
        yield replace(full, form=Form.RELATIVE, style=replace(full.style, depth=depth))
    if pointer.form is Form.FULL or reading.joined or reading.anchored:
        yield full


def _is_sibling(one: Id, other: Id | None, places: Places) -> bool:
    return other is not None and places.labels.parent(one) == places.labels.parent(other)


def plain(pointer: Pointer) -> Pointer:
    """The same target in full, with only the brackets and digits of the writer."""
    style = Style(brackets=pointer.style.brackets, digits=pointer.style.digits)
    return replace(pointer, form=Form.FULL, style=style)
