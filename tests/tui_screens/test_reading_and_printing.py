"""The text as it will be printed, a stage that can only be read, and exports that keep what is there."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_screens.desk import Hands, founded
from workbench.cli.main import main
from workbench.language.cells import cells
from workbench.rendering.options import ExportOptions
from workbench.session.session import Session
from workbench.tui.app import WorkbenchApp
from workbench.tui.previews.paper import LINES, WIDTH, pages

NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
LONG = "示范市长文条例\n\n第一章　总则\n" + "".join(
    f"第{number}条　{'本市鼓励、支持数据的收集、存储、使用和公开。' * 4}\n"
    + ("\n第二章　很长的一章\n" if number == "十二" else "")
    for number in NUMBERS
)


def test_pages_hold_22_lines_of_28_characters_and_no_heading_is_left_at_the_foot(tmp_path: Path) -> None:
    view = Session.open(founded(tmp_path, LONG)).view
    made = pages(view, ExportOptions())
    assert len(made) > 3 and all(len(page) <= LINES for page in made)
    rows = ["".join(piece.words for piece in row.pieces) for page in made for row in page]
    assert all(cells(row) <= WIDTH for row in rows)
    printed = "".join("".join(row.split()) for row in rows)
    assert printed.count("本市鼓励、支持数据的收集、存储、使用和公开。") == 60
    assert not any("章" in "".join(piece.words for piece in page[-1].pieces) for page in made)


def test_a_stage_is_only_read(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    assert main(["-C", str(folder), "stage", "一审稿"]) == 0
    assert main(["-C", str(folder), "replace", "第一条", "--old", "规范", "--new", "促进"]) == 0

    async def story() -> None:
        app = WorkbenchApp(folder, "law@一审稿")
        async with app.run_test(size=(80, 24)) as pilot:
            hands = Hands(app, pilot)
            await hands.until(lambda: "为了规范数据活动" in hands.text())
            assert hands.rows()[0].startswith(" 只读：一审稿 ─ 全文：示范市数据条例")
            await hands.press("enter")
            await hands.until(lambda: "只能看" in hands.message())
            await hands.press("ctrl+f")
            await hands.pilot.pause(0.1)
            await hands.type("期限")
            await hands.press("enter")
            await hands.until(lambda: "为了规范数据活动" in hands.text())
            await hands.press("f7")
            await hands.until(lambda: "打印预览，约 1 页" in hands.text())
            await hands.press("f2")
            await hands.until(lambda: "不带条旨。" in hands.message() and "【目的】" not in hands.text())
            await hands.press("escape")

    asyncio.run(story())


@pytest.mark.parametrize("over", [False, True])
def test_an_export_keeps_what_is_there(tmp_path: Path, over: bool) -> None:
    folder = founded(tmp_path)
    (folder / "exports").mkdir(exist_ok=True)
    old = folder / "exports" / "示范市数据条例.txt"
    old.write_text("旧的", encoding="utf-8")

    async def story() -> None:
        app = WorkbenchApp(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            hands = Hands(app, pilot)
            await hands.press("ctrl+e")
            await hands.until_dialog()
            await hands.press("right", "enter")
            await hands.until(lambda: "已经有同名的文件" in hands.text())
            await hands.press(*["right"] * over, "enter")
            await hands.until(lambda: "已导出" in hands.text())

    asyncio.run(story())
    assert (old.read_text(encoding="utf-8") == "旧的") is not over
    assert (folder / "exports" / "示范市数据条例（2）.txt").exists() is not over
