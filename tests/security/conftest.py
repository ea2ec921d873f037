"""A canary that must never sing, a runner of commands, and nothing of the user's own git settings."""

import os
from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.security.canary import Canary


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
