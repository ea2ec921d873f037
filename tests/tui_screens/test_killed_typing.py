"""The program is killed while somebody types: at most the last second is missing, and nothing is damaged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tui_screens.desk import founded
from workbench.session.session import Session

pytest.importorskip("pty")
from tests.tui_screens.pseudo_terminal import PseudoTerminal  # noqa: E402

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光"


def _begin(folder: Path) -> PseudoTerminal:
    terminal = PseudoTerminal(folder, folder / "settings.toml")
    terminal.until("第五条")
    terminal.read(0.3)
    return terminal


def _type_for(terminal: PseudoTerminal, seconds: float) -> list[tuple[float, str]]:
    """Type a character every 25 ms; when each one went."""
    typed: list[tuple[float, str]] = []
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        character = HAN[len(typed) % len(HAN)]
        terminal.type(character)
        typed.append((time.monotonic(), character))
        terminal.read(0.025)
    return typed


@pytest.mark.skipif(sys.platform == "win32", reason="a pty is needed")
@pytest.mark.parametrize("seed", range(4))
def test_at_most_a_second_is_lost(tmp_path: Path, seed: int) -> None:
    folder = founded(tmp_path)
    terminal = _begin(folder)
    typed = _type_for(terminal, random.Random(seed).uniform(0.8, 2.5))
    killed = time.monotonic()
    terminal.kill()
    session = Session.open(folder)
    assert session.problems == ()
    words = session.view.wording.text(session.view.locate("第一条第一款")).removesuffix(
        "为了规范数据活动，制定本条例。"
    )
    assert "".join(character for _, character in typed).startswith(words)
    due = sum(at < killed - 1.0 for at, _ in typed)
    assert len(words) >= due, (len(words), due, len(typed))
    whole = subprocess.run(["git", "fsck", "--strict"], cwd=folder, capture_output=True, check=False)
    assert whole.returncode == 0
    # The next sitting goes on where this one ended.
    again = _begin(folder)
    again.type("\x1a")
    again.until("已撤销")
    again.type("\x11")
    assert again.wait() == 0


def test_quitting_at_once_keeps_every_key(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    terminal = _begin(folder)
    terminal.type("紧接着就退出")
    terminal.type("\x11")
    assert terminal.wait() == 0
    assert "步修改没有存版" in terminal.output.decode("utf-8", "replace")
    view = Session.open(folder).view
    assert view.wording.text(view.locate("第一条第一款")).startswith("紧接着就退出")
