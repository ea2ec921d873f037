"""What an import of opinions would bring, before anything is written: columns, numbers, what was refused and why."""

from collections.abc import Iterator, Sequence

from workbench.language.display import one_line
from workbench.model.problems import Problem
from workbench.session.opinions.columns import Column
from workbench.session.opinions.taking import Taken
from workbench.tui.failures import sentence
from workbench.tui.panes.lower import SIGNS
from workbench.tui.widgets.pieces import Item, Piece, fitted, padded, plain

SAME = "确是另外的来信，按 F4 收下。"
#: What to do here, where the problem names an option of the command line.
_HINTS = {
    "no-opinion-column": "在写意见的一栏上按 Enter，选「意见」。",
    "binary-file": "请确认选对了文件；表格请另存为 .xlsx，或者 UTF-8 的 .csv。",
    "places-missing": "请核对是不是针对另一稿（F3）；也可以导入以后用 Alt+L 关联条款。",
}
#: Cells of the column with the heads and of that with their meanings.
_HEAD, _MEANING = 24, 12


def said_here(problem: Problem) -> str:
    """A problem on one line, with the keys of the screen instead of options."""
    said = f"{problem.message}{_HINTS[problem.code]}" if problem.code in _HINTS else sentence(problem)
    return one_line(said)


def refused_items(columns: Sequence[Column], problem: Problem) -> list[Item]:
    """Why nothing can be imported, and the columns as far as they were read; keys as in ``intake_items``."""
    why = Item((Piece("✗ 不能导入", "bad"), Piece(f" {said_here(problem)}")), hang=11)
    return [why, *_columns(columns)]


def intake_items(columns: Sequence[Column], taken: Taken, *, all_rows: bool) -> list[Item]:
    """The report; the key of a row is the number of a column."""
    items = [*_counts(taken, all_rows), *_columns(columns)]
    if taken.problems:
        items += [plain(""), plain(f"请核对（{len(taken.problems)}）", kind="strong"), *map(_problem, taken.problems)]
    return items


def _columns(columns: Sequence[Column]) -> Iterator[Item]:
    if columns:
        yield plain("")
        yield plain("栏目，是什么，举例（Enter 改）", kind="strong")
        yield from (_column(column, at) for at, column in enumerate(columns))


def _counts(taken: Taken, all_rows: bool) -> Iterator[Item]:
    yield plain(f"新的意见 {len(taken.added)} 条，针对{_named(taken.stage)}", kind="strong")
    if taken.added:
        yield plain(f"  编号 #{taken.added[0]} 至 #{taken.added[-1]}")
        yield plain(f"  关联到条款 {taken.linked} 条，与在前的意见相同或者相近 {taken.grouped} 条")
    if all_rows:
        yield plain("  与已有意见完全相同的，也作为新的来信收下（F4）", kind="warn")
    elif taken.known:
        yield plain(f"  有 {taken.known} 条与已有的意见完全相同，不重复导入；{SAME}", kind="warn", hang=2)
    if taken.masked:
        counted = "，".join(f"{what} {number} 处" for what, number in taken.masked.most_common())
        yield plain(f"  遮盖个人信息：{counted}；原文只存在这台机器的私有库里", hang=2)


def _named(stage: str) -> str:
    """A stage by its name; where there is none, it is a commit."""
    return f"「{one_line(stage)}」" if stage else "现在存着的版本"


def _column(column: Column, at: int) -> Item:
    head = one_line(column.head) or f"（第 {at + 1} 栏，没有栏目名）"
    meaning = Piece(padded(column.meaning or "不用", _MEANING), "good" if column.meaning else "dim")
    pieces = (Piece(padded(fitted(head, _HEAD - 2), _HEAD)), meaning, Piece(one_line(column.example), "dim"))
    return Item(pieces, at, whole=False)


def _problem(problem: Problem) -> Item:
    sign, kind = SIGNS[problem.severity]
    where = "" if not problem.where or problem.where in problem.message else f"{problem.where}："
    hint = _HINTS.get(problem.code, problem.hint)
    return Item((Piece(sign, kind), Piece(f" {one_line(where + problem.message + hint)}")), hang=7)
