"""A unit of the tree to lines, and lines back to the unit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.provision import Provision
from workbench.tui.editor.model.body import Body
from workbench.tui.editor.model.line import Line, Span

#: The words of a provision as shown, and the places of the references among them.
Shown = Callable[[Provision], tuple[str, Sequence[Span]]]


def body_of(unit: Provision, shown: Shown) -> Body:
    """The lines of ``unit``: its 款 with all below them, not the units that it holds."""
    return Body(tuple(_lines(unit.children, 0, shown)) or (Line(),))


def _lines(children: Sequence[Provision], depth: int, shown: Shown) -> Iterator[Line]:
    for child in children:
        if child.level in BODY:
            yield _line(child, depth, shown)
            yield from _lines(child.children, depth + 1, shown)


def _line(provision: Provision, depth: int, shown: Shown) -> Line:
    words, spans = shown(provision)
    return Line(
        *(words, provision.level, depth, provision.id, tuple(spans)),
        mark=provision.mark,
        block=provision.block,
        split_from=provision.split_from,
        merged=provision.merged,
    )


def unit_of(body: Body, unit: Provision) -> Provision:
    """``unit`` with these lines for its 款, in front of the units that it holds.

    Lines that were begun and have no words yet are left out; the others must have ids (``named``).
    """
    units = tuple(child for child in unit.children if child.level not in BODY)
    return replace(unit, children=(*_children(_without_blanks(body)), *units))


def named(body: Body, draw: Callable[[], Id]) -> Body:
    """With an id of ``draw`` for every line that has none and that ``unit_of`` keeps."""
    return Body(
        tuple(
            replace(line, id=draw()) if line.id is None and not _is_blank(body, index) else line
            for index, line in enumerate(body.lines)
        )
    )


def _without_blanks(body: Body) -> tuple[Line, ...]:
    return tuple(line for index, line in enumerate(body.lines) if not _is_blank(body, index))


def _is_blank(body: Body, index: int) -> bool:
    line = body.lines[index]
    return line.id is None and not line.words and body.subtree_end(index) == index + 1


def _children(lines: Sequence[Line]) -> tuple[Provision, ...]:
    found, start = [], 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and lines[end].depth > lines[start].depth:
            end += 1
        found.append(_provision(lines[start], _children(lines[start + 1 : end])))
        start = end
    return tuple(found)


def _provision(line: Line, children: tuple[Provision, ...]) -> Provision:
    if line.id is None:
        raise ValueError("a line without an id")
    return Provision(
        *(line.id, line.level, line.text()),
        children=children,
        mark=line.mark,
        block=line.block,
        split_from=line.split_from,
        merged=line.merged,
    )
