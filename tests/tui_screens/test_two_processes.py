"""Two processes on one draft: what the other did comes in, nothing is lost, and both sides are shown."""

import asyncio
from pathlib import Path

from tests.tui_screens.desk import at_work, by_command, founded


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
            await hands.until(lambda: "您的文字" in hands.text())
            assert mine in hands.listed() and "别处的文字" in hands.listed()
            await hands.press(*["down"] * choice, "enter")
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
