"""What was copied in this draft: beside the words the references among them, which pasting puts back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.line import Line, Span
from workbench.tui.editor.model.pasting import copied, paste
from workbench.tui.editor.model.selection import Edited, Selection


class Clip(NamedTuple):
    """``words``: as they went to the clipboard; ``lines``: the selected part of each line that has words."""

    words: str
    lines: tuple[Line, ...]


def clip(body: Body, selection: Selection) -> Clip:
    """What is selected."""
    return Clip(copied(body, selection), tuple(line for line in _cut(body, selection) if line.words))


def _cut(body: Body, selection: Selection) -> Iterator[Line]:
    start, end = selection.start, selection.end
    for index in range(start.line, end.line + 1):
        line = body.lines[index]
        if index == end.line:
            line = line.before(end.offset)
        yield line.after(start.offset) if index == start.line else line


def paste_clip(body: Body, selection: Selection, held: Clip) -> Edited:
    """As ``paste``, and where the words stand as they were copied, their references too."""
    done = paste(body, selection, held.words)
    lines, place = list(done.body.lines), selection.start
    for number, copy in enumerate(held.lines):
        index = place.line + number
        if copy.spans and index < len(lines):
            lines[index] = _bound(lines[index], copy, Place(index, place.offset if number == 0 else 0))
    return done if lines == list(done.body.lines) else done._replace(body=Body(tuple(lines)))


def _bound(line: Line, copy: Line, place: Place) -> Line:
    at, end = place.offset, place.offset + len(copy.words)
    if line.words[at:end] != copy.words:
        return line
    new = [Span(span.start + at, span.end + at, span.reference) for span in copy.spans]
    spans = sorted([*line.spans, *new], key=lambda span: span.start)
    # At both seams a citation may have grown into another one: retyping nothing there looks.
    return replace(line, spans=tuple(spans)).retyped(at, at, "").retyped(end, end, "")
