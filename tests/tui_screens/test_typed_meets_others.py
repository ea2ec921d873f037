"""What is typed and not in the log yet: other processes, and leaving the article, never take it off the screen."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui_screens.consulted import until_form, until_said
from tests.tui_screens.desk import Hands, at_work, by_command, founded
from workbench.session.session import Session
from workbench.tui.action import ACTIONS


@asynccontextmanager
async def _typed(folder: Path, keys: str, *words: str) -> AsyncIterator[Hands]:
    """``keys`` are on the screen only, and another process has carried out ``words``."""
    async with at_work(folder) as hands:
        await hands.pilot.pause(0.3)
        await hands.type(keys)
        await hands.until(lambda: hands.desk.article._timer is not None)
        hands.desk.article._timer.stop()  # type: ignore[union-attr]
        await asyncio.to_thread(by_command, folder, *words)
        yield hands


def _read_then_wait(session: Session, written: threading.Event) -> None:
    session.reread()
    written.wait(20)


def test_what_others_wrote_comes_in_while_the_words_are_on_their_way(tmp_path: Path) -> None:
    folder, written = founded(tmp_path), threading.Event()

    async def story() -> None:
        async with _typed(folder, "乙方", "replace", "第一条", "--text", "别处的文字。") as hands:
            desk = hands.desk
            taking_over = asyncio.create_task(desk.hand.alone(lambda: _read_then_wait(desk.hand.session, written)))
            writing = asyncio.create_task(desk.article.write())
            await hands.until(lambda: "别处" in desk.hand.view.wording.text(desk.hand.view.locate("第一条第一款")))
            desk.taken_over()
            written.set()
            await asyncio.gather(taking_over, writing)
            await hands.until(lambda: "别处改了同一处：1 处，还有 1 处未定" in hands.text())
            assert "+乙方为了规范数据活动" in "".join(hands.text().split())
            await hands.press("f2", "ctrl+s")
            await hands.until_desk()

    asyncio.run(story())
    assert "乙方为了规范数据活动，制定本条例。" in by_command(folder, "show", "第一条")


def test_what_does_not_collide_is_shown_together(tmp_path: Path) -> None:
    folder, written = founded(tmp_path), threading.Event()

    async def story() -> None:
        words = ("replace", "第三条", "--old", "二十日", "--new", "三十日")
        async with _typed(folder, "乙方", *words) as hands:
            desk = hands.desk
            taking_over = asyncio.create_task(desk.hand.alone(lambda: _read_then_wait(desk.hand.session, written)))
            writing = asyncio.create_task(desk.article.write())
            await hands.until(lambda: "三十日" in desk.hand.view.wording.text(desk.hand.view.locate("第三条第一款")))
            desk.taken_over()
            assert "乙方为了规范" in hands.desk.editor.body.lines[0].words
            written.set()
            await asyncio.gather(taking_over, writing)
            await hands.type("丙")
            desk.article._due()
            await hands.until(lambda: not desk.article.dirty)
            assert "乙方丙为了规范" in hands.desk.editor.body.lines[0].words

    asyncio.run(story())
    assert "乙方丙为了规范" in by_command(folder, "show", "第一条")
    assert "三十日" in by_command(folder, "show", "第三条")


def test_keys_that_come_while_an_article_is_being_left_go_into_it(tmp_path: Path) -> None:
    folder, written = founded(tmp_path), threading.Event()

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.pilot.pause(0.3)
            await hands.type("依照第五条，")
            before = asyncio.create_task(hands.desk.hand.alone(lambda: written.wait(20)))
            leaving = asyncio.create_task(hands.desk.go(hands.desk.hand.view.locate("第四条")))
            await hands.until(hands.desk.article._writing.locked)
            await hands.type("参照第三条，")
            written.set()
            await asyncio.gather(before, leaving)
            await hands.until(lambda: "第四条" in hands.place())

    asyncio.run(story())
    assert "依照第五条，参照第三条，为了规范" in by_command(folder, "show", "第一条")
    by_command(folder, "insert", "--after", "第一条", "--text", "新的一条。")
    assert "依照第六条，参照第四条，为了规范" in by_command(folder, "show", "第一条")


def test_keys_that_come_while_a_proposal_is_written_down_stay(tmp_path: Path) -> None:
    folder, written = founded(tmp_path), threading.Event()

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.press("shift+f2")
            await hands.until(lambda: "【建议模式】" in hands.title())
            await hands.type("建议的字，")
            await hands.press("ctrl+s")
            await until_form(hands, "提出修改建议")
            before = asyncio.create_task(hands.desk.hand.alone(lambda: written.wait(20)))
            await hands.press("enter")
            await hands.until(lambda: hands.app.screen is hands.desk)
            await hands.type("后写的字，")
            written.set()
            await before
            await until_said(hands, "已提出建议#1，草案没有改动。此后又写的字还没有提出，和先前的都在屏幕上。")
            assert "建议的字，后写的字，为了规范" in hands.text()
            await hands.until_desk()
            await hands.press("ctrl+s")
            await until_form(hands, "提出修改建议")
            await hands.press("enter")
            await until_said(hands, "已提出建议#2，草案没有改动。")

    asyncio.run(story())
    assert "建议的字，后写的字，" in by_command(folder, "amend", "show", "2")
    assert "后写的字" not in by_command(folder, "amend", "show", "1")


@pytest.mark.parametrize("new_line", [False, True])
@pytest.mark.parametrize("mine", [False, True])
def test_the_article_was_deleted_elsewhere(tmp_path: Path, mine: bool, new_line: bool) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with _typed(folder, "乙方", "delete", "第一条") as hands:
            if new_line:
                await hands.press("end", "enter")
                await hands.type("另起一款。")
            await hands.desk._look()
            assert "乙方为了规范" in hands.text()
            hands.desk.article._due()
            await hands.until(lambda: "还有 1 处未定" in hands.text() and "对方删去了这一处。" in hands.text())
            await hands.press("f2" if mine else "f3", "ctrl+s")
            await hands.until_desk()
            assert "乙方为了规范" in hands.app.clipboard and "冲突已处理" in hands.message()
            await hands.until(lambda: not hands.desk.article.dirty)

    asyncio.run(story())
    shown = by_command(folder, "show", "第一条")
    assert ("乙方为了规范数据活动，制定本条例。" in shown) == mine
    assert ("另起一款。" in shown) == (mine and new_line)
    assert ("本市数据活动适用本条例" in shown) == (not mine)


async def _answered(hands: Hands, id: str) -> None:
    """The action ends, or opens something that Esc closes."""
    hands.desk.say("")
    hands.desk.start(id)
    await hands.pilot.pause(0.05)
    await hands.until(lambda: not hands.desk.busy or hands.app.screen is not hands.desk)
    assert "内部错误" not in hands.text(), (id, hands.message())
    while hands.app.screen is not hands.desk:
        await hands.press("escape")
        await hands.pilot.pause(0.05)
    await hands.until_desk()


def test_every_action_answers_while_the_article_is_gone(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with _typed(folder, "乙方", "delete", "第一条") as hands:
            await hands.desk._look()
            hands.desk.article._due()
            await hands.until(lambda: "还有 1 处未定" in hands.text())
            await hands.press("escape")
            await hands.until_desk()
            for id in [id for id in ACTIONS if id not in ("quit", "settle_conflict", "undo", "redo")]:
                await _answered(hands, id)
            assert "乙方为了规范" in hands.desk.editor.body.lines[0].words

    asyncio.run(story())
