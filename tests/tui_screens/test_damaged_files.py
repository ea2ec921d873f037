"""A workspace with problems opens, shows them, and lets one mend them."""

import asyncio
import subprocess
from pathlib import Path

import pytest

from tests.tui_screens.desk import at_work, founded
from workbench.session.session import Session


def _git(folder: Path, *words: str, check: bool = True) -> None:
    subprocess.run(["git", *words], cwd=folder, check=check, capture_output=True)


def _article(folder: Path, words: str) -> Path:
    files = [one for one in (folder / "drafts").rglob("*") if one.is_file()]
    return next(one for one in files if words in one.read_text(encoding="utf-8"))


def _rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_damaged_file_is_put_back(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    _article(folder, "在十日内").write_text("坏了 = = [\n", encoding="utf-8")
    _rewrite(_article(folder, "为了规范"), "规范", "促进")
    _git(folder, "commit", "-qam", "damage")

    async def story() -> None:
        async with at_work(folder, (80, 24)) as hands:
            await hands.until(lambda: "Alt+W 整理" in hands.message())
            await hands.press("alt+w")
            await hands.until(lambda: "用最近一个完好的版本恢复坏了的文件" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "已恢复坏了的文件" in hands.message())
            await hands.type("甲")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 1)

    asyncio.run(story())
    session = Session.open(folder)
    assert session.problems == ()
    assert session.view.wording.text(session.view.locate("5.1")) == "主管部门应当在十日内答复。"
    assert session.view.wording.text(session.view.locate("1.1")) == "甲为了促进数据活动，制定本条例。"


def test_files_changed_elsewhere_are_taken_over_or_put_aside(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    _rewrite(_article(folder, "为了规范"), "规范", "促进")

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.until(lambda: "有 1 个文件在工作台之外改过" in hands.message())
            await hands.press("alt+w")
            await hands.until(lambda: "采用这些改动" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "已采用文件里的改动" in hands.message())
            assert hands.desk.editor.body.lines[0].words.startswith("为了促进")
            await hands.press("ctrl+s")
            await hands.until_dialog()
            await hands.press("enter")
            await hands.until(lambda: "已存版" in hands.message())
            _rewrite(_article(folder, "为了促进"), "促进", "推动")
            await hands.press("alt+w")
            await hands.until(lambda: "放到一边" in hands.text())
            await hands.press("down", "enter")
            await hands.until(lambda: "已放到一边" in hands.message())

    asyncio.run(story())
    assert "促进" in _article(folder, "制定本条例").read_text(encoding="utf-8")


def test_an_unfinished_merge_is_told_and_one_can_go_on_editing(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    _git(folder, "checkout", "-q", "-b", "other")
    _rewrite(_article(folder, "为了规范"), "规范", "促进")
    _git(folder, "commit", "-qam", "theirs")
    _git(folder, "checkout", "-q", "-")
    _rewrite(_article(folder, "为了规范"), "规范", "推动")
    _git(folder, "commit", "-qam", "ours")
    _git(folder, "merge", "other", check=False)

    async def story() -> None:
        async with at_work(folder, (80, 24)) as hands:
            await hands.until(lambda: "没做完的合并" in hands.message())
            await hands.type("甲")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 1)
            await hands.press("alt+w")
            await hands.until(lambda: "git merge --abort" in hands.text())
            _git(folder, "merge", "--abort")
            await hands.press("escape", "ctrl+s")
            await hands.until(lambda: "为什么改" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "已存版" in hands.message())

    asyncio.run(story())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_references_to_what_is_not_there_are_found_and_mended(tmp_path: Path, size: tuple[int, int]) -> None:
    """One whose article was deleted at the desk, one that a plain editor pointed at nothing."""
    folder = founded(tmp_path)
    path = _article(folder, "期限为二十日")
    _rewrite(path, "、{", "、{QQQQQQQQ}、{")
    _git(folder, "commit", "-qam", "by an editor")

    async def story() -> None:
        async with at_work(folder, size) as hands:
            await hands.until(lambda: len(hands.desk.hand.problems) > 0)
            await hands.desk.go(hands.desk.hand.view.locate("2"))
            await hands.press("alt+delete")
            await hands.until_desk()
            await hands.desk.go(hands.desk.hand.view.locate("1"))
            await hands.press("f8")
            await hands.until(lambda: "第二条" in hands.place())
            # The whole sentence is written anew.
            await hands.press("home", "shift+end", "delete")
            await hands.type("依照本条例第三条的规定，期限为二十日。")
            await hands.press("f8")
            await hands.until(lambda: "第三条" in hands.place())
            await hands.press("home", "shift+end", "delete")
            await hands.type("市数据主管部门负责数据工作。")
            await hands.press("f6")
            await hands.until(lambda: not hands.desk.hand.problems)
            await hands.press("ctrl+s")
            await hands.until_dialog()
            await hands.press("enter")
            await hands.until(lambda: "已存版" in hands.message())

    asyncio.run(story())
    assert Session.open(folder).problems == ()
