"""Wrong surroundings and wrong names: refused with a reason and a hint, and nothing changed."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.conftest import SLUG
from workbench.model.problems import WorkbenchError
from workbench.storage.files.own_files import path_of
from workbench.storage.founding import init
from workbench.storage.git import program as git_program
from workbench.storage.git.stream import parts
from workbench.storage.saving.save import save
from workbench.storage.slug import check_slug, is_slug
from workbench.storage.workspace import Workspace

OUTLINE = f"drafts/{SLUG}/outline.txt"
ROOT = Path(__file__).resolve().parents[2]


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=check, capture_output=True, text=True).stdout


def refused(workspace: Workspace, path: str = OUTLINE) -> str:
    """The code of the refusal of a save, which must leave branch, work tree and index as they were."""
    before = (git(workspace.root, "rev-parse", "HEAD"), git(workspace.root, "status", "--porcelain"))
    with pytest.raises(WorkbenchError) as found:
        save(workspace, {path: b"# \n"}, "改")
    assert (git(workspace.root, "rev-parse", "HEAD"), git(workspace.root, "status", "--porcelain")) == before
    problem = found.value.problem
    assert problem.hint or problem.code == "bad-path"
    return problem.code


def test_a_head_on_no_branch(workspace: Workspace) -> None:
    git(workspace.root, "checkout", "-q", "--detach")
    assert refused(workspace) == "detached-head"


def test_an_unfinished_merge(workspace: Workspace) -> None:
    top = workspace.root
    git(top, "checkout", "-qb", "另一处")
    (top / OUTLINE).write_text("一\n", encoding="utf-8")
    git(top, "commit", "-qam", "一")
    git(top, "checkout", "-q", "-")
    (top / OUTLINE).write_text("二\n", encoding="utf-8")
    git(top, "commit", "-qam", "二")
    git(top, "merge", "另一处", check=False)
    assert refused(workspace) == "unfinished-merge"


def test_a_shallow_clone(workspace: Workspace, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", workspace.root.as_uri(), "浅")
    assert refused(Workspace.find(tmp_path / "浅")) == "shallow-clone"


def test_a_clone_can_be_saved_in(workspace: Workspace, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", workspace.root.as_uri(), "克隆")
    clone = Workspace.find(tmp_path / "克隆")
    assert clone.read(SLUG) == workspace.read(SLUG)
    save(clone, {OUTLINE: b"# \n"}, "改")


def test_a_linked_work_tree_can_be_saved_in(workspace: Workspace, tmp_path: Path) -> None:
    git(workspace.root, "worktree", "add", "-q", "-b", "分支", str(tmp_path / "另一个"))
    other = Workspace.find(tmp_path / "另一个")
    commit = save(other, {OUTLINE: b"# \n"}, "改")
    assert git(other.root, "status", "--porcelain") == ""
    assert workspace.commit("分支") == commit != workspace.commit()


def test_no_git_or_an_old_one(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(WorkbenchError) as found:
        workspace.drafts()
    assert found.value.problem.code == "git-missing"
    old = tmp_path / "old" / ("git.exe" if os.name == "nt" else "git")
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho git version 2.7.4\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(old.parent))
    with pytest.raises(WorkbenchError) as found:
        workspace.drafts()
    assert found.value.problem.code == "git-too-old"
    assert "2.7.4" in found.value.problem.message


def test_git_is_never_taken_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = tmp_path / "git"
    trap.write_text("#!/bin/sh\necho git version 9.9\n", encoding="utf-8")
    trap.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
    with pytest.raises(WorkbenchError) as found:
        git_program.run(tmp_path, ["version"])
    assert found.value.problem.code == "git-missing"


_READ_ONLY = """
import os, sys
import encodings.utf_8_sig, filelock, getpass, pwd, pydantic, tomllib  # root's folders are closed to the user below
import workbench.storage.files.schema
from pathlib import Path
from workbench.model.problems import WorkbenchError
from workbench.storage.git.stream import parts
from workbench.storage.saving.save import save
from workbench.storage.workspace import Workspace
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    workspace = Workspace.find(Path(sys.argv[1]))
    workspace.read(sys.argv[2])
    save(workspace, {f"drafts/{sys.argv[2]}/outline.txt": b"# x"}, "x")
except WorkbenchError as error:
    print(error.problem.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows folders are not made read-only by their mode")
@pytest.mark.parametrize("locked", [".", ".git", f"drafts/{SLUG}"])
def test_a_read_only_folder(workspace: Workspace, locked: str) -> None:
    """Run as an ordinary user, for the modes of folders do not bind root; reading still works."""
    home = Path(tempfile.mkdtemp())
    top = home / "仓库"
    shutil.copytree(workspace.root, top)
    nobody = 65534 if os.geteuid() == 0 else None
    for path in [home, *home.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        if nobody is not None:
            os.chown(path, nobody, nobody)
    target = top / locked
    for path in [target, *(place for place in target.rglob("*") if place.is_dir())]:
        path.chmod(0o555)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-c", _READ_ONLY, str(top), SLUG]
    done = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=False)
    for path in [home, *(place for place in home.rglob("*") if place.is_dir())]:
        path.chmod(0o755)
    assert (done.stdout.strip(), done.stderr) == ("read-only", "")
    assert git(top, "-c", f"safe.directory={top}", "rev-parse", "HEAD") == git(workspace.root, "rev-parse", "HEAD")
    shutil.rmtree(home)


@pytest.mark.parametrize(
    "path",
    ["../外面", "/etc/passwd", "drafts/../../外面", "drafts//x", "drafts", "drafts/.git/config", "drafts/a/.gitmodules"]
    + ["README.md", ".git/config", "drafts/a\\..\\b", "drafts/a:b", "drafts/a\nb", "", "C:/x", "drafts/./x"],
)
def test_paths_that_lead_elsewhere(workspace: Workspace, path: str) -> None:
    assert refused(workspace, path) == "bad-path"


def test_ids_are_matched_before_they_become_paths() -> None:
    for word in ["../../x", "K2M9QXD", "k2m9qxd7", "K2M9QXD7/", "ＡＢＣＤＥＦＧＨ", "K2M9QXD7\n"]:
        with pytest.raises(WorkbenchError):
            path_of(word)
    assert path_of("K2M9QXD7") == "articles/K2M9QXD7.toml"


def test_links_are_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "外面"
    outside.mkdir()
    drafts = workspace.root / "drafts"
    (drafts / "链接").symlink_to(outside, target_is_directory=True)
    assert refused(workspace, "drafts/链接/outline.txt") == "linked-folder"
    place = workspace.root / OUTLINE
    (outside / "目标").write_bytes(place.read_bytes())
    place.unlink()
    place.symlink_to(outside / "目标")
    assert refused(workspace) == "foreign-changes"
    save(workspace, {OUTLINE: b"# \n"}, "改", foreign="park")
    assert not place.is_symlink()
    assert (outside / "目标").read_bytes() != b"# \n"
    assert [path.name for path in outside.iterdir()] == ["目标"]


def test_links_in_a_commit_are_reported_and_not_read(workspace: Workspace) -> None:
    secret = workspace.root / "drafts" / SLUG / "articles" / "KKKKKKK1.toml"
    secret.symlink_to("/etc/passwd")
    git(workspace.root, "add", ".")
    git(workspace.root, "commit", "-qm", "链接")
    assert [problem.code for problem in workspace.read(SLUG)[1]] == ["not-a-file"]


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    for folder, code in [(tmp_path, "no-workspace"), (tmp_path / "没有", "no-such-folder")]:
        with pytest.raises(WorkbenchError) as found:
            Workspace.find(folder)
        assert found.value.problem.code == code


@pytest.mark.parametrize(
    "revision", ["没有", "-x", "--output=x", "HEAD; rm", "HEAD..HEAD", "a\0b", "HEAD:drafts", "x" * 5000]
)
def test_revisions_are_words_of_strangers(workspace: Workspace, revision: str) -> None:
    with pytest.raises(WorkbenchError) as found:
        workspace.read(SLUG, revision)
    assert found.value.problem.code == "no-such-revision"


def test_nothing_in_a_repository_makes_git_run_programs(workspace: Workspace, tmp_path: Path) -> None:
    trap, mark = tmp_path / "陷阱", tmp_path / "触发"
    trap.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    top = workspace.root
    hooks = (
        "reference-transaction",
        "post-index-change",
        "pre-commit",
        "post-commit",
        "post-checkout",
        "update",
        "pre-auto-gc",
    )
    for hook in hooks:
        shutil.copy(trap, top / ".git" / "hooks" / hook)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "filter.x.clean", "filter.x.smudge", "core.editor"):
        git(top, "config", key, str(trap))
    git(top, "config", "gpg.program", str(trap))
    git(top, "config", "commit.gpgSign", "true")
    git(top, "config", "log.showSignature", "true")
    (top / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    mark.unlink(missing_ok=True)
    save(workspace, {OUTLINE: b"# \n"}, "改")
    workspace.read(SLUG)
    assert not mark.exists()


def test_subcommands_that_are_not_needed_cannot_be_run(tmp_path: Path) -> None:
    for command in ("clean", "-c", "submodule", "checkout", "merge", "filter-branch", "daemon"):
        with pytest.raises(ValueError, match="not allowed"):
            git_program.attempt(tmp_path, [command])


@pytest.mark.parametrize("name", ["促进条例", "云川市-2026", "a", "条例（草案）", "甲.乙", "草案_二"])
def test_names_that_can_be_used(name: str, workspace: Workspace) -> None:
    assert check_slug(name) == name
    subprocess.run(["git", "check-ref-format", f"refs/tags/stage/{name}/{name}"], check=True)
    save(workspace, {f"drafts/{name}/draft.toml": b'format = 1\ntitle = "x"\n'}, "新建")
    assert name in workspace.drafts()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "-x",
        ".x",
        "x.",
        "a/b",
        "a@b",
        "a:b",
        "a\\b",
        "a b",
        "a\nb",
        "CON",
        "nul.txt",
        "Com1",
        "a..b",
        "x.lock",
        "~",
        "a^",
    ]
    + ["字" * 41, "\u202e", "a\u200b", "{", "*", "?", "　", "\ud800", "a\x7f"],
)
def test_names_that_cannot_be_used(name: str) -> None:
    with pytest.raises(WorkbenchError) as found:
        check_slug(name)
    assert found.value.problem.code == "bad-slug"
    assert found.value.problem.message.isprintable()
    assert not is_slug(name)


def test_names_are_kept_in_nfc() -> None:
    assert check_slug("e\u0301") == "\u00e9"
    assert not is_slug("e\u0301")


def test_init_on_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    acts: list[Callable[[], object]] = [lambda: init(tmp_path / "文件"), lambda: init(tmp_path / "文件" / "里面")]
    for act in acts:
        with pytest.raises(WorkbenchError) as found:
            act()
        assert found.value.problem.code == "disk-error"


def test_a_long_answer_of_git_that_breaks_off(workspace: Workspace) -> None:
    with pytest.raises(WorkbenchError) as found:
        list(parts(workspace.repository, b"\0", "log", "0" * 40))
    assert found.value.problem.code == "git-failed"
    assert list(parts(workspace.repository, b"\n", "log", "--format=%H"))[-1] == b""
