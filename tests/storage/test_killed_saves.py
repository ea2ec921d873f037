"""A save is killed at every step it has; a fresh start finds everything that was said to be saved, and nothing torn."""

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.conftest import SLUG, filled
from tests.storage.killed_save import KilledError, at_step, change, changes
from workbench.model.problems import WorkbenchError
from workbench.storage import steps
from workbench.storage.git.repository import Repository
from workbench.storage.log.operations import OperationLog
from workbench.storage.saving import journal
from workbench.storage.saving.recovery import recover
from workbench.storage.saving.rescue import rescues
from workbench.storage.saving.work_files import content_of
from workbench.storage.workspace import Workspace

OPERATIONS = 4
#: More steps than a save has; reaching it would mean that the count below is broken.
MOST = 400


@pytest.fixture
def template(found: Callable[[str], Workspace], tmp_path: Path) -> Path:
    """A repository with a draft and unsaved operations in its log, to be copied for each kill."""
    workspace = filled(found("法规"))
    log, base = workspace.operations(SLUG), workspace.commit()
    for number in range(OPERATIONS):
        log.append({"step": number}, {"back": number}, base, f"digest {number}")
    return workspace.repository.top


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Callable[[], Path]:
    """A copy of the template under the same path, so that logs keyed by it are found."""
    kept = tmp_path / "kept"
    template.rename(kept)

    def copy() -> Path:
        shutil.rmtree(template, ignore_errors=True)
        shutil.copytree(kept, template, symlinks=True)
        return template / "法规"

    return copy


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def killed_at(folder: Path, number: int, act: Callable[[Path], object]) -> bool:
    """Run ``act`` and kill it at that step; whether it was killed."""

    def die() -> None:
        raise KilledError

    try:
        with steps.watching(at_step(number, die)):
            act(folder)
    except KilledError:
        return True
    return False


def check_whole(folder: Path, old: str, *, acknowledged: bool) -> str:
    """What must hold once a fresh process has looked after the workspace; the commit the branch is at."""
    workspace = Workspace.find(folder)
    recover(workspace.repository)
    now = workspace.commit()
    saved = now != old
    assert saved or not acknowledged
    git(folder, "fsck", "--strict")
    assert git(folder, "status", "--porcelain", "--untracked-files=all") == ""
    for path, content in changes().items():
        assert not saved or content_of(folder / path) == content
    state, problems = workspace.operations(SLUG).read()
    assert problems == ()
    assert (state.base, len(state.done)) == ((now, 0) if saved else (old, OPERATIONS))
    assert rescues(workspace.repository) == {}
    assert not journal.path_of(workspace.repository).exists()
    assert not [path for path in folder.rglob("*") if path.name.endswith("-new")]
    return now


def test_killed_at_every_step(fresh: Callable[[], Path]) -> None:
    outcomes = []
    for number in range(1, MOST):
        folder = fresh()
        old = git(folder, "rev-parse", "HEAD").strip()
        killed = killed_at(folder, number, change)
        now = check_whole(folder, old, acknowledged=not killed)
        outcomes.append(now != old)
        if now == old:
            assert change(folder) == git(folder, "rev-parse", "HEAD").strip()
        if not killed:
            break
    assert not killed
    assert outcomes == sorted(outcomes), "once the journal is written, every later death ends in the new commit"
    assert 20 < sum(outcomes) < len(outcomes)


def test_killed_while_recovering(fresh: Callable[[], Path]) -> None:
    def recovery(folder: Path) -> None:
        recover(Workspace.find(folder).repository)

    for number in range(1, MOST, 3):
        folder = fresh()
        old = git(folder, "rev-parse", "HEAD").strip()
        assert killed_at(folder, journal_written(folder), change)
        killed = killed_at(folder, number, recovery)
        assert check_whole(folder, old, acknowledged=False) != old
        if not killed:
            break
    assert not killed


def journal_written(folder: Path) -> int:
    """The number of the first step after the journal is in place, found on a copy of the work."""
    names: list[str] = []
    twin = folder.parent.with_name("twin")
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(folder.parent, twin, symlinks=True)
    with steps.watching(names.append):
        change(twin / folder.name)
    return names.index("rename journal.json") + 2


@pytest.mark.parametrize("number", [1, 25, 40, 55, 70, 85, 100, 115])
def test_killed_by_the_system(fresh: Callable[[], Path], number: int) -> None:
    folder = fresh()
    old = git(folder, "rev-parse", "HEAD").strip()
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.storage.killed_save", str(folder), str(number)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 9, -9), done.stderr
    now = check_whole(folder, old, acknowledged=done.returncode == 0)
    assert done.returncode != 0 or done.stdout.strip() == now


def test_a_disk_that_fills_up_at_every_write(fresh: Callable[[], Path]) -> None:
    names: list[str] = []
    with steps.watching(names.append):
        change(fresh())
    for number in [place for place, name in enumerate(names, 1) if name.startswith(("write ", "create ", "fsync "))][
        ::2
    ]:
        folder = fresh()
        old = git(folder, "rev-parse", "HEAD").strip()

        def full() -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        try:
            with steps.watching(at_step(number, full)):
                change(folder)
            acknowledged = True
        except WorkbenchError as refused:
            assert refused.problem.code == "disk-full"
            assert refused.problem.hint
            acknowledged = False
        now = check_whole(folder, old, acknowledged=acknowledged)
        assert acknowledged == (now != old)


def test_what_others_wrote_in_the_meantime_is_kept(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    assert killed_at(folder, journal_written(folder), change)
    path = next(path for path, content in changes().items() if path.endswith(".toml") and content)
    (folder / path).write_text("手工改的\n", encoding="utf-8")
    repository = Workspace.find(folder).repository
    finished = recover(repository)
    assert finished is not None
    assert finished.saved
    prefix = Workspace.find(folder).prefix
    assert repository.git("cat-file", "blob", f"{finished.rescue}:{prefix}{path}").decode() == "手工改的\n"
    assert (folder / path).read_bytes() == changes()[path]


def test_a_branch_that_went_elsewhere_before_recovery_keeps_both(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    assert killed_at(folder, journal_written(folder), change)
    git(folder, "commit", "--allow-empty", "-m", "别处的提交")
    elsewhere = git(folder, "rev-parse", "HEAD").strip()
    repository = Repository.around(folder)
    assert repository is not None
    finished = recover(repository)
    assert finished is not None
    assert not finished.saved
    assert rescues(repository) == {finished.rescue: finished.commit}
    assert git(folder, "rev-parse", "HEAD").strip() == elsewhere
    log = Workspace.find(folder).operations(SLUG)
    assert isinstance(log, OperationLog)
    assert len(log.read()[0].done) == OPERATIONS
