"""What is written in 建议模式 outlives the program: killed, it is offered again until it is proposed or given up."""

import asyncio
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui_screens.consulted import until_form, until_said
from tests.tui_screens.desk import Hands, at_work, by_command, founded
from workbench.session.amending.register import Register
from workbench.session.amending.unproposed import LeftBehind, Unproposed
from workbench.session.desk import Desk
from workbench.session.live import LiveSession

pytest.importorskip("pty")
from tests.tui_screens.pseudo_terminal import PseudoTerminal  # noqa: E402

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pty is needed")
WORDS = "依照第四条，"


def writing(folder: Path) -> PseudoTerminal:
    """Somebody who writes a proposal at the front of 第一条, more than a second ago."""
    terminal = PseudoTerminal(folder, folder / "settings.toml")
    terminal.until("第五条")
    terminal.type("\x1be")
    terminal.until("【建议模式】")
    terminal.type(WORDS)
    terminal.until("建议还没有提出")
    terminal.read(1.5)
    return terminal


@pytest.fixture(scope="module")
def once_killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = founded(tmp_path_factory.mktemp("unproposed") / "work")
    writing(folder).kill()
    return folder


@pytest.fixture
def killed(once_killed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once_killed, tmp_path / "work"))


def left(folder: Path) -> list[LeftBehind]:
    return list(Unproposed(LiveSession(Desk.find(folder), "law")).left_behind())


async def offered(hands: Hands) -> None:
    await until_form(hands, "没有提出的建议")
    assert WORDS + "为了规范数据活动" in hands.text()


def test_it_is_gone_on_with_and_proposed(killed: Path) -> None:
    async def story() -> None:
        async with at_work(killed) as hands:
            await offered(hands)
            await hands.press("enter")
            await until_said(hands, "接着写，离开这一条或者按 Ctrl+S 提出。")
            assert "【建议模式】" in hands.title() and WORDS in hands.text()
            await hands.press("ctrl+s")
            await until_form(hands, "提出修改建议")
            await hands.press("enter")
            await until_said(hands, "已提出建议#1，草案没有改动。")
            assert not hands.desk.hand.session.unsaved

    asyncio.run(story())
    assert left(killed) == []
    assert len(Register(Desk.find(killed), "law").amendments) == 1


def test_it_is_offered_until_it_is_given_up(killed: Path) -> None:
    async def story(*keys: str) -> None:
        async with at_work(killed) as hands:
            await offered(hands)
            await hands.press(*keys)
            await hands.until_desk()

    asyncio.run(story("escape"))
    assert len(left(killed)) == 1
    asyncio.run(story("right", "enter"))
    assert left(killed) == []


def test_citations_keep_their_target_while_nobody_looks(killed: Path) -> None:
    by_command(killed, "insert", "--before", "第一条", "--text", "新的一条。", "-m", "增加")

    async def story() -> None:
        async with at_work(killed) as hands:
            await until_form(hands, "没有提出的建议")
            await hands.press("enter")
            await until_said(hands, "接着写")
            assert hands.place().find("第二条") >= 0 and "依照第五条，为了规范" in hands.text()

    asyncio.run(story())


def test_whoever_changed_the_same_words_is_told_of(killed: Path) -> None:
    by_command(killed, "replace", "第一条", "--old", "为了", "--new", "为", "-m", "文字")

    async def story() -> None:
        async with at_work(killed) as hands:
            await until_form(hands, "没有提出的建议")
            await hands.press("enter")
            await until_said(hands, "草案后来改过这里，请对照着写。")
            assert WORDS in hands.text()

    asyncio.run(story())


def test_an_article_that_is_gone(killed: Path) -> None:
    by_command(killed, "delete", "第一条", "-m", "删去")

    async def story() -> None:
        async with at_work(killed) as hands:
            await until_form(hands, "已经删去的一条")
            assert "为了规范数据活动" in hands.text() and "接着写" not in hands.text()
            await hands.press("right", "enter")
            await until_said(hands, "已放弃上次没有提出的文字。")

    asyncio.run(story())
    assert left(killed) == []


def test_what_somebody_is_still_writing_is_not_offered(tmp_path: Path) -> None:
    folder = founded(tmp_path / "work")
    terminal = writing(folder)
    assert left(folder) == []
    terminal.kill()
    assert [found.written for found in left(folder)] != []


def test_nothing_is_kept_of_what_was_taken_back(tmp_path: Path) -> None:
    session = LiveSession(Desk.find(founded(tmp_path / "work")), "law")
    unit, other = (session.view.node(session.view.locate(place)) for place in ("第一条", "第二条"))
    kept = Unproposed(session)
    kept.keep(unit, replace(unit, children=other.children))
    assert len([*(session.log_folder / "unproposed").glob("*.json")]) == 1
    kept.keep(unit, unit)
    assert not [*(session.log_folder / "unproposed").iterdir()]
