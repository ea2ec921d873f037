"""The command lines printed in the documents run, in order, in a workspace made by ``workbench demo``."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import REPOSITORY, USER_PAGES, Step, name, steps

PAGES = {name(page): list(steps(page.read_text(encoding="utf-8"))) for page in USER_PAGES}
PAGES = {page: found for page, found in PAGES.items() if any(step.words.startswith("workbench ") for step in found)}
_SHELL = set("|<>;&`")


def _workbench(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def _carry_out(folder: Path, step: Step) -> Path:
    """Run one line and return the folder the next one starts in; lines of other programs are only read."""
    words = shlex.split(step.words, comments=True)
    if words[0] == "cd":
        return folder / words[1]
    if words[0] == "workbench":
        assert not _SHELL & set(step.words), "one plain command per line, so that it runs on every system"
        _judge(step, _workbench(folder, words[1:]))
    return folder


def _judge(step: Step, done: subprocess.CompletedProcess[str]) -> None:
    said = f"line {step.line}: {step.words}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr, said
    assert done.returncode != 70, said
    assert (done.returncode != 0) == step.fails, said


@pytest.mark.parametrize("page", PAGES)
def test_console_blocks_run(page: str, tmp_path: Path) -> None:
    made = _workbench(tmp_path, ["demo", "demo"])
    assert made.returncode == 0, made.stderr
    folder = tmp_path / "demo"
    for step in PAGES[page]:
        folder = _carry_out(folder, step)


def test_there_are_console_blocks() -> None:
    assert "README.md" in PAGES
    assert sum(len(found) for found in PAGES.values()) >= 10


def test_steps_are_read() -> None:
    text = "x\n```console\n$ workbench log\nout\n$ workbench show 999  # 失败\n```\n```sh\n$ workbench no\n```\n"
    assert list(steps(text)) == [Step(3, "workbench log", False), Step(5, "workbench show 999", True)]
