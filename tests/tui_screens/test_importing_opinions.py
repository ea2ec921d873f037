"""Alt+O: a file of opinions is chosen, its columns are shown and corrected, it is taken in, and taken back again."""

import asyncio
import csv
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui_screens.consulted import HEADS, ROWS, commands, consulted, inbox, outcomes, until_said
from tests.tui_screens.desk import Hands, at_work, founded
from workbench.tui.screens.form import Form
from workbench.tui.screens.opinions import OpinionScreen
from workbench.tui.screens.opinions_import import OpinionImport
from workbench.tui.screens.waiting import Waiting
from workbench.tui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft handed over as a stage, a folder of letters, and somebody who sits in that folder."""
    letters = tmp_path / "来信"
    letters.mkdir()
    written(
        letters / "意见.csv", [HEADS, *ROWS, ("第九十条", "提到没有的一条。", "", "个人", ""), ("第一条", *("",) * 4)]
    )
    founded(tmp_path / "work")
    commands(tmp_path / "work", ["stage", "征求意见稿"])
    monkeypatch.chdir(letters)
    return tmp_path / "work"


def written(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """A table as a .csv."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


async def tried(hands: Hands, name: str) -> OpinionImport:
    """Alt+O at the desk, the file chosen from the list; how it would be read is shown."""
    await hands.press("alt+o")
    await hands.until(lambda: isinstance(hands.app.screen, Form) and name in hands.listed())
    return await chosen(hands, name)


async def chosen(hands: Hands, name: str) -> OpinionImport:
    """The name typed, taken from the list, tried."""
    await hands.type(name[:1])
    await hands.until(lambda: hands.listed().strip() == name)
    await hands.press("down", "enter", "enter")
    await hands.until(lambda: isinstance(hands.app.screen, OpinionImport) and hands.message() != "", 60)
    assert isinstance(hands.app.screen, OpinionImport)
    return hands.app.screen


def test_a_hostile_table_acts_on_nobody(office: Path) -> None:
    hostile = "[red]栏\x1b[31m\u202e名"
    written(Path("客.csv"), [(hostile, "另一栏"), ("[bold]文字[/bold]\x1b]0;题\x07", "\u202e反")])

    async def story() -> None:
        async with at_work(office) as hands:
            screen = await tried(hands, "客.csv")
            await until_said(hands, "没有找到写意见内容的一栏。")
            await hands.until(lambda: "[red]栏名" in hands.text() and "[bold]文字[/bold]" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "「[red]栏名」一栏是" in hands.text())
            await hands.press("enter")
            await until_read(hands, screen)
            assert not {"\x1b", "\u202e", "\x07"} & set(hands.text())

    asyncio.run(story())


async def until_read(hands: Hands, screen: OpinionImport) -> None:
    """The file was read anew."""
    await hands.until(lambda: hands.app.screen is screen and screen.taken is not None)


def inbox_of(hands: Hands) -> OpinionScreen:
    """The inbox, read."""
    assert isinstance(hands.app.screen, OpinionScreen)
    return hands.app.screen


@SIZES
def test_a_file_is_taken_in_and_taken_back(office: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_work(office, size) as hands:
            await tried(hands, "意见.csv")
            await until_said(hands, "还没有导入")
            seen = ("新的意见 13 条，针对「征求意见稿」", "编号 #1 至 #13", "意见内容", "建议文字", "请核对（2）")
            await hands.until(lambda: all(words in hands.text() for words in seen))
            assert "有 1 行没有写意见，没有收" in hands.listed() and "#13（第九十条）" in hands.listed()
            assert "--version" not in hands.listed() and outcomes(office) == {}
            await hands.press("ctrl+s")
            await hands.until(lambda: isinstance(hands.app.screen, OpinionScreen), 20)
            await until_said(hands, "已导入意见 13 条，编号 #1 至 #13。Alt+U 撤销这次导入。")
            await hands.until(lambda: "13 条：待处理 13" in hands.text() and len(inbox_of(hands).ids) == 11)
            await hands.press("alt+u")
            await hands.until(lambda: "从「意见.csv」导入的" in hands.text())
            await hands.press("enter")
            await until_said(hands, "的导入：意见 13 条。")
            await hands.until(lambda: inbox_of(hands).ids == [])

    asyncio.run(story())
    assert outcomes(office) == {}


def test_a_column_is_corrected_before_anything_is_written(office: Path) -> None:
    written(Path("杂项.csv"), [("甲", "乙", "甲"), ("第五条", "期限太短了。", "云川市财政局"), ("", "同意。", "")])

    async def story() -> None:
        async with at_work(office) as hands:
            screen = await tried(hands, "杂项.csv")
            await until_said(hands, "没有找到写意见内容的一栏。在写意见的一栏上按 Enter，选「意见」。")
            await hands.press("ctrl+s")
            await until_said(hands, "文件还没有读出意见来，不能导入。")
            for moves, meaning in ((1, "意见"), (0, "条款"), (2, "提出人")):
                await hands.press("home", *["down"] * moves, "enter")
                await hands.until(lambda: "一栏是" in hands.text())
                hands.app.screen.query_one(RowList).put_cursor(meaning)
                await hands.press("enter")
                await until_read(hands, screen)
                assert meaning in [column.meaning for column in screen.columns]
            assert "新的意见 2 条" in hands.listed() and "关联到条款 1 条" in hands.listed()
            await hands.press("f10")
            await until_said(hands, "已导入意见 2 条，编号 #1 至 #2。")
            await hands.until(lambda: "云川市财政局：" in hands.text() and "第五条" in hands.text())

    asyncio.run(story())


def test_what_is_here_already_is_not_taken_twice_unless_somebody_says_so(tmp_path: Path) -> None:
    office = consulted(tmp_path)

    async def story() -> None:
        async with at_work(office) as hands:
            await inbox(hands)
            await hands.press("alt+o")
            await hands.until(lambda: isinstance(hands.app.screen, Form) and "上一级" in hands.listed())
            await hands.type(str(office / "意见.csv"))
            await hands.press("enter")
            await until_said(hands, "还没有导入")
            screen = hands.app.screen
            assert isinstance(screen, OpinionImport)
            assert "有 12 条与已有的意见完全相同" in hands.listed()
            await hands.press("ctrl+s")
            await until_said(hands, "没有新的意见，都已经导入过")
            await hands.press("f4")
            await hands.until(lambda: "新的意见 12 条" in hands.listed() and "还没有导入" in hands.message())
            await hands.press("f3")
            await hands.until(lambda: "意见针对哪一稿" in hands.text() and "征求意见稿" in hands.listed())
            await hands.press("enter")
            await hands.until(lambda: screen.wishes.version == "征求意见稿")
            await until_read(hands, screen)
            await hands.press("escape")
            await hands.until(lambda: isinstance(hands.app.screen, OpinionScreen))

    asyncio.run(story())
    assert outcomes(office) == {"待处理": 12}


def test_a_long_import_shows_how_far_it_is_and_is_stopped(office: Path) -> None:
    """Stopped while it is read to be written, and again while it is tried: nothing comes in."""

    async def stopped(hands: Hands, said: str) -> None:
        await hands.until(lambda: isinstance(hands.app.screen, Waiting) and "正在读，已有" in hands.text())
        await hands.press("escape")
        await until_said(hands, said)
        assert outcomes(office) == {}

    async def story() -> None:
        async with at_work(office) as hands:
            screen = await tried(hands, "意见.csv")
            await until_read(hands, screen)
            many = [(f"对第五条的第{number}个意见：期限应当更长。",) for number in range(30000)]
            written(Path("意见.csv"), [("意见",), *many])
            await hands.press("ctrl+s")
            await stopped(hands, "已停止，什么也没有导入。")
            await hands.press("f4")
            await stopped(hands, "已停止，没有读完。")
            assert "不能导入" in hands.listed()

    asyncio.run(story())


BROKEN = (
    ("空.csv", b"", "文件是空的。"),
    ("甲.csv", b"\x00\xff\xfe\x00\x81", "这不是文本文件。请确认选对了文件"),
    ("乙.xlsx", b"PK\x03\x04", "这个 .xlsx 文件不完整或者已经损坏。"),
    ("丙.jsonl", b"[1]\n", "第 1 行不是一个 JSON 对象。"),
)


def test_what_cannot_be_read_says_why_and_writes_nothing(office: Path) -> None:
    for name, content, _ in BROKEN:
        Path(name).write_bytes(content)

    async def story() -> None:
        async with at_work(office, (80, 24)) as hands:
            await inbox(hands)
            await until_said(hands, "还没有意见。Alt+O 导入。")
            for name, _, said in BROKEN:
                await tried(hands, name)
                await until_said(hands, said[:8])
                assert said in hands.listed()
                await hands.press("ctrl+s")
                await until_said(hands, "文件还没有读出意见来，不能导入。")
                await hands.press("escape")
                await hands.until(lambda: isinstance(hands.app.screen, OpinionScreen))
            await hands.press("alt+u")
            await until_said(hands, "还没有导入过意见。")

    asyncio.run(story())
    assert outcomes(office) == {}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind nobody here")
def test_a_file_one_may_not_read(office: Path) -> None:
    Path("意见.csv").chmod(0)

    async def story() -> None:
        async with at_work(office) as hands:
            await tried(hands, "意见.csv")
            await until_said(hands, "「意见.csv」读不了。")

    asyncio.run(story())
