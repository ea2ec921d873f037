"""Fixtures of the command-line tests: a runner, and nothing of the user's own git settings."""

from pathlib import Path

import pytest

from tests.cli.running import Runner


@pytest.fixture(autouse=True)
def _own_git_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path_factory.mktemp("home") / "gitconfig"
    settings.write_text("[user]\n\tname = 张起草\n\temail = zhang@example.invalid\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Commands in an empty folder."""
    return Runner(tmp_path, capsys)
