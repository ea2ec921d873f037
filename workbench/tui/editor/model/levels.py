"""Tab and Shift+Tab: 款 → 项 → 目 → 细目 and back; what stands in a line goes with it."""

from dataclasses import replace

from workbench.model.level import LISTED, Level
from workbench.tui.editor.model.body import Body, holder_depth, sample_of_list
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.selection import Edited, Selection

_INWARDS = {
    Level.PARAGRAPH: Level.ITEM,
    Level.ITEM: Level.SUBITEM,
    Level.SUBITEM: Level.POINT,
    Level.POINT: Level.POINT,
}
_OUTWARDS = {Level.ITEM: Level.PARAGRAPH, Level.SUBITEM: Level.ITEM, Level.POINT: Level.SUBITEM}


def indent(body: Body, selection: Selection) -> Edited:
    """Tab: every selected line one level in, 款 → 项 → 目 → 细目."""
    return _levelled(body, selection, inwards=True)


def outdent(body: Body, selection: Selection) -> Edited:
    """Shift+Tab: every selected line one level out."""
    return _levelled(body, selection, inwards=False)


def _levelled(body: Body, selection: Selection, inwards: bool) -> Edited:
    refused, index = "", selection.start.line
    while index <= selection.end.line:
        step = body.subtree_end(index)
        found = indented(body, index) if inwards else outdented(body, index)
        if isinstance(found, str):
            refused = refused or found
            step = index + 1
        else:
            body = found
        index = step
    return Edited(body, selection, refused)


def indented(body: Body, index: int) -> Body | str:
    """With line ``index`` one level further in, or a sentence why not."""
    line, stack = body.lines[index], body.around(index)
    if line.is_block:
        return "图表没有款、项、目之分。"
    if line.level is Level.POINT:
        return "细目以下不再分级。"
    further = line.level is Level.PARAGRAPH and line.depth > 0
    level = _INWARDS[stack[line.depth - 1].level] if further else _INWARDS[line.level]
    depth = holder_depth(stack, level)
    if depth == 0:
        return "它前面没有可以归入的款，不能降为项。"
    return _shifted(body, index, level, depth, _inner_inwards)


def outdented(body: Body, index: int) -> Body | str:
    """With line ``index`` one level further out, or a sentence why not."""
    line, stack = body.lines[index], body.around(index)
    if line.is_block:
        return "图表没有款、项、目之分。"
    if line.level is Level.PARAGRAPH:
        return _shifted(body, index, line.level, line.depth - 1, _same) if line.depth else "已经是款，不能再升。"
    if line.level is Level.POINT and stack[line.depth - 1].level is Level.POINT:
        return _shifted(body, index, line.level, line.depth - 1, _inner_outwards)
    level = _OUTWARDS[line.level]
    return _shifted(body, index, level, 0 if level is Level.PARAGRAPH else holder_depth(stack, level), _inner_outwards)


def marked(body: Body, index: int, level: Level, sample: str) -> Body | None:
    """With line ``index`` as a member of a list of ``level``; None when nothing in front of it can hold it.

    ``sample``: how its mark was written, which counts when it is the first of its list.
    """
    depth = holder_depth(body.around(index), level)
    if depth == 0 or body.lines[index].is_block:
        return None
    others = body.replaced(index, index + 1, ())
    joined = any((line.depth, line.level) == (depth, level) for line in _list_around(others, index, depth))
    mark = sample_of_list(others, index, level, depth) if joined else sample
    return body.replaced(index, index + 1, (replace(body.lines[index], level=level, depth=depth, mark=mark),))


def _list_around(body: Body, index: int, depth: int) -> list[Line]:
    start = index
    while start > 0 and body.lines[start - 1].depth >= depth:
        start -= 1
    end = index
    while end < len(body.lines) and body.lines[end].depth >= depth:
        end += 1
    return list(body.lines[start:end])


def _shifted(body: Body, index: int, level: Level, depth: int, inner: dict[Level, Level]) -> Body:
    end, line = body.subtree_end(index), body.lines[index]
    others = body.replaced(index, end, ())
    mark = sample_of_list(others, index, level, depth) if level in LISTED and level is not line.level else ""
    top = replace(line, level=level, depth=depth, mark=line.mark if level is line.level else mark)
    below = (_within(part, inner, depth - line.depth) for part in body.lines[index + 1 : end])
    return body.replaced(index, end, (top, *below))


def _within(line: Line, inner: dict[Level, Level], shift: int) -> Line:
    level = inner.get(line.level, line.level)
    return replace(line, level=level, depth=line.depth + shift, mark=line.mark if level is line.level else "")


_inner_inwards = {level: _INWARDS[level] for level in LISTED}
_inner_outwards = {Level.SUBITEM: Level.ITEM, Level.POINT: Level.SUBITEM}
_same: dict[Level, Level] = {}
