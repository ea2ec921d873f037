"""The editor in a real terminal (tmux): what stands on the screen, and where the terminal's own cursor is."""

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.language.cells import cells

APP = Path(__file__).with_name("editor_app.py")
LONG = "推动跨区域规划衔接、标准互认，建立“协同机制”（以下简称机制），依照本条例第十二条的规定执行，并向社会公布。"


class Terminal:
    """A tmux server of its own with one window that runs the editor."""

    def __init__(self, width: int, height: int, locale: str) -> None:
        self._name = f"editor-{uuid.uuid4().hex[:8]}"
        environment = [f"LC_ALL={locale}", f"LANG={locale}", "TERM=screen-256color", "ESCDELAY=25"]
        # Set by pytest-xdist; a program that finds them believes them instead of its terminal.
        command = ["env", "-u", "COLUMNS", "-u", "LINES", *environment, sys.executable, str(APP)]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), *command)

    def _tmux(self, *words: str) -> str:
        environment = os.environ | {"LC_ALL": "C.UTF-8"}
        ran = subprocess.run(
            ["tmux", "-u", "-L", self._name, *words], capture_output=True, encoding="utf-8", env=environment, check=True
        )
        return ran.stdout

    def type(self, words: str) -> None:
        self._tmux("send-keys", "-l", words)

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def paste(self, words: str) -> None:
        self._tmux("set-buffer", words)
        self._tmux("paste-buffer", "-p")

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def rows(self) -> list[str]:
        return [row.rstrip() for row in self._tmux("capture-pane", "-p").split("\n")]

    def cursor(self) -> tuple[int, int]:
        column, row = self._tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(column), int(row)

    def wait(self, what: Callable[[], bool]) -> None:
        """Until it is so, ten seconds at most."""
        end = time.monotonic() + 10
        while not what():
            assert time.monotonic() < end, (self.rows(), self.cursor())
            time.sleep(0.05)

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self._name, "kill-server"], capture_output=True, check=False)


@pytest.fixture(
    params=[(80, 24, "C.UTF-8"), (120, 40, "C.UTF-8"), (80, 24, "C")], ids=lambda size: "×".join(map(str, size))
)
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    found = Terminal(*request.param)
    try:
        found.wait(lambda: found.rows()[0].startswith(" 第十条"))
        yield found
    finally:
        found.close()


def test_chinese_is_typed_wrapped_and_the_cursor_is_where_the_caret_is(terminal: Terminal) -> None:
    first = 1 + cells("第十条　")
    terminal.wait(lambda: terminal.cursor() == (first, 0))
    terminal.type("市人民政府应当采取下列措施：")
    terminal.wait(lambda: terminal.cursor() == (first + cells("市人民政府应当采取下列措施："), 0))
    terminal.press("Enter")
    terminal.type("（一）" + LONG)
    terminal.wait(lambda: "公布。" in "".join(terminal.rows()))
    rows = terminal.rows()
    assert rows[0] == " 第十条　市人民政府应当采取下列措施："
    assert rows[1].startswith(" 　　（一）推动跨区域")
    body = [row[1:] for row in rows[1:4] if row]
    assert "".join(body) == "　　（一）" + LONG
    assert not any(row[0] in "，。、）”" or row[-1] in "（“" for row in body)
    terminal.wait(lambda: terminal.cursor() == (1 + cells(body[-1]), len(body)))
    terminal.press("Enter")
    terminal.type("𠮷[red]é")
    terminal.wait(lambda: terminal.cursor() == (1 + cells("　　（二）𠮷[red]é"), len(body) + 1))
    assert terminal.rows()[len(body) + 1] == " 　　（二）𠮷[red]é"
    terminal.press("Up", "Home")
    terminal.wait(lambda: terminal.cursor()[1] == len(body))


def test_a_paste_and_a_smaller_window(terminal: Terminal) -> None:
    terminal.paste(f"　　甲：\n（一）{LONG}\n　　后款。\n")
    terminal.wait(lambda: " 　　后款。" in terminal.rows())
    end = terminal.rows().index(" 　　后款。")
    terminal.wait(lambda: terminal.cursor() == (1 + cells("　　后款。"), end))
    terminal.resize(50, 20)
    terminal.wait(lambda: " 　　后款。" in terminal.rows() and terminal.rows().index(" 　　后款。") == 4)
    terminal.wait(lambda: terminal.cursor() == (1 + cells("　　后款。"), 4))
    terminal.press("Up", "Up")
    terminal.type("新")
    terminal.wait(lambda: "新" in terminal.rows()[2])
    column, row = terminal.cursor()
    before = terminal.rows()[2]
    assert (column, row) == (cells(before[: before.index("新") + 1]), 2)
