"""F4: the versions of a clause, what each changed, who wrote which phrase, and an old version taken back."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_screens.desk import Hands, at_work, founded
from workbench.cli.main import main
from workbench.tui.screens.clause_history import ClauseHistory
from workbench.tui.widgets.row_list import RowList


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """第五条 with a past of four versions over two stages."""
    folder = founded(tmp_path / "work")
    for words in (
        ["stage", "征求意见稿"],
        ["replace", "第五条第一款", "--old", "十日内", "--new", "十五日内", "-m", "期限太短"],
        ["insert", "--before", "第一条", "--text", "新的一条。", "-m", "增加"],
        ["stage", "草案"],
        ["move", "第六条", "--into", "第一章", "-m", "归位"],
    ):
        assert main(["-C", str(folder), *words]) == 0
    return folder


async def opened(hands: Hands, place: str = "第六条") -> ClauseHistory:
    await hands.press("ctrl+g")
    await hands.until_dialog()
    await hands.type(place)
    await hands.press("enter")
    await hands.until_desk()
    await hands.press("f4")
    await hands.until(lambda: isinstance(hands.app.screen, ClauseHistory) and bool(hands.app.screen.told.versions))
    screen = hands.app.screen
    assert isinstance(screen, ClauseHistory)
    return screen


def listed(screen: ClauseHistory, which: str) -> str:
    return "\n".join("".join(piece.words for piece in item.pieces) for item in screen.query_one(which, RowList).items)


def test_versions_with_what_each_changed(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await opened(hands, "第五条")
            versions = listed(screen, "#versions").split("\n")
            assert [word in row for word, row in zip(("移动", "修改", "新增"), versions, strict=True)] == [True] * 3
            assert "【草案】" in versions[1] and "期限太短" in versions[1]
            await hands.press("down")
            await hands.until(lambda: "十五日内" in listed(screen, "#words"))
            kinds = {
                piece.words: piece.kind for item in screen.query_one("#words", RowList).items for piece in item.pieces
            }
            assert kinds["十"] == "deleted" and kinds["十五"] == "added"

    asyncio.run(story())


def test_any_two_versions_and_the_phrases(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await opened(hands, "第五条")
            await hands.press("f3", "end")
            await hands.until(lambda: " → " in listed(screen, "#words") and "十五日" in listed(screen, "#words"))
            await hands.press("f2")
            await hands.until(lambda: "期限太短" in listed(screen, "#words"))
            await hands.press("f4")
            await hands.until(lambda: "仅序号变更" in listed(screen, "#versions"))

    asyncio.run(story())


def test_an_old_version_comes_back_as_an_edit_that_can_be_undone(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await opened(hands, "第五条")
            await hands.press("end", "f9")
            await hands.until_desk()
            await hands.until(lambda: "十日内" in hands.text())
            await hands.press("ctrl+z")
            await hands.until(lambda: "十五日内" in hands.text())

    asyncio.run(story())


def test_the_next_clause_and_the_one_before(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await opened(hands, "第五条")
            await hands.press("end", "f8")
            await hands.until(lambda: "第六条的沿革" in hands.rows()[0])
            assert len(screen.told.versions) == 1 and "期限太短" not in listed(screen, "#versions")
            await hands.press("f8")
            await hands.until(lambda: "最后一条" in hands.text())
            await hands.press("alt+f8")
            await hands.until(lambda: "第五条的沿革" in hands.rows()[0])
            assert "期限太短" in listed(screen, "#versions")
            await hands.press(*["alt+f8"] * 9)
            await hands.until(lambda: "最前一条" in hands.text())

    asyncio.run(story())


def test_a_clause_that_was_never_saved_says_so(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await hands.press("ctrl+n")
            await hands.until_desk()
            await hands.type("还没有存过。")
            await hands.press("f4")
            await hands.until(lambda: isinstance(hands.app.screen, ClauseHistory) and "还没有保存过" in hands.text())
            await hands.press("escape")
            await hands.until_desk()

    asyncio.run(story())


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_it_fits(office: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_work(office, size=size) as hands:
            await opened(hands, "第五条")
            assert "沿革" in hands.rows()[0] and "取回" in hands.rows()[-1]

    asyncio.run(story())
