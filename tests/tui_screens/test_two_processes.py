"""Two processes on one draft: what the other did comes in, nothing is lost, and both sides are shown."""

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.tui_screens.desk import Hands, at_work, by_command, founded
from workbench.session.session import Session


def test_an_edit_elsewhere_comes_in_while_one_types(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.type("我写的")
            await asyncio.to_thread(by_command, folder, "insert", "--before", "第一条", "--text", "别处插入的一条。")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 2)
            await hands.type("还在写")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 3)
            view = hands.desk.hand.view
            assert view.wording.text(view.locate("第二条第一款")).startswith("我写的还在写")
            assert view.wording.text(view.locate("第一条第一款")) == "别处插入的一条。"
            await hands.until(lambda: "第二条【目的】" in hands.place())

    asyncio.run(story())
    assert "我写的还在写" in by_command(folder, "show", "第二条")


def test_the_second_one_is_told_and_shown_what_changed(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.pilot.pause(0.3)
            words = ("replace", "第五条", "--old", "十日", "--new", "十五日")
            await asyncio.to_thread(by_command, folder, *words)
            await hands.until(lambda: "另一个程序修改了这份草案" in hands.message())
            await hands.press("f5")
            await hands.until_dialog()
            assert "十日内答复。 → 主管部门应当在十五日内答复。" in hands.listed()
            await hands.press("escape")
            await hands.until_desk()
            await asyncio.to_thread(by_command, folder, "save", "-m", "延长")
            await hands.until(lambda: "存了版" in hands.message() or hands.desk.hand.session.unsaved == 0)

    asyncio.run(story())


def test_both_wrote_the_same_words(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story(choice: int, mine: str) -> str:
        async with at_work(folder) as hands:
            await hands.pilot.pause(0.3)
            words = ("replace", "第一条", "--text", f"{mine}别处的文字。")
            done = asyncio.to_thread(by_command, folder, *words)
            await hands.type(mine)
            hands.desk.article._timer.stop()  # type: ignore[union-attr]
            await done
            await hands.desk.article.write()
            await hands.until(lambda: "别处改了同一处：1 处，还有 1 处未定" in hands.text())
            await hands.until(lambda: "原来" in hands.text() and "别处的文字" in hands.text())
            assert mine in hands.text() and "第一条　【目的】" in hands.text()
            await hands.press("ctrl+s")
            await hands.until(lambda: "还有没有定的" in hands.text())
            await hands.press("f3" if choice else "f2", "ctrl+s")
            await hands.until_desk()
            await hands.pilot.pause(0.3)
            assert hands.desk.hand.unwritten is None
            view = hands.desk.hand.view
            if choice:
                assert mine in hands.app.clipboard
            return view.wording.text(view.locate("第一条第一款"))

    kept = asyncio.run(story(0, "甲方"))
    assert kept.startswith("甲方") and "别处" not in kept
    assert asyncio.run(story(1, "乙方")) == "乙方别处的文字。"


def _saved_elsewhere(folder: Path, old: str, new: str) -> None:
    """A version that somebody committed with git, as after a pull."""
    files = [one for one in (folder / "drafts").rglob("*") if one.is_file()]
    path = next(one for one in files if old in one.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    subprocess.run(["git", "commit", "-qam", "elsewhere"], cwd=folder, check=True)


async def _mine(hands: Hands) -> None:
    await hands.press("f2")


async def _theirs(hands: Hands) -> None:
    await hands.press("f3")


async def _by_hand(hands: Hands) -> None:
    await hands.press("f4")
    await hands.until(lambda: "手工改：第一条第一款" in hands.text())
    await hands.type("合起来写。")
    await hands.press("enter")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    ("choose", "kept"),
    [
        (_mine, "甲为了规范数据活动，制定本条例。"),
        (_theirs, "为了促进数据活动，制定本条例。"),
        (_by_hand, "甲为了规范数据活动，制定本条例。合起来写。"),
    ],
)
def test_a_version_was_saved_elsewhere(
    tmp_path: Path, size: tuple[int, int], choose: Callable[[Hands], Awaitable[None]], kept: str
) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder, size) as hands:
            await hands.type("甲")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 1)
            await hands.desk.go(hands.desk.hand.view.locate("5"))
            await hands.type("乙")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 2)
            _saved_elsewhere(folder, "为了规范", "为了促进")
            await hands.until(lambda: "Alt+X" in hands.message() and "✗ 有冲突" in hands.text())
            await hands.press("alt+x")
            await hands.until(lambda: "别处改了同一处：1 处" in hands.text())
            await hands.until(lambda: "−规范+促进" in "".join(hands.text().split()))
            await choose(hands)
            await hands.until(lambda: "都定了" in hands.text())
            await hands.press("ctrl+s")
            await hands.until_desk()
            assert "冲突已处理" in hands.message() and "有冲突" not in hands.text()

    asyncio.run(story())
    session = Session.open(folder)
    assert not session.moved
    assert session.view.wording.text(session.view.locate("第一条第一款")) == kept
    assert session.view.wording.text(session.view.locate("第五条第一款")).startswith("乙")
