"""Real git in temporary folders, with a name of its own and without the machine's settings."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.storage_trees import large
from workbench.storage.files.codec import dump
from workbench.storage.founding import init
from workbench.storage.saving.save import save
from workbench.storage.workspace import Workspace

SLUG = "促进条例"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\n\tname = 张三\n\temail = zhang@example.cn\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    yield


@pytest.fixture(params=["", "法规/工作区"], ids=["root", "folder"])
def place(request: pytest.FixtureRequest) -> str:
    """Where the workspace is in its repository."""
    return str(request.param)


@pytest.fixture
def found(tmp_path: Path) -> Callable[[str], Workspace]:
    """Make a workspace at a place of a new repository."""

    def make(inside: str) -> Workspace:
        top = tmp_path / "仓库"
        if inside:
            from workbench.storage.git.repository import Repository

            top.mkdir()
            Repository.create(top)
        return init(top / inside)

    return make


@pytest.fixture
def workspace(found: Callable[[str], Workspace]) -> Workspace:
    """A workspace with one small draft, at the root of its repository."""
    return filled(found(""))


def filled(workspace: Workspace) -> Workspace:
    """The workspace with a draft of six articles in it."""
    save(workspace, in_draft(dump(large(6))), "导入草案")
    return workspace


def in_draft(files: dict[str, bytes] | dict[str, bytes | None]) -> dict[str, bytes | None]:
    """Paths of a draft's folder as paths of the workspace."""
    return {f"drafts/{SLUG}/{path}": content for path, content in files.items()}
