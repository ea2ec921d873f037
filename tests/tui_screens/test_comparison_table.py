"""The 修改对照表 on the screen: as it will be printed, looked through, arranged otherwise and exported from there."""

import asyncio
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui_screens.desk import Hands, at_work, founded
from workbench.cli.main import main
from workbench.language.cells import cells
from workbench.rendering.comparison.options import Marks, TableOptions
from workbench.rendering.comparison.sheet import plain
from workbench.session.comparing.previews import preview, sheet_of
from workbench.session.comparing.tables import Compared, Wanted
from workbench.tui.previews.grid import grid
from workbench.tui.previews.sheet_view import SheetView
from workbench.tui.screens.form import Form
from workbench.tui.screens.table import TableScreen

SIZES = [(120, 40), (80, 24)]


def amended(folder: Path) -> Path:
    """A draft with a stage, and an article changed, one inserted and one deleted since."""
    founded(folder)
    for command in (
        ("stage", "一审稿"),
        ("replace", "第五条", "--old", "十日", "--new", "十五日"),
        ("insert", "--after", "第三条", "--text", "市人民政府应当公布[red]清单[/red]。"),
        ("delete", "第一条"),
    ):
        assert main(["-C", str(folder), *command]) == 0
    return folder


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    folder = amended(tmp_path_factory.mktemp("amended"))
    return preview(folder, Wanted(("law@一审稿", "law", "law@一审稿"))).found


@given(width=st.integers(20, 260), marks=st.sampled_from(Marks), summary=st.booleans())
def test_the_grid_holds_every_word_of_the_sheet_and_is_never_wider(
    compared: Compared, width: int, marks: Marks, summary: bool
) -> None:
    sheet = sheet_of(compared, TableOptions(marks, summary=summary))
    made = grid(sheet, width)
    assert len(made.first) == len(sheet.rows)
    for number, row in enumerate(sheet.rows):
        lines = [line for line in made.lines if line.row == number and line.columns]
        for place, cell in enumerate(row.cells):
            shown = "".join(piece.words for line in lines for piece in line.columns[place])
            words = plain(cell).split("\n")
            assert all(_bare(part) in _bare(shown) or marks is Marks.WORDED for part in words)
            if not row.across and width > 60:
                widest = max(sum(cells(p.words) for p in line.columns[place]) for line in lines)
                assert widest <= made.widths[place]


def _bare(words: str) -> str:
    return "".join(words.split())


async def _table(hands: Hands) -> TableScreen:
    await hands.press("f10")
    await hands.until(lambda: isinstance(hands.app.screen, TableScreen) and hands.app.screen.sheet is not None)
    await hands.until(lambda: "┌" in hands.text())
    screen = hands.app.screen
    assert isinstance(screen, TableScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
def test_changes_are_gone_through_and_one_is_opened(tmp_path: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_work(amended(tmp_path), size) as hands:
            screen = await _table(hands)
            assert hands.rows()[0].startswith(" 修改对照表（3 处修改）：一审稿 → 现在的草案 ─ 黑体加阴影，未改的全文")
            await hands.press("f8")
            await hands.until(lambda: "第 1 处，共 3 处：第一条（删除）" in hands.message())
            await hands.press("f8")
            await hands.until(lambda: "第 2 处，共 3 处：第三条（新增）" in hands.message())
            # Words of a text are never markup, and the heads stay in sight.
            assert "[red]清单[/red]" in "".join(hands.text().split()) or size[0] == 80
            assert any("│" in row and "一审稿" in row and "现在的草案" in row for row in hands.rows()[:7])
            await hands.press("f8")
            await hands.until(lambda: "第 3 处" in hands.message())
            await hands.press("f8")
            await hands.until(lambda: "后面没有修改了" in hands.message())
            await hands.press("shift+f8")
            await hands.until(lambda: "第 2 处" in hands.message())
            await hands.press("f3", "f4", "f7")
            await hands.until(lambda: "下划线删除线，未改的同左" in hands.text())
            await hands.press("home")
            await hands.until(lambda: "修改情况汇总" in hands.text() and "同左" in hands.text())
            assert screen.view.row == -1
            await hands.press("ctrl+g")
            await hands.until(lambda: "跳到" in hands.text())
            await hands.type("xg")
            await hands.press("enter")
            await hands.until(lambda: "第五条（修改）" in hands.message())
            await hands.press("enter")
            await hands.until_desk()
            await hands.until(lambda: "第五条【期限】" in hands.place())
            # The table opens as it was left.
            again = await _table(hands)
            assert again.wish.options.marks is Marks.LINED

    asyncio.run(story())


def test_other_texts_are_chosen_and_the_table_is_exported(tmp_path: Path) -> None:
    folder = amended(tmp_path)
    returned = folder / "修改稿.txt"
    returned.write_text("示范市数据条例\n\n第一条　本市数据活动适用本条例。\n", encoding="utf-8")

    async def story() -> None:
        async with at_work(folder) as hands:
            await _table(hands)
            await hands.press("f2")
            await hands.until(lambda: "对照哪几个文本" in hands.text())
            assert "第1栏  一审稿" in hands.listed() and "第2栏  现在的草案" in hands.listed()
            await hands.press("space", "ctrl+s")
            await hands.until(lambda: "请选 2 到 5 个文本，现在选了 1 个。" in hands.text())
            await hands.press("end", "space")
            await hands.until(lambda: isinstance(hands.app.screen, Form))
            await hands.type(str(returned))
            await hands.press("enter")
            await hands.until(lambda: "第2栏  修改稿.txt" in hands.listed())
            await hands.press("ctrl+s")
            await hands.until(lambda: "一审稿 → 示范市数据条例" in hands.text())
            assert "请核对" in hands.message()
            await hands.press("f6")
            await hands.until(lambda: "第2栏" in hands.text())
            await hands.press("end", *["backspace"] * 3)
            await hands.type("征求意见")
            await hands.press("enter")
            await hands.until(lambda: "征求意见 → 示范市数据条例" in hands.text())
            await hands.press("ctrl+e")
            await hands.until(lambda: "导出什么" in hands.text())
            await hands.press("tab", *["right"] * 3, "enter")
            await hands.until(lambda: "已导出" in hands.text(), 30)

    asyncio.run(story())
    page = next((folder / "exports").glob("*修改对照表.html")).read_text(encoding="utf-8")
    assert "征求意见" in page and "数据活动适用本条例" in page


def test_an_export_is_stopped_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.rendering.comparison import word_table

    folder, begun, wanted = amended(tmp_path), Event(), Event()
    write = word_table.write

    def slow(sheet: object) -> bytes:
        begun.set()
        wanted.wait(20)
        return write(sheet)  # type: ignore[arg-type]

    monkeypatch.setattr(word_table, "write", slow)

    async def story() -> None:
        async with at_work(folder) as hands:
            await _table(hands)
            await hands.press("ctrl+e")
            await hands.until(lambda: "导出什么" in hands.text())
            await hands.press("enter")
            await hands.until(begun.is_set)
            assert "Esc 停止" in hands.text()
            await hands.press("escape")
            await hands.until(lambda: "已停止导出" in hands.message())
            assert isinstance(hands.app.screen.focused, SheetView)

    try:
        asyncio.run(story())
    finally:
        wanted.set()
    assert not list((folder / "exports").glob("*.docx"))
