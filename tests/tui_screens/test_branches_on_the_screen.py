"""Branches from the screen, and an exchange that is stopped because nobody answers."""

import asyncio
import socket
from pathlib import Path

from tests.tui_screens.clones import edited, git, saved_words, two_clones
from tests.tui_screens.desk import Hands, at_work, founded
from workbench.tui.screens.listing import Listing


async def _choose(hands: Hands, words: str) -> None:
    """Open the list of branches, and the entry that begins with ``words``."""
    await hands.press("alt+z")
    await hands.until(lambda: isinstance(hands.app.screen, Listing) and bool(hands.listed()))
    entries = [row for row in hands.listed().split("\n") if not row.startswith("●")]
    at = next(number for number, row in enumerate(entries) if row.strip("　 ").startswith(words))
    await hands.press(*["down"] * at, "enter")


def test_a_new_branch_the_way_back_and_a_merge(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    git(folder, "branch", "-m", "main")

    async def story() -> None:
        async with at_work(folder, (80, 24)) as hands:
            await hands.until(lambda: "分支 main" in hands.title() and "第一条" in hands.text())
            await hands.desk.go(hands.desk.hand.view.locate("5"))
            await hands.type("留在原处")
            await _choose(hands, "新的分支")
            await hands.until(lambda: "留在「main」上" in "".join(hands.text().split()))
            await hands.type("方案二")
            await hands.press("enter")
            await hands.until(lambda: "现在在分支「方案二」" in hands.message() and "分支 方案二" in hands.title())
            # The article in hand is still the one, without what was not saved.
            assert "第五条" in hands.place() and "留在原处" not in hands.text()
            await hands.type("方案二的。")
            await hands.press("ctrl+s")
            await hands.until_dialog()
            await hands.press("enter")
            await hands.until(lambda: "已存版" in hands.message())
            await _choose(hands, "main")
            await hands.until(lambda: "换到这个分支" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "分支 main" in hands.title() and "留在原处" in hands.text())
            await hands.press("ctrl+z")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 0)
            await _choose(hands, "方案二")
            await hands.until(lambda: "换到这个分支" in hands.text())
            await hands.press("right", "enter")
            await hands.until(lambda: isinstance(hands.app.screen, Listing) and "方案二的" in hands.listed())
            await hands.press("escape")
            await hands.until(lambda: "已合并「方案二」" in hands.message())
            assert "方案二的。" in hands.text()

    asyncio.run(story())
    assert saved_words(folder, "5.1").startswith("方案二的。") and git(folder, "branch", "--show-current") == "main"


def test_a_name_that_cannot_be_and_a_draft_that_is_not_there(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    git(folder, "branch", "empty", git(folder, "rev-list", "--max-parents=0", "HEAD"))

    async def story() -> None:
        async with at_work(folder) as hands:
            await _choose(hands, "新的分支")
            await hands.until(lambda: "名称" in hands.text())
            await hands.type("--force")
            await hands.press("enter")
            await hands.until_desk()
            await hands.until(lambda: "分支名称" in hands.message())
            await _choose(hands, "empty")
            await hands.press("enter")
            await hands.until(lambda: "这个分支上没有「law」" in hands.text())

    asyncio.run(story())


def test_an_exchange_nobody_answers_is_stopped(tmp_path: Path) -> None:
    zhang, _ = two_clones(tmp_path)
    edited(zhang, "第五条", "十日", "二十日")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        git(zhang, "remote", "set-url", "origin", f"git://127.0.0.1:{silent.getsockname()[1]}/hub.git")

        async def story() -> None:
            async with at_work(zhang) as hands:
                await hands.press("alt+r")
                await hands.until(lambda: "取回对方的版本……" in hands.text())
                await hands.press("escape")
                await hands.until(lambda: "已停止" in hands.message())
                await hands.type("照常写")
                await hands.until(lambda: hands.desk.hand.session.unsaved == 1)

        asyncio.run(story())
