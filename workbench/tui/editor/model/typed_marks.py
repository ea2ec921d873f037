"""A mark that is typed or pasted at the beginning of a line: the line takes its level, the words lose it."""

from workbench.language.marks import Mark, read_mark
from workbench.model.level import Level
from workbench.tui.editor.model.body import USUAL, Body, marks
from workbench.tui.editor.model.levels import marked

_LEVELS = {
    **dict.fromkeys(("（一）", "(一)"), Level.ITEM),
    **dict.fromkeys(("1．", "１．", "1.", "１.", "1、", "１、"), Level.SUBITEM),
    **dict.fromkeys(("（1）", "(1)", "（１）", "①", "1)", "1）", "a)", "（a）", "(a)"), Level.POINT),
}
#: Half-width forms are slips of the input method; the list gets the usual mark.
_SLIPS = ("(一)", "1.", "１.", "(1)")
_BLANK = " \u3000\t"


def take_mark(body: Body, index: int, typed_at: int = 0) -> tuple[Body, int] | None:
    """The body with the mark of line ``index`` taken, and the characters its words lost in front; None for no mark.

    ``typed_at``: where the last change began; behind the mark it makes no mark.
    A mark without brackets (1． 1、) counts only with the number that comes next, or numbers in running text would.
    """
    line = body.lines[index]
    mark = read_mark(line.words)
    level = _LEVELS.get(mark.sample) if mark and not line.is_block else None
    if mark is None or level is None or typed_at > mark.end or (mark.sample[-1] == "." and mark.end == len(line.words)):
        return None
    end = mark.end + len(line.words[mark.end :]) - len(line.words[mark.end :].lstrip(_BLANK))
    bare = body.replaced(index, index + 1, (line.after(end),))
    found = marked(bare, index, level, "" if mark.sample in (USUAL[level], *_SLIPS) else mark.sample)
    if found is None or not (_is_bracketed(mark) or _is_next(found, index, mark)):
        return None
    return found, end


def _is_bracketed(mark: Mark) -> bool:
    return mark.sample[0] in "（(①"


def _is_next(body: Body, index: int, mark: Mark) -> bool:
    read = read_mark(marks(body)[index])
    return read is not None and read.number == mark.number
