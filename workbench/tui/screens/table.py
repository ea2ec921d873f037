"""The 修改对照表 as it will be printed: to be looked through, arranged otherwise, and exported."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from workbench.rendering.comparison.sheet import Place
from workbench.tui.pinyin import matches
from workbench.tui.previews.sheet_view import SheetView
from workbench.tui.previews.wish import Wish
from workbench.tui.screens.deeds import COMMON, Deed, bindings
from workbench.tui.screens.listing import Finder
from workbench.tui.screens.table_making import TableMaking
from workbench.tui.widgets.pieces import Item, Piece

DEEDS = (
    *COMMON,
    Deed("sides", "文本", "f2", "选哪几个文本并排：审次、存过的版本、手头的草案、文件。"),
    Deed("marks", "标记", "f3", "换一种标记：黑体加阴影、下划线删除线、红字、文字标记。"),
    Deed("unchanged", "未改的", "f4", "没有修改的条文：全文、同左、略去。"),
    Deed("fold", "折叠", "f5", "没有修改的章，只印一行「本章未修改」，或者照印。", footer=False),
    Deed("columns", "表头", "f6", "表名、各栏名称、说明栏、制表单位、日期、会议文件编号。"),
    Deed("summary", "汇总", "f7", "表前带不带修改情况汇总。", footer=False),
    Deed("next_change", "下一处", "f8,alt+down", "到下一处修改。"),
    Deed("previous_change", "上一处", "shift+f8,alt+f8,alt+up", "到上一处修改。", footer=False),
    Deed("go_to", "跳到", "ctrl+g", "从各条的清单里选一条跳过去，写条号、种类或者拼音首字母。"),
    Deed("export", "导出", "ctrl+e", "照这里的样子导出：docx、xlsx、pdf、html、md、json，也可以导出花脸稿、修订稿。"),
)


class TableScreen(TableMaking):
    """Answers the label of the row on which Enter was pressed, or None; ``wish`` is what was last asked for."""

    TITLE_OF = "修改对照表"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))

    async def do_sides(self) -> None:
        """Other texts."""
        from workbench.tui.screens.sides import Sides, all_readings, titles_of

        readings = await asyncio.to_thread(all_readings, self.desk, self.slug)
        chosen = await self.app.push_screen_wait(Sides(readings, self.wish.wanted.words))
        if chosen is not None and chosen != self.wish.wanted.words:
            self.wish = replace(
                self.wish, wanted=replace(self.wish.wanted, words=chosen, titles=titles_of(readings, chosen))
            )
            self.renew(compare_anew=True)

    async def do_marks(self) -> None:
        """Another profile."""
        self._arrange(self.wish.turned_marks())

    async def do_unchanged(self) -> None:
        """Whole, 同左, left out."""
        self._arrange(self.wish.turned_unchanged())

    async def do_fold(self) -> None:
        """Fold or unfold."""
        self._arrange(self.wish.folded())

    async def do_summary(self) -> None:
        """With or without."""
        self._arrange(self.wish.summed())

    def _arrange(self, wish: Wish) -> None:
        self.wish = wish
        self.renew(compare_anew=False)

    async def do_columns(self) -> None:
        """What stands above the table."""
        from workbench.tui.screens.table_heads import ask_for_heads

        wish = await ask_for_heads(self.app, self.wish, self.found.table.columns if self.found else ())
        if wish is not None:
            again = wish.wanted != self.wish.wanted
            self.wish = wish
            self.renew(compare_anew=again)

    async def do_next_change(self) -> None:
        """On."""
        self._to_change(1)

    async def do_previous_change(self) -> None:
        """Back."""
        self._to_change(-1)

    def _to_change(self, step: int) -> None:
        changes, here = self.changes(), self.view.here if self.view.row >= 0 or self.view.scroll_offset.y else -1
        ahead = [n for n in changes if n > here] if step > 0 else [n for n in reversed(changes) if n < here]
        if not changes:
            self.say("各栏文本没有不同。")
        elif not ahead:
            self.say("后面没有修改了。" if step > 0 else "前面没有修改了。", "bad")
        else:
            self._point(ahead[0])

    def _point(self, row: int) -> None:
        assert self.sheet is not None
        self.view.point(row)
        one, changes = self.sheet.rows[row], self.changes()
        which = f"第 {changes.index(row) + 1} 处，共 {len(changes)} 处：" if row in changes else ""
        self.say(f"{which}{one.label}（{one.kind}）")

    async def do_go_to(self) -> None:
        """From the list of rows."""
        chosen = await self.app.push_screen_wait(
            Finder("跳到", self._found, "条号、种类（新增、删除……）或者拼音首字母")
        )
        if isinstance(chosen, int):
            self._point(chosen)

    def _found(self, typed: str) -> Iterator[Item]:
        for number, row in enumerate(self.sheet.rows if self.sheet else ()):
            was = f"（{row.origin}）" if row.origin else ""
            doubt = "" if row.is_sure else "  请核对"
            if row.place is not Place.FOLDED and matches(typed, f"{row.label}{was}{row.kind}{doubt}"):
                name = Piece(f"{row.label}{was}", "strong" if row.is_changed else "")
                kind = Piece(f"  {row.kind}", "mark" if row.is_changed else "dim")
                yield Item((name, kind, Piece(doubt, "warn")), number, whole=False)

    def on_sheet_view_opened(self, event: SheetView.Opened) -> None:
        """Answer the label."""
        assert self.sheet is not None
        self.dismiss(self.sheet.rows[event.row].label)

    async def do_export(self) -> None:
        """A file of it."""
        from workbench.tui.screens.table_export import export_table_dialog

        if self.barred or self.found is None:
            self.say(self.barred or "对照表还没有做好。", "bad")
            return
        told = await export_table_dialog(self.app, self.found, self.wish.options)
        if told:
            self.say(*told)
