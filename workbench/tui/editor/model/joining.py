"""Two lines become one; the first keeps its id, unless it has no words."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.tui.editor.model.line import Line, Span


def joined(first: Line, second: Line) -> tuple[Line, ...]:
    """The line made of both, or both when one of them is a block and the other has words."""
    if not second.words and not second.is_block:
        return (first,)
    if not first.words and not first.is_block:
        return (second if second.id or second.is_block else replace(second, id=first.id),)
    if first.is_block or second.is_block:
        return first, second
    return (_one(first, second),)


def _one(first: Line, second: Line) -> Line:
    shift = len(first.words)
    moved = tuple(Span(span.start + shift, span.end + shift, span.reference) for span in second.spans)
    whole = replace(first, words=first.words + second.words, spans=first.spans + moved)
    seam = whole.retyped(shift, shift, "")
    if first.id is None and second.id is not None:
        return replace(seam, id=second.id, split_from=second.split_from, merged=first.merged + second.merged)
    return replace(seam, merged=(*first.merged, *_taken_in(first, second)))


def _taken_in(first: Line, second: Line) -> tuple[Id, ...]:
    own = () if second.id is None or second.id == first.id else (second.id,)
    return (*own, *second.merged)
