"""Choosing a file in a dialog: the folder that is typed so far is listed, narrowed, gone through with keys or mouse."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui_screens.desk import Hands, at_work
from workbench.cli.main import main
from workbench.session.targets import SUFFIXES
from workbench.tui.screens.form import Form
from workbench.tui.screens.import_report import ImportReport
from workbench.tui.widgets.file_chooser import MOST_ROWS, FileChooser
from workbench.tui.widgets.folder import MOST_LOOKED_AT, look
from workbench.tui.widgets.paths import path_of
from workbench.tui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
LAW = "示范市公园条例\n\n第一条　为了规范公园管理，制定本条例。\n第二条　公园免费开放。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that can be read, one that cannot, two hidden ones, and a folder with one more."""
    assert main(["init", str(tmp_path / "work")]) == 0
    files = tmp_path / "文件"
    (files / "来文").mkdir(parents=True)
    for name in ("公园条例.txt", "办法.md", "说明.TXT", "图.png", ".藏.txt", "~$条例.docx", "来文/财政局.txt"):
        (files / name).write_text(LAW, encoding="utf-8")
    monkeypatch.chdir(files)
    return files


@asynccontextmanager
async def at_the_dialog(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Hands, FileChooser]]:
    """The dialog of the start screen that imports a draft, its folder listed."""
    async with at_work(folder.parent / "work", size) as hands:
        await hands.until(lambda: "导入  txt" in hands.text())
        rows = hands.app.screen.query_one(RowList)
        rows.put_cursor(("way", "import"))
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, Form) and "上一级" in hands.listed())
        yield hands, hands.app.screen.query_one(FileChooser)


def names(hands: Hands) -> list[str]:
    """What is listed."""
    return [line.strip() for line in hands.listed().split("\n")]


@SIZES
def test_down_and_enter_open_a_folder_and_take_a_file(folder: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_the_dialog(folder, size) as (hands, chooser):
            assert names(hands) == ["../  上一级", "来文/", "公园条例.txt", "办法.md", "说明.TXT"]
            seen = ("来文/", "公园条例.txt", "代号（空着", "Enter 试读", "↓ 选文件")
            await hands.until(lambda: all(words in hands.text() for words in seen))
            await hands.press("down", "down", "enter")
            await hands.until(lambda: "财政局.txt" in hands.listed())
            assert chooser.value == os.path.join("来文", "")
            await hands.press("down", "down", "enter")
            await hands.until(lambda: chooser.value == os.path.join("来文", "财政局.txt"))
            assert isinstance(hands.app.screen, Form)
            await hands.press("enter")
            await hands.until(lambda: isinstance(hands.app.screen, ImportReport) and "还没有导入" in hands.message())

    asyncio.run(story())


def test_the_list_narrows_while_one_types_and_what_is_left_alone_is_meant(folder: Path) -> None:
    async def story() -> None:
        async with at_the_dialog(folder) as (hands, chooser):
            await hands.type("公园")
            await hands.until(lambda: names(hands) == ["公园条例.txt"])
            await hands.press("enter")
            await hands.until(lambda: chooser.value == "公园条例.txt")
            chooser.line.value = ""
            await hands.type("bf")
            await hands.until(lambda: names(hands) == ["办法.md"])
            chooser.line.value = "没有的"
            await hands.until(lambda: "没有这样的文件夹，也没有" in hands.listed())
            await hands.press("enter")
            await hands.until(lambda: "可以导入的文件：" in hands.text())

    asyncio.run(story())


def test_a_folder_that_is_typed_is_opened_and_left_again_by_its_first_row(folder: Path) -> None:
    async def story() -> None:
        async with at_the_dialog(folder) as (hands, chooser):
            await hands.type(str(folder / "来文"))
            await hands.press("enter")
            await hands.until(lambda: names(hands) == ["../  上一级", "财政局.txt"])
            await hands.press("down", "enter")
            await hands.until(lambda: "来文/" in names(hands))
            assert Path(chooser.value) == folder
            await hands.press("up", "enter")
            await hands.until(lambda: chooser.value == str(folder / "说明.TXT"))

    asyncio.run(story())


def test_the_mouse_does_the_same(folder: Path) -> None:
    async def story() -> None:
        async with at_the_dialog(folder) as (hands, chooser):
            await hands.pilot.click(chooser.rows, offset=(2, 1))
            await hands.until(lambda: "财政局.txt" in hands.listed())
            await hands.pilot.click(chooser.rows, offset=(2, 1))
            await hands.until(lambda: chooser.value == os.path.join("来文", "财政局.txt"))
            assert isinstance(hands.app.focused, Input) and hands.app.focused.parent is chooser

    asyncio.run(story())


def test_a_folder_that_cannot_be_listed_says_why(folder: Path) -> None:
    async def story() -> None:
        async with at_the_dialog(folder) as (hands, chooser):
            for typed in ("没有/条例.txt", "公园条例.txt/x", "\0/条例.txt", "~没有这个人/条例.txt"):
                chooser.line.value = typed
                await hands.until(lambda: names(hands) == ["没有这个文件夹。"])
                chooser.line.value = ""
                await hands.until(lambda: "上一级" in hands.listed())
            (folder / "圈").symlink_to("圈")
            chooser.line.value = "圈/"
            await hands.until(lambda: names(hands) == ["这个文件夹打不开。"])

    asyncio.run(story())


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_a_hostile_name_is_shown_clean_and_still_opened(folder: Path) -> None:
    hostile = "[red]红\x1b[31m\u202etxt"
    (folder / hostile).mkdir()
    source = folder / hostile / "草\u202e案.txt"
    source.write_text(LAW, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text(LAW, encoding="utf-8")

    async def story() -> None:
        async with at_the_dialog(folder) as (hands, chooser):
            assert "\ufffd\ufffd.txt" in hands.listed()
            await hands.type("[red]")
            await hands.until(lambda: names(hands) == ["[red]红txt/"])
            await hands.press("enter")
            await hands.until(lambda: "草案.txt" in hands.listed())
            await hands.press("down", "down", "enter")
            await hands.until(lambda: chooser.value == os.path.join(hostile, source.name))
            assert chooser.line.value == os.path.join("[red]红txt", "草案.txt")
            await hands.press("enter")
            await hands.until(lambda: isinstance(hands.app.screen, ImportReport) and "还没有导入" in hands.message())
            assert "\x1b" not in hands.text() and "\u202e" not in hands.text()

    asyncio.run(story())


def test_of_a_crowded_folder_some_hundreds_are_listed(folder: Path) -> None:
    crowd = folder / "多"
    crowd.mkdir()
    for number in range(MOST_ROWS + 20):
        (crowd / f"{number:04}.txt").touch()

    async def story() -> None:
        async with at_the_dialog(folder) as (hands, chooser):
            await hands.type("多/")
            await hands.until(lambda: "写几个字缩小范围" in hands.listed())
            assert len(names(hands)) == MOST_ROWS + 2
            await hands.type("0319")
            await hands.until(lambda: names(hands) == ["0319.txt"])

    asyncio.run(story())


def test_a_folder_is_never_read_to_its_end_when_it_has_none(tmp_path: Path) -> None:
    for number in range(MOST_LOOKED_AT + 5):
        (tmp_path / f"{number}.txt").touch()
    found = look(tmp_path, SUFFIXES)
    assert len(found.entries) == MOST_LOOKED_AT and not found.whole
    assert path_of("~没有这个人/x") == Path("~没有这个人/x")
