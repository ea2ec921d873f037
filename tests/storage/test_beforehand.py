"""Files written while git writes the commit: the work tree waits, what is left goes, another disk is no obstacle."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.storage import steps
from workbench.storage.founding import init
from workbench.storage.git.repository import Repository
from workbench.storage.saving.save import save
from workbench.storage.saving.work_files import settle
from workbench.storage.workspace import Workspace

PATH = "exports/正文.txt"
WORDS = "第一条　为了示范。\n".encode()


def waiting(repository: Repository) -> list[Path]:
    return list((repository.git_dir / "workbench").glob("new-*"))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or os.stat(memory).st_dev == os.stat(tmp_path).st_dev:
        pytest.skip("there is only one file system here")
    folder = Path(tempfile.mkdtemp(dir=memory))
    yield folder
    shutil.rmtree(folder)


def test_the_work_tree_waits_for_the_branch(workspace: Workspace) -> None:
    seen: list[bytes] = []

    def look(step: str) -> None:
        if step == "after git fast-import":
            assert not (workspace.root / PATH).exists()
            seen.extend(file.read_bytes() for folder in waiting(workspace.repository) for file in folder.iterdir())

    with steps.watching(look):
        save(workspace, {PATH: WORDS}, "导出")
    assert seen == [WORDS]
    assert (workspace.root / PATH).read_bytes() == WORDS
    assert waiting(workspace.repository) == []


def test_what_a_crash_left_goes_with_the_next_save(workspace: Workspace, tmp_path: Path) -> None:
    own, kept = workspace.repository.git_dir / "workbench", tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_bytes(WORDS)
    own.mkdir(exist_ok=True)
    (own / "new-left").mkdir()
    (own / "new-left" / "0-正文.txt").write_bytes(WORDS)
    (own / "new-link").symlink_to(kept)
    save(workspace, {PATH: WORDS}, "导出")
    assert waiting(workspace.repository) == []
    assert (kept / "file").read_bytes() == WORDS, "a link is removed, not followed"


def test_git_on_another_file_system(elsewhere: Path, tmp_path: Path) -> None:
    folder = tmp_path / "工作区"
    subprocess.run(["git", "init", "-q", f"--separate-git-dir={elsewhere / 'git'}", str(folder)], check=True)
    workspace = init(folder)
    assert workspace.repository.git_dir.is_relative_to(elsewhere)
    save(workspace, {PATH: WORDS}, "导出")
    assert (folder / PATH).read_bytes() == WORDS
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(status, cwd=folder, check=True, capture_output=True).stdout == b""


def test_a_folder_mounted_from_another_file_system(elsewhere: Path, tmp_path: Path) -> None:
    made, place = tmp_path / "made", elsewhere / "正文.txt"
    made.write_bytes(WORDS)
    settle(str(place), WORDS, str(made))
    assert place.read_bytes() == WORDS
    assert list(elsewhere.iterdir()) == [place]


def test_a_linked_work_tree(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "另一处"
    command = ["git", "worktree", "add", "-q", "-b", "second", str(folder)]
    subprocess.run(command, cwd=workspace.root, check=True, capture_output=True)
    linked = Workspace.find(folder)
    assert not linked.repository.git_dir.is_relative_to(folder)
    save(linked, {PATH: WORDS}, "导出")
    assert (folder / PATH).read_bytes() == WORDS
    assert waiting(linked.repository) == []
