"""No room, no right to write, damaged files: the words stay on the screen, and a line says what to do."""

import asyncio
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events

from tests.tui_screens.desk import at_work, founded


def _log(folder: Path) -> Path:
    return next((folder / ".git" / "workbench" / "logs").glob("*/log.jsonl"))


@contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    """Nothing can be made or changed in the folder of the log: a file stands where it should be."""
    logs = folder / ".git" / "workbench" / "logs"
    aside = logs.with_name("logs-aside")
    if logs.exists():
        logs.rename(aside)
    logs.write_text("", encoding="ascii")
    try:
        yield
    finally:
        logs.unlink()
        if aside.exists():
            aside.rename(logs)


def test_words_stay_when_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.tui.panes.article.AGAIN", 0.3)
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder) as hands:
            with _unwritable(folder):
                await hands.type("写不进去")
                await hands.until(lambda: "✗ 尚未写入磁盘" in hands.text())
                assert hands.desk.editor.body.lines[0].words.startswith("写不进去")
                await hands.press("ctrl+n")
                await hands.pilot.pause(0.2)
                assert "第一条" in hands.place()
                await hands.press("ctrl+q")
                await hands.until_dialog()
                assert "还没有写入" in hands.text()
                await hands.press("escape")
                await hands.until_desk()
            await hands.until(lambda: "修改已自动保存" in hands.text())
            assert hands.desk.hand.session.unsaved == 1

    asyncio.run(story())
    assert _log(folder).stat().st_size > 0


def test_a_full_disk(tmp_path: Path) -> None:
    """A limit of the system on file sizes stands for it: a write fails in the middle, with an error of the system."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.type("先写一点")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 1)
            soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (_log(folder).stat().st_size + 10, hard))
            try:
                await hands.type("磁盘满了")
                await hands.until(lambda: "✗ 尚未写入磁盘" in hands.text())
                assert "磁盘满了" in hands.desk.editor.body.lines[0].words
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
                signal.signal(signal.SIGXFSZ, before)
            await hands.desk.article.write()
            assert hands.desk.hand.session.unsaved == 2

    asyncio.run(story())


def test_a_damaged_log_is_put_aside_and_told(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def first() -> None:
        async with at_work(folder) as hands:
            for words in ("甲", "乙", "丙"):
                await hands.type(words)
                count = hands.desk.hand.session.unsaved
                await hands.until(lambda count=count: hands.desk.hand.session.unsaved > count)  # type: ignore[misc]

    async def second() -> None:
        async with at_work(folder) as hands:
            await hands.until(lambda: "已损坏" in hands.message())
            assert hands.desk.editor.body.lines[0].words.startswith("甲为了")
            await hands.type("丁")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 2)

    asyncio.run(first())
    lines = _log(folder).read_bytes().split(b"\n")
    lines[2] = lines[2][:-9] + b"damaged!}"
    _log(folder).write_bytes(b"\n".join(lines))
    asyncio.run(second())
    assert list(_log(folder).parent.glob("kept-*.jsonl"))


def test_a_draft_with_defects_opens_and_shows_them(tmp_path: Path) -> None:
    import subprocess

    folder = founded(tmp_path)
    article = sorted((folder / "drafts" / "law" / "articles").iterdir())[0]
    article.write_text("这不是 TOML = [", encoding="utf-8")
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"]
    subprocess.run(["git", *identity, "commit", "-qam", "broken"], cwd=folder, check=True)

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.until(lambda: bool(hands.desk.hand.problems))
            await hands.press("alt+2")
            await hands.until(lambda: article.name in hands.text())
            await hands.press("alt+left", "f6", "f6")
            await hands.pilot.pause(0.2)
            hands.desk.focus_pane("article")
            await hands.type("还能写吗")
            await hands.until(lambda: "✗ 尚未写入磁盘" in hands.text())
            assert "还能写吗" in hands.desk.editor.body.lines[0].words

    asyncio.run(story())


def test_words_that_look_like_markup_or_commands_are_words(tmp_path: Path) -> None:
    folder = founded(tmp_path, "示范[red]条例\n第一条　[bold]甲[/bold]\x1b[31m乙，𠮷𰻝🙂。\n第二条　丙。\n")

    async def story() -> None:
        async with at_work(folder) as hands:
            assert "[bold]甲[/bold]乙，𠮷" in hands.text() and "[red]" in hands.rows()[0]
            await hands.press("f2")
            await hands.until_dialog()
            await hands.type("[/][blink]")
            await hands.press("enter")
            await hands.until_desk()
            assert "[/][blink]" in hands.text()
            await hands.press("f7")
            await hands.until_dialog()
            await hands.press("escape", "ctrl+f")
            await hands.until_dialog()
            await hands.type("[bold]")
            await hands.pilot.pause()
            assert "1 处" in hands.listed()

    asyncio.run(story())


def test_no_color(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder) as hands:
            assert hands.app.no_color
            await hands.type("甲")
            await hands.until(lambda: any("✎" in row for row in hands.labels()))

    asyncio.run(story())
    assert os.environ["NO_COLOR"] == "1"


def test_a_key_that_comes_while_the_first_words_are_written_waits_for_them(tmp_path: Path) -> None:
    written = threading.Event()

    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            pane = hands.desk.article
            other = asyncio.create_task(hands.desk.hand.alone(lambda: written.wait(20)))
            await hands.type("先写的字，")
            await hands.until(pane._writing.locked)
            hands.app.post_message(events.Key("ctrl+s", None))
            await asyncio.sleep(0.3)
            written.set()
            await other
            await hands.until(lambda: "为什么改" in hands.text())

    asyncio.run(story())
