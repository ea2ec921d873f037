"""The command lines printed in the documents run, in order, in a workspace that holds the sample draft."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import MANUAL, README, REPOSITORY, Step, name, steps

#: What is read, and run, in one go: the chapters of the manual build on each other.
BOOKS = {"README.md": [README], "docs/manual": MANUAL}
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


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A fresh workspace with the sample draft, saved."""
    folder = tmp_path / "work"
    made = _workbench(tmp_path, ["init", str(folder), "--author", "云川市司法局"])
    assert made.returncode == 0, made.stderr
    shutil.copytree(REPOSITORY / "drafts" / "yunchuan", folder / "drafts" / "yunchuan")
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    subprocess.run(["git", *IDENTITY, "commit", "-q", "-m", "样例草案"], cwd=folder, check=True)
    return folder


IDENTITY = ["-c", "user.name=sample", "-c", "user.email=sample@example.invalid"]


def _steps(book: str) -> Iterator[tuple[str, Step]]:
    for page in BOOKS[book]:
        for step in steps(page.read_text(encoding="utf-8")):
            yield name(page), step


@pytest.mark.parametrize("book", BOOKS)
def test_console_blocks_run(book: str, workspace: Path) -> None:
    page, folder = "", workspace
    for where, step in _steps(book):
        if where != page:
            page, folder = where, workspace
        folder = _carry_out(folder, step)


@pytest.mark.parametrize("book", BOOKS)
def test_there_are_console_blocks(book: str) -> None:
    assert sum(step.words.startswith("workbench ") for _, step in _steps(book)) >= 3


def test_steps_are_read() -> None:
    text = "x\n```console\n$ workbench log\nout\n$ workbench show 999  # 失败\n```\n```sh\n$ workbench no\n```\n"
    assert list(steps(text)) == [Step(3, "workbench log", False), Step(5, "workbench show 999", True)]
