"""Backups that somebody prepared: restoring runs nothing, follows nothing and writes nothing outside."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.security.canary import Canary
from tests.security.traps import git, set_traps

pytestmark = pytest.mark.usefixtures("posix")


def tree(top: Path, *entries: tuple[str, str, str]) -> str:
    """A tree object as git would never write it: (mode, name, object id)."""
    rows = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(oid) for mode, name, oid in entries)
    words = ["git", "hash-object", "-w", "-t", "tree", "--literally", "--stdin"]
    return subprocess.run(words, cwd=top, input=rows, check=True, capture_output=True).stdout.decode().strip()


def blob(top: Path, content: str) -> str:
    words = ["git", "hash-object", "-w", "--stdin"]
    return (
        subprocess.run(words, cwd=top, input=content.encode(), check=True, capture_output=True).stdout.decode().strip()
    )


def bundle_of(top: Path, root: str) -> Path:
    """A bundle of one commit with that tree."""
    commit = git(top, "-c", "user.name=x", "-c", "user.email=x@x", "commit-tree", root, "-m", "x").strip()
    git(top, "update-ref", "refs/heads/main", commit)
    git(top, "symbolic-ref", "HEAD", "refs/heads/main")
    git(top, "bundle", "create", "-q", "../bad.bundle", "--all")
    return top.parent / "bad.bundle"


@pytest.fixture
def source(run: Runner) -> Path:
    git(run.folder, "init", "-q", "source")
    return run.folder / "source"


FOLDERS = ["..", ".", ".git", ".GIT", "git~1", ".git ", ".g\u200cit"]
FILES = ["../x", "/x", "a\\b", "a:b", "drafts/../../x"]


@pytest.mark.parametrize("name", [*FOLDERS, *FILES])
def test_names_that_lead_elsewhere(run: Runner, source: Path, name: str) -> None:
    inside = blob(source, "[core]\n\tfsmonitor = false\n")
    folder = ("40000", name, tree(source, ("100644", "config", inside)))
    bundle_of(source, tree(source, ("100644", name, inside) if name in FILES else folder))
    ran = run("restore", "bad.bundle", "again", "--json")
    assert ran.code == 1 and ran.data["problems"][0]["code"] in ("bad-path", "bundle-damaged"), ran
    assert sorted(path.name for path in run.folder.iterdir()) == ["bad.bundle", "source"]


def test_a_link_and_files_behind_it(run: Runner, source: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    inner = tree(source, ("100644", "x.txt", blob(source, "坏")))
    root = tree(source, ("120000", "drafts", blob(source, str(outside))), ("40000", "drafts", inner))
    bundle_of(source, root)
    run("restore", "bad.bundle", "again")
    assert list(outside.iterdir()) == []


def test_links_and_submodules_are_not_written(run: Runner, source: Path) -> None:
    head = "1" * 40
    root = tree(
        source,
        ("100644", ".gitattributes", blob(source, "* filter=trap\n")),
        ("100644", ".gitmodules", blob(source, '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% /tmp/never\n')),
        ("120000", "link", blob(source, "/etc/passwd")),
        ("100644", "plain.txt", blob(source, "正文\n")),
        ("100755", "run.sh", blob(source, "#!/bin/sh\n")),
        ("160000", "x", head),
    )
    bundle_of(source, root)
    made = run.data("restore", "bad.bundle", "again")
    assert sorted(made["left_out"]) == ["link", "x"]
    again = run.folder / "again"
    assert not (again / "link").is_symlink() and (again / "plain.txt").read_text(encoding="utf-8") == "正文\n"
    assert (again / "run.sh").stat().st_mode & 0o111 == 0


def test_traps_do_not_travel(run: Runner, canary: Canary) -> None:
    desk = Runner(run.folder / "desk", run._captured)
    desk.folder.mkdir()
    desk.ok("init", ".")
    set_traps(desk.folder, canary)
    desk.ok("backup", "../b.bundle")
    run.ok("restore", "b.bundle", "again")
    assert canary.sung() == []
    again = run.folder / "again"
    assert not (again / ".git" / "hooks").exists()
    assert "trap" not in (again / ".git" / "config").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "ref", ["refs/heads/../../hooks/x", "refs/heads/x.lock", "refs/heads/-x..y", "refs/replace/" + "1" * 40]
)
def test_refs_that_lead_elsewhere(run: Runner, source: Path, ref: str) -> None:
    path = bundle_of(source, tree(source, ("100644", "a.txt", blob(source, "x"))))
    content = path.read_bytes()
    header, _, pack = content.partition(b"\n\n")
    oid = header.split(b"\n")[1].split(b" ")[0]
    path.write_bytes(header + b"\n" + oid + b" " + ref.encode() + b"\n\n" + pack)
    ran = run("restore", "bad.bundle", "again", "--json")
    if ref.startswith("refs/replace/"):
        assert ran.code == 0 and "refs/replace" not in git(run.folder / "again", "for-each-ref")
    else:
        assert (ran.code, ran.data["problems"][0]["code"]) == (1, "bundle-damaged")
        assert not (run.folder / "again").exists()
