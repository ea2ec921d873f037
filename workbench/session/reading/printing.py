"""Provisions as lines of text: one as it is printed, or the outline of all."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.provision import Provision
from workbench.session.view import View

_WIDE = "\u3000"


def printed(view: View, place: Id) -> list[str]:
    """The lines of a provision with all below it, as they are printed."""
    if place == view.instrument.root.id:
        return [line for child in view.instrument.root.children for line in printed(view, child.id)]
    return list(_lines(view, view.node(place)))


def _lines(view: View, node: Provision) -> Iterator[str]:
    if node.level is Level.BLOCK:
        yield from view.wording.text(node.id).split("\n")
        return
    if node.level in BODY:
        words = view.labels.mark(node.id) + view.wording.text(node.id)
        if words:
            yield 2 * _WIDE + words
        children = node.children
    else:
        first, children = _first_words(view, node)
        yield _joined(view.labels.mark(node.id) or view.labels.own(node.id), _heading(node), first)
    for child in children:
        yield from _lines(view, child)


def _first_words(view: View, node: Provision) -> tuple[str, tuple[Provision, ...]]:
    """The first 款 of an article stands on the line of its number."""
    if not node.children or node.children[0].level is not Level.PARAGRAPH or node.level is not Level.ARTICLE:
        return "", node.children
    first = node.children[0]
    return view.wording.text(first.id), (*first.children, *node.children[1:])


def _heading(node: Provision) -> str:
    if node.heading is None:
        return ""
    bracket = node.heading.bracket or ("【】" if node.level is Level.ARTICLE else "")
    return bracket[:1] + node.heading.words + bracket[1:]


def _joined(mark: str, heading: str, words: str) -> str:
    rest = heading + words
    return mark + (_WIDE + rest if rest and rest != mark else "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline; ``depth`` counts the units around it."""

    id: Id
    depth: int
    label: str
    heading: str
    opening: str


def outline(view: View) -> Iterator[Entry]:
    """Every unit in order, articles without a heading with their opening words."""
    yield from _entries(view, view.instrument.root, 0)


def _entries(view: View, node: Provision, depth: int) -> Iterator[Entry]:
    for child in node.children:
        if child.level not in BODY:
            heading = child.heading.words if child.heading else ""
            yield Entry(child.id, depth, view.labels.own(child.id), heading, "" if heading else _opening(view, child))
            yield from _entries(view, child, depth + 1)


def _opening(view: View, unit: Provision) -> str:
    first = next((node for node in unit.walk() if node.text), None)
    words = view.wording.text(first.id) if first and unit.children[0].level in BODY else ""
    return words[:20] + ("……" if len(words) > 20 else "")
