"""A bare repository in the middle and offices around it, all real git, with settings of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.syncing.offices import Offices


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\n\tname = 张三\n\temail = zhang@example.cn\n[init]\n\tdefaultBranch = main\n", encoding="utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def offices(tmp_path: Path) -> Callable[[int], Offices]:
    """Make so many clones of one workspace with a small draft."""
    return lambda several: Offices.around(tmp_path / "处室", several)
