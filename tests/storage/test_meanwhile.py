"""What others do between the first and the last step of a save is kept; and what a save asks of git is counted."""

import os
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.storage.conftest import SLUG
from workbench.model.problems import WorkbenchError
from workbench.storage import steps
from workbench.storage.git.objects import Objects, read_blobs
from workbench.storage.saving.foreign import Foreign, foreign
from workbench.storage.saving.rescue import rescues
from workbench.storage.saving.save import save
from workbench.storage.saving.sight import look
from workbench.storage.workspace import Workspace

OUTLINE, DRAFT = f"drafts/{SLUG}/outline.txt", f"drafts/{SLUG}/draft.toml"


def git(folder: Path, *arguments: str, said: str = "") -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, input=said)
    return done.stdout


def longer(workspace: Workspace, path: str) -> bytes:
    return (workspace.root / path).read_bytes() + "# 改\n".encode()


def gits(names: list[str]) -> Counter[str]:
    return Counter(name.removeprefix("git ") for name in names if name.startswith("git "))


@pytest.mark.parametrize("moment", ["git fast-import", "rename journal.json", "after git update-ref"])
def test_what_is_written_and_staged_during_a_save_is_kept(workspace: Workspace, moment: str) -> None:
    top = workspace.repository.top
    changes: dict[str, bytes | None] = {path: longer(workspace, path) for path in (OUTLINE, DRAFT)}

    def others(name: str) -> None:
        if name == moment:
            blob = git(top, "hash-object", "-w", "--stdin", said="只暂存的\n").strip()
            git(top, "update-index", "--cacheinfo", f"100644,{blob},{DRAFT}")
            (top / OUTLINE).write_text("手工写的\n", encoding="utf-8")

    with steps.watching(others):
        commit = save(workspace, changes, "修改")
    assert git(top, "rev-parse", "HEAD").strip() == commit
    kept = [git(top, "show", f"{ref}:{path}") for ref in rescues(workspace.repository) for path in (OUTLINE, DRAFT)]
    assert "手工写的\n" in kept
    assert "只暂存的\n" in kept


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of change that nobody can set back")
@pytest.mark.parametrize("age", [0, 2.1], ids=["young", "old"])
def test_a_change_that_keeps_size_and_time_is_kept(workspace: Workspace, age: float) -> None:
    place, new = workspace.root / OUTLINE, longer(workspace, OUTLINE)
    time.sleep(age)  # so that the stamp of the file is trusted, or not
    before = place.stat()
    hand_made = place.read_bytes().replace("条".encode(), "项".encode())

    def others(name: str) -> None:
        if name == "rename journal.json":
            place.write_bytes(hand_made)
            os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
            assert (place.stat().st_size, place.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)

    with steps.watching(others):
        save(workspace, {OUTLINE: new}, "修改")
    assert place.read_bytes() == new
    (ref,) = rescues(workspace.repository)
    assert git(workspace.repository.top, "show", f"{ref}:{OUTLINE}").encode() == hand_made


@pytest.mark.parametrize("fate", ["replaced", "removed"])
def test_a_file_is_read_again_only_when_it_may_be_another(workspace: Workspace, fate: str) -> None:
    place, blob = workspace.root / OUTLINE, git(workspace.root, "rev-parse", f"HEAD:{OUTLINE}").strip()
    young = look(workspace.repository, {OUTLINE: blob}, {OUTLINE: None})
    assert not young.still_holds(OUTLINE, str(place)), (
        "what was written a moment ago may be written again in that moment"
    )
    time.sleep(2.1)
    old = look(workspace.repository, {OUTLINE: blob}, {OUTLINE: None})
    assert old.still_holds(OUTLINE, str(place))
    if fate == "replaced":
        os.replace(shutil.copy2(place, place.with_name("twin")), place)
    else:
        place.unlink()
    assert not old.still_holds(OUTLINE, str(place))


def test_a_save_asks_git_seldom(workspace: Workspace) -> None:
    names: list[str] = []
    with steps.watching(names.append):
        save(workspace, {OUTLINE: longer(workspace, OUTLINE)}, "修改")
    once = ("rev-parse", "ls-tree", "ls-files", "config", "fast-import", "update-ref", "update-index")
    assert gits(names) == Counter(once)


def test_looking_for_foreign_words_reads_nothing_from_git(workspace: Workspace) -> None:
    (workspace.root / OUTLINE).write_text("手工写的\n", encoding="utf-8")
    names: list[str] = []
    with steps.watching(names.append):
        assert foreign(workspace, SLUG) == (Foreign(OUTLINE, "changed"),)
    assert "cat-file" not in gits(names)


def test_objects_that_are_missing_or_too_large_are_refused(workspace: Workspace) -> None:
    files = workspace.files(SLUG)
    blobs = [files.blob(path) for path in files]
    assert set(read_blobs(workspace.repository, blobs).values()) == {files[path] for path in files}
    for wanted, limit, code in (([*blobs, "0" * 40], 10**6, "damaged-repository"), (blobs, 8, "file-too-large")):
        with pytest.raises(WorkbenchError) as refused:
            read_blobs(workspace.repository, wanted, limit)
        assert refused.value.problem.code == code


def test_objects_go_on_after_one_that_is_too_large(workspace: Workspace) -> None:
    sizes = {git(workspace.root, "rev-parse", f"HEAD:{path}").strip(): path for path in (OUTLINE, DRAFT)}
    small, large = sorted(sizes, key=lambda blob: (workspace.root / sizes[blob]).stat().st_size)
    objects = Objects(workspace.repository, (workspace.root / sizes[small]).stat().st_size)
    assert objects.get(large) is None
    assert objects.get(small) == (workspace.root / sizes[small]).read_bytes()
    assert objects.get(f"HEAD:drafts/{SLUG}") is None
    objects.close()
