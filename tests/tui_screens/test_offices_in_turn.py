"""Two offices at their screens: what one saved comes in at the other, what both changed is decided on the screen."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.tui_screens.clones import edited, git, saved_words, two_clones
from tests.tui_screens.desk import Hands, at_work, by_command
from tests.tui_screens.test_desk_in_tmux import Tmux
from workbench.tui.panes.outline import CONTESTED
from workbench.tui.screens.disputes import Disputes
from workbench.tui.screens.listing import Listing

SIZES = [(120, 40), (80, 24)]


async def _synced(hands: Hands) -> None:
    await hands.press("alt+r")
    await hands.until(lambda: isinstance(hands.app.screen, Listing) and bool(hands.listed()), 30)


def test_what_others_saved_comes_in_and_unsaved_work_stays(tmp_path: Path) -> None:
    zhang, li = two_clones(tmp_path)
    edited(li, "第五条", "十日", "十五日")
    by_command(li, "sync")

    async def story() -> None:
        async with at_work(zhang) as hands:
            await hands.type("我写的")
            await _synced(hands)
            told = hands.listed()
            assert "李四" in told and "第五条：按部门意见修改" in told
            assert "第五条第一款：主管部门应当在十日内答复。 → 主管部门应当在十五日内答复。" in told
            await hands.press("escape")
            await hands.until_desk()
            await hands.until(lambda: "收进李四的 1 个版本，改动 1 处。没有要推送的。" in hands.message())
            view = hands.desk.hand.view
            assert view.wording.text(view.locate("5.1")) == "主管部门应当在十五日内答复。"
            assert view.wording.text(view.locate("1.1")).startswith("我写的为了规范")
            assert hands.desk.hand.session.unsaved == 1
            await hands.press("ctrl+s")
            await hands.until_dialog()
            await hands.press("enter")
            await hands.until(lambda: "已存版" in hands.message())
            await hands.press("alt+r")
            await hands.until(lambda: "已推送" in hands.message(), 30)
            await hands.press("alt+r")
            await hands.until(lambda: "与对方一致" in hands.message(), 30)

    asyncio.run(story())
    assert git(zhang, "rev-parse", "HEAD") == git(tmp_path / "hub.git", "rev-parse", "HEAD")


@pytest.mark.parametrize("size", SIZES)
def test_both_changed_one_sentence_and_it_is_decided_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    zhang, li = two_clones(tmp_path)
    edited(li, "第五条", "十日", "十五日")
    by_command(li, "sync")
    edited(zhang, "第五条", "十日", "二十日")

    async def story() -> None:
        async with at_work(zhang, size) as hands:
            await _synced(hands)
            assert "✗ 冲突  第五条第一款" in hands.listed()
            await hands.press("enter")
            await hands.until(lambda: isinstance(hands.app.screen, Disputes) and "本方（张三，20" in hands.text())
            assert "对方（李四，20" in hands.text() and "合并留下的冲突 1 处" in hands.title()
            assert "−十+十五" in "".join(hands.text().split()) and "−十+二十" in "".join(hands.text().split())
            await hands.press("escape")
            await hands.until_desk()
            # Until then it is marked, F8 leads to it, and nothing leaves the house.
            await hands.until(lambda: any(CONTESTED in row for row in hands.labels()))
            await hands.press("f8")
            await hands.until(lambda: "第五条" in hands.place() and "Alt+X" in hands.message())
            for key in ("alt+t", "ctrl+e"):
                await hands.press(key)
                await hands.until(lambda: "还有 1 处合并冲突没有裁定，按 Alt+X" in hands.message())
                await hands.until_desk()
                hands.desk.say("")
            await hands.press("alt+x")
            await hands.until(lambda: isinstance(hands.app.screen, Disputes) and "本方（张三，20" in hands.text())
            await hands.press("f3")
            await hands.until(lambda: "冲突都裁定了" in hands.title())
            await hands.press("escape")
            await hands.until_desk()
            await hands.until(lambda: not any(CONTESTED in row for row in hands.labels()))
            assert "十五日" in hands.text()
            await hands.press("alt+r")
            await hands.until(lambda: "已推送" in hands.message(), 30)

    asyncio.run(story())

    async def other_end() -> None:
        async with at_work(li, size) as hands:
            await _synced(hands)
            assert "裁定合并冲突：第五条第一款，采用对方" in hands.listed()
            await hands.press("escape")
            await hands.until_desk()

    asyncio.run(other_end())
    assert saved_words(zhang, "5.1") == saved_words(li, "5.1") == "主管部门应当在十五日内答复。"
    assert git(zhang, "rev-parse", "HEAD") == git(li, "rev-parse", "HEAD")


def test_an_answer_by_hand_goes_into_a_version_of_its_own(tmp_path: Path) -> None:
    zhang, li = two_clones(tmp_path)
    edited(li, "第五条", "十日", "十五日")
    by_command(li, "sync")
    edited(zhang, "第五条", "十日", "二十日")

    async def story() -> None:
        async with at_work(zhang) as hands:
            await hands.type("甲")
            await _synced(hands)
            await hands.press("enter")
            await hands.until(lambda: "本方（张三" in hands.text())
            await hands.press("f4")
            await hands.until(lambda: "手工改：第五条第一款" in hands.text())
            await hands.type("特殊情况除外。")
            await hands.press("enter")
            await hands.until(lambda: "裁定另成一版" in hands.text())
            await hands.press("escape")
            await hands.until(lambda: "没有裁定：手头还有没有存版的修改" in hands.text())
            await hands.press("f5")
            await hands.until(lambda: "裁定另成一版" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "冲突都裁定了" in hands.title())

    asyncio.run(story())
    assert saved_words(zhang, "5.1") == "主管部门应当在十日内答复。" and saved_words(zhang, "1.1").startswith("甲")
    subjects = git(zhang, "log", "-2", "--format=%s").split("\n")
    assert subjects[0].startswith("裁定合并冲突") and subjects[1].startswith("第一条")


def test_what_both_inserted_at_one_place_is_shown_and_confirmed(tmp_path: Path) -> None:
    zhang, li = two_clones(tmp_path)
    by_command(li, "insert", "--after", "第三条", "--text", "李四增加的一条。", "-m", "增加")
    by_command(li, "sync")
    by_command(zhang, "insert", "--after", "第三条", "--text", "张三增加的一条。", "-m", "增加")

    async def story() -> None:
        async with at_work(zhang) as hands:
            await _synced(hands)
            assert "！确认" in hands.listed() and "李四增加的一条" in hands.listed()
            await hands.press("escape")
            await hands.until_desk()
            await hands.until(lambda: "待确认 1 处，按 Alt+X 看" in hands.message())
            await hands.press("alt+x")
            await hands.until(lambda: "两边都在同一处增加，请确认先后" in hands.text())
            assert "李四增加的一条。" in hands.text() and "张三增加的一条。" in hands.text()
            await hands.press("f5")
            await hands.until(lambda: "冲突都裁定了" in hands.title())

    asyncio.run(story())
    assert {saved_words(zhang, "4.1"), saved_words(zhang, "5.1")} == {"李四增加的一条。", "张三增加的一条。"}


def test_what_cannot_be_exchanged_is_one_sentence(tmp_path: Path) -> None:
    zhang, _ = two_clones(tmp_path)

    async def story() -> None:
        async with at_work(zhang) as hands:
            hook = tmp_path / "hub.git" / "hooks" / "pre-receive"
            hook.write_text("#!/bin/sh\necho 审次已经关闭 >&2\nexit 1\n", encoding="utf-8")
            hook.chmod(0o755)
            await asyncio.to_thread(edited, zhang, "第五条", "十日", "二十日")
            await hands.press("alt+r")
            await hands.until(lambda: "对方仓库没有接受：审次已经关闭" in hands.message(), 30)
            git(zhang, "remote", "set-url", "origin", "git://127.0.0.1:1/hub.git")
            await hands.press("alt+r")
            await hands.until(lambda: "没有连上对方仓库" in hands.message(), 30)
            git(zhang, "remote", "remove", "origin")
            await hands.press("alt+r")
            await hands.until(lambda: "没有连着别的仓库" in hands.message(), 30)
            await hands.type("照常写")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 1)

    asyncio.run(story())


def test_both_offices_in_a_real_terminal(tmp_path: Path) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    zhang, li = two_clones(tmp_path)
    edited(li, "第五条", "十日", "十五日")
    by_command(li, "sync")
    edited(zhang, "第五条", "十日", "二十日")
    terminal = Tmux(zhang, 80, 24, "C.UTF-8")
    try:
        terminal.wait(lambda: "第一条　【目的】为了规范" in terminal.text())
        terminal.press("M-r")
        terminal.wait(lambda: "冲突  第五条第一款" in terminal.text())
        terminal.press("Enter")
        terminal.wait(lambda: "对方（李四，20" in terminal.text())
        terminal.press("F2")
        terminal.wait(lambda: "冲突都裁定了" in terminal.text())
        terminal.press("Escape")
        terminal.wait(lambda: "第一章 总则 › 第一条" in terminal.text())
        terminal.press("M-r")
        terminal.wait(lambda: "已推送。" in map(str.strip, terminal.rows()))
    finally:
        terminal.close()
    by_command(li, "sync")
    assert saved_words(zhang, "5.1") == saved_words(li, "5.1") == "主管部门应当在二十日内答复。"
