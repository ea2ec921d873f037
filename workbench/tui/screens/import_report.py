"""The dry run of an import: what every line was taken for, what was repaired, what should be looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.importing.imported import Imported
from workbench.importing.options import ROLES, ImportOptions, Tracked
from workbench.session.reading.statistics import counts
from workbench.session.view import View
from workbench.tui.panes.lower import SIGNS
from workbench.tui.pinyin import matches
from workbench.tui.screens.deeds import COMMON, Deed, DeedScreen, bindings
from workbench.tui.screens.listing import Finder
from workbench.tui.widgets.pieces import Item, Piece, fitted, plain
from workbench.tui.widgets.row_list import RowList

DEEDS = (
    *COMMON,
    Deed("role", "改认定", "f2", "改这一行的认定：题名、章、条、款、项、杂项……，改了就重读一遍。"),
    Deed("tracked", "修订", "f3", "docx 里的修订：当作已接受，或者读原文。"),
    Deed("lines", "逐行", "f4", "只看要核对的，或者连同每一行的认定。"),
    Deed("confirm", "导入", "ctrl+s,f10", "照这里的认定导入。"),
)
_TRACKED = {"accepted": "修订当作已接受", "original": "修订当作没有，读原文"}
_PLAIN = "（照程序的认定）"


class ImportReport(DeedScreen):
    """Answers the options with which the file is to be imported, or None. ``read`` reads the file, writing nothing."""

    TITLE_OF = "导入"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))
    DEFAULT_CSS = "ImportReport RowList { height: 1fr; padding: 0 1; }"

    def __init__(self, name: str, read: Callable[[ImportOptions], Imported], options: ImportOptions) -> None:
        super().__init__()
        self._name, self._read, self.options = name, read, options
        self.imported: Imported | None = None
        self._all = False

    def compose(self) -> ComposeResult:
        """Title, report, keys."""
        yield Static("", id="head", markup=False)
        yield RowList(id="report")
        yield from self.lines_below()

    def on_mount(self) -> None:
        """Read."""
        self.query_one("#head", Static).update(Content(f"导入 {self._name}"))
        self.query_one(RowList).focus()
        self.show_footer()
        self.run_worker(self._again(self.options), group="reading")

    async def _again(self, options: ImportOptions) -> None:
        """Read with other options; where that fails, what was shown stays."""
        self.say("正在读……")
        self.imported = await self._told(options)
        if self.imported is not None:
            self.options = options
            self._show()
            self.say("还没有导入。请核对，不对的按 F2 改认定，Ctrl+S 导入。")

    async def _told(self, options: ImportOptions) -> Imported | None:
        from workbench.tui.failures import problem_of, sentence

        try:
            return await asyncio.to_thread(self._read, options)
        except Exception as error:
            self.say(sentence(problem_of(error)), "bad")
            return self.imported

    def _show(self) -> None:
        assert self.imported is not None
        self.query_one(RowList).show(report(self.imported, self.options, every_line=self._all))
        title = self.imported.instrument.title or "（没有题名）"
        words = f"导入 {self._name}（试行，还没有写入）：{title} ─ {_TRACKED[self.options.tracked]}"
        self.query_one("#head", Static).update(Content(fitted(words, max(self.size.width - 2, 20))))

    def on_row_list_chosen(self) -> None:
        """Enter on a line."""
        self.action_do("role")

    async def do_role(self) -> None:
        """Another role for the line under the cursor."""
        line = self.query_one(RowList).key
        if not isinstance(line, int):
            self.say("先选一行；按 F4 看每一行。", "bad")
            return
        entries = (_PLAIN, *ROLES)

        def source(typed: str) -> Iterator[Item]:
            return (plain(role, role) for role in entries if matches(typed, role))

        role = await self.app.push_screen_wait(Finder(f"第 {line} 行是", source, "名称或者拼音首字母"))
        if isinstance(role, str):
            kept = tuple(one for one in self.options.corrections if one[0] != line)
            corrected = kept if role == _PLAIN else (*kept, (line, role))
            await self._again(replace(self.options, corrections=corrected))

    async def do_tracked(self) -> None:
        """Tracked changes the other way."""
        tracked: Tracked = "original" if self.options.tracked == "accepted" else "accepted"
        await self._again(replace(self.options, tracked=tracked))

    async def do_lines(self) -> None:
        """Every line, or only what should be looked at."""
        self._all = not self._all
        if self.imported is not None:
            self._show()

    async def do_confirm(self) -> None:
        """Answer."""
        if self.imported is None:
            self.say("文件还没有读出来。", "bad")
        else:
            self.dismiss(self.options)


def report(imported: Imported, options: ImportOptions, *, every_line: bool) -> list[Item]:
    """What came in, what should be looked at, what was repaired; the key is the number of a line of the source."""
    found = "，".join(f"{count} {level}" for level, count in counts(View(imported.instrument)).items() if count)
    items = [plain(imported.instrument.title or "没有认出题名", kind="strong"), plain(found or "没有认出条文")]
    items += [plain(f"附带材料：{attachment.title}") for attachment in imported.instrument.attachments]
    items += _titled("请核对", [_problem(sign, words) for sign, words in _problems(imported)])
    repairs = [plain(f"第 {one.line} 行：{one.message}", one.line, hang=2) for one in imported.repairs]
    items += _titled("改正了的", repairs)
    notes = [plain(f"第 {one.line} 行，{one.author}：{one.text}", one.line, hang=2) for one in imported.comments]
    items += _titled("批注", notes)
    changed = dict(options.corrections)
    roles = [one for one in imported.roles if every_line or one.line in changed]
    lines = [
        Item(
            (
                Piece(f"{one.line:>5} ", "dim"),
                Piece(f"{'✎' if one.line in changed else ' '}{one.role}", "good" if one.line in changed else "mark"),
                Piece(f"  {one.label}  " if one.label else "  ", "strong"),
                Piece(one.text),
            ),
            one.line,
            whole=False,
        )
        for one in roles
    ]
    return items + _titled("每一行的认定" if every_line else "改过的认定", lines)


def _titled(title: str, items: list[Item]) -> list[Item]:
    return [plain(""), plain(f"{title}（{len(items)}）", kind="strong"), *items] if items else []


def _problems(imported: Imported) -> Iterator[tuple[Piece, Piece]]:
    for problem in imported.problems:
        sign, kind = SIGNS[problem.severity]
        where = f"{problem.where}：" if problem.where and problem.where not in problem.message else ""
        yield Piece(sign, kind), Piece(f" {where}{problem.message}{problem.hint}")


def _problem(sign: Piece, words: Piece) -> Item:
    return Item((sign, words), hang=7)
