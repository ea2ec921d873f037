"""The desk in a real terminal (tmux): what stands on the screen, and where the terminal's own cursor is."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tui_screens.desk import by_command, founded
from workbench.language.cells import cells


class Tmux:
    """A server of its own with one window."""

    def __init__(self, folder: Path, width: int, height: int, locale: str) -> None:
        self._name = f"desk-{uuid.uuid4().hex[:8]}"
        settings = f"WORKBENCH_SETTINGS={folder / 'settings.toml'}"
        environment = [f"LC_ALL={locale}", f"LANG={locale}", "TERM=screen-256color", settings]
        # Set by pytest-xdist; a program that finds them believes them instead of its terminal.
        command = ["env", "-u", "COLUMNS", "-u", "LINES", *environment, sys.executable, "-m", "workbench"]
        size = ("-x", str(width), "-y", str(height))
        self._tmux("-f", "/dev/null", "new-session", "-d", *size, *command, "-C", str(folder))

    def _tmux(self, *words: str) -> str:
        environment = os.environ | {"LC_ALL": "C.UTF-8"}
        command = ["tmux", "-u", "-L", self._name, *words]
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True).stdout

    def type(self, words: str) -> None:
        self._tmux("send-keys", "-l", words)

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def rows(self) -> list[str]:
        return [row.rstrip() for row in self._tmux("capture-pane", "-p").split("\n")]

    def text(self) -> str:
        return "\n".join(self.rows())

    def cursor(self) -> tuple[int, int]:
        column, row = self._tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(column), int(row)

    def wait(self, what: Callable[[], bool]) -> None:
        """Until it is so, twenty seconds at most."""
        end = time.monotonic() + 20
        while not what():
            assert time.monotonic() < end, (self.text(), self.cursor())
            time.sleep(0.05)

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._name, "kill-server"], capture_output=True, check=False)


@pytest.fixture(
    params=[(120, 40, "C.UTF-8"), (80, 24, "C.UTF-8"), (80, 24, "C")], ids=lambda size: "×".join(map(str, size))
)
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    found = Tmux(founded(tmp_path), *request.param)
    try:
        found.wait(lambda: "第一条　【目的】为了规范" in found.text())
        yield found
    finally:
        found.close()


def _end_of(terminal: Tmux, words: str) -> tuple[int, int]:
    """The cell behind these words on the screen; no cell while they are not there."""
    for number, row in enumerate(terminal.rows()):
        before, found, _ = row.partition(words)
        if found:
            return cells(before) + cells(words), number
    return -1, -1


def test_a_story_in_a_real_terminal(terminal: Tmux, tmp_path: Path) -> None:
    # The input method draws where the cursor is: at the caret, before the first key already.
    terminal.wait(lambda: terminal.cursor() == _end_of(terminal, "第一条　【目的】"))
    terminal.press("End")
    terminal.wait(lambda: terminal.cursor() == _end_of(terminal, "制定本条例。"))
    terminal.press("C-n")
    terminal.wait(lambda: "插入第二条" in terminal.text())
    terminal.type("市人民政府依照第五条“规定”——执行。")
    terminal.wait(lambda: "执行。" in terminal.text() and terminal.cursor() == _end_of(terminal, "执行。"))
    terminal.press("C-s")
    terminal.wait(lambda: "为什么改" in terminal.text())
    terminal.type("，加一条")
    terminal.press("Enter")
    terminal.wait(lambda: "已存版：第二条：增加条文、修改文字，加一条" in terminal.text())
    # Behind a dialog the cursor is at the caret again.
    terminal.wait(lambda: terminal.cursor() == _end_of(terminal, "执行。"))
    terminal.press("M-Left")
    terminal.press("C-g")
    terminal.wait(lambda: "到第…条" in terminal.text())
    terminal.type("zg")
    terminal.wait(lambda: "主管" in terminal.text())
    terminal.press("Enter")
    terminal.wait(lambda: "第二章 管理 › 第五条【主管】" in terminal.text())
    terminal.press("C-q")
    _wait_for_the_end(terminal)
    assert "执行。" in by_command(tmp_path, "show", "第二条")


def _alive(terminal: Tmux) -> bool:
    found = subprocess.run(["tmux", "-L", terminal._name, "has-session"], capture_output=True, check=False)
    return found.returncode == 0


def _wait_for_the_end(terminal: Tmux) -> None:
    end = time.monotonic() + 20
    while _alive(terminal):
        assert time.monotonic() < end, terminal.text()
        time.sleep(0.1)


def test_previews_in_a_real_terminal(terminal: Tmux) -> None:
    terminal.press("End")
    terminal.type("甲“乙”——丙。")
    terminal.wait(lambda: terminal.cursor() == _end_of(terminal, "甲“乙”——丙。"))
    terminal.press("F10")
    terminal.wait(lambda: "修改对照表（1 处修改）" in terminal.text() and "存的版本 → 现在的草案" in terminal.text())
    terminal.press("F8")
    terminal.wait(lambda: "第 1 处，共 1 处：第一条（修改）" in terminal.text())
    # Every border of the table stands in its column, whatever the words are.
    lines = [row for row in terminal.rows() if row.count("│") == 3]
    places = {tuple(cells(row[:at]) for at, letter in enumerate(row) if letter == "│") for row in lines}
    assert lines and len(places) == 1
    terminal.press("Enter")
    terminal.wait(lambda: "第一章 总则 › 第一条【目的】" in terminal.text())
    terminal.press("F7")
    terminal.wait(lambda: "全文：示范市数据条例" in terminal.text())
    terminal.press("F7")
    terminal.wait(lambda: "打印预览，约" in terminal.text())
    terminal.press("Escape")
    terminal.wait(lambda: terminal.cursor() == _end_of(terminal, "第一条　【目的】"))
    terminal.press("C-q")
    _wait_for_the_end(terminal)


def test_alt_with_digits_and_signs_in_a_real_terminal(terminal: Tmux) -> None:
    terminal.press("M-=")
    terminal.wait(lambda: "插入第二条" in terminal.text())
    terminal.type("依照")
    terminal.press("M-/")
    terminal.wait(lambda: "引用哪一条" in terminal.text())
    terminal.press("Escape")
    terminal.wait(lambda: "引用哪一条" not in terminal.text())
    terminal.press("M-2")
    terminal.wait(lambda: terminal.cursor()[1] > 0 and "依照/" not in terminal.text())
    terminal.press("M-3")
    terminal.wait(lambda: "是新增的" in terminal.text())
