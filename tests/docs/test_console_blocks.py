"""The command lines printed in the documents run, in order, in a workspace that holds the sample draft."""

import io
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tests.docs.pages import MANUAL, README, Step, name, steps
from workbench.cli.main import main

#: What is read, and run, in one go: the chapters of the manual build on each other.
BOOKS = {"README.md": [README], "docs/manual": MANUAL}
_SHELL = set("|<>;&`")


def _workbench(folder: Path, words: list[str]) -> tuple[int, str]:
    """Exit code and everything printed. In this process: a hundred interpreters would take a minute to start."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
        code = main(words)
    return code, printed.buffer.getvalue().decode("utf-8")


def _carry_out(folder: Path, step: Step) -> Path:
    """Run one line and return the folder the next one starts in; lines of other programs are only read."""
    words = shlex.split(step.words, comments=True)
    if words[0] == "cd":
        return folder / words[1]
    if words[0] == "workbench":
        assert not _SHELL & set(step.words), "one plain command per line, so that it runs on every system"
        _judge(step, *_workbench(folder, words[1:]))
    return folder


def _judge(step: Step, code: int, printed: str) -> None:
    said = f"line {step.line}: {step.words}\n{printed}"
    assert "Traceback" not in printed, said
    assert code in (0, 1, 2), said
    assert (code != 0) == step.fails, said


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """What the manual tells its readers to begin with: the sample draft, saved."""
    folder = tmp_path / "work"
    code, printed = _workbench(tmp_path, ["demo", str(folder), "--only-draft"])
    assert code == 0, printed
    return folder


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
