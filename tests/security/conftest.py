"""A canary that must never sing, a runner of commands, and nothing of the user's own git settings."""

import os
from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.security.canary import Canary

LAW = "某市规定\n第一条　甲。\n第二条　依照本规定第三条办理。\n第三条　丙：\n（一）子；\n（二）丑。\n第四条　丁。\n"


@pytest.fixture(autouse=True)
def _own_git_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path_factory.mktemp("home") / "gitconfig"
    settings.write_text("[user]\n\tname = 张起草\n\temail = zhang@example.invalid\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def canary(tmp_path: Path) -> Canary:
    """A file outside every workspace that only a program started by hostile words could make."""
    return Canary(tmp_path / "canary")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Commands in an empty folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Runner(folder, capsys)


@pytest.fixture
def posix() -> None:
    """The traps are shell scripts."""
    if os.name != "posix":
        pytest.skip("the traps of these tests are shell scripts")


@pytest.fixture
def desk(run: Runner) -> Runner:
    """A small draft with a stage and one more version."""
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    run.ok("stage", "征求意见稿")
    run.ok("replace", "4", "--old", "丁", "--new", "改", "-m", "改")
    return run
