"""Somebody else's repository, opened by every command: nothing of it is run, nothing outside is read or written."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.security.canary import Canary
from tests.security.traps import git, make_promisor, set_traps

pytestmark = pytest.mark.usefixtures("posix")

SECRET = "绝密内容"
READING: tuple[tuple[str, ...], ...] = (
    ("drafts",), ("status",), ("log",), ("stats", "规定"), ("outline",), ("show", "3"), ("find", "办理"), ("refs", "3"),
    ("history", "4", "--patch"), ("blame", "4"), ("check",), ("conflicts", "list"), ("branch", "list"), ("doctor",),
    ("compare", "规定@征求意见稿", "规定", "-f", "md", "-o", "../out.md", "--force"), ("opinion", "list"),
    ("export", "text", "规定", "-o", "../out.txt", "--force"), ("show", "4@征求意见稿"), ("amend", "list"),
    ("export", "table", "规定", "-f", "html", "-o", "../out.html", "--force"), ("check", "--repository"),
    ("import", "law.txt", "--update", "规定", "--base", "HEAD"), ("backup", "../out.bundle", "--force"),
)  # fmt: skip
WRITING: tuple[tuple[str, ...], ...] = (
    ("insert", "--after", "2", "--text", "新的一条。"), ("undo",), ("redo",), ("save", "-m", "存"),
    ("stage", "二次审议稿", "--allow-open"),
    ("amend", "propose", "1", "--replace", "甲", "--with", "甲甲", "--reason", "更准确"),
    ("recall", "5", "--at", "征求意见稿", "-m", "取回"), ("branch", "new", "另一处"),
    ("replace", "1", "--old", "甲", "--new", "乙", "-m", "改"), ("branch", "switch", "{main}"),
    ("replace", "2", "--old", "办理", "--new", "处理", "-m", "改"), ("branch", "merge", "另一处"), ("doctor", "--fix"),
)  # fmt: skip


def loose(top: Path) -> None:
    """Every object in a file of its own, so that one can be taken away."""
    for pack in list((top / ".git" / "objects" / "pack").glob("*.pack")):
        aside = top.parent / pack.name
        pack.rename(aside)
        pack.with_suffix(".idx").unlink()
        subprocess.run(["git", "unpack-objects", "-q"], cwd=top, input=aside.read_bytes(), check=True)


def test_the_traps_are_real(desk: Runner, canary: Canary) -> None:
    set_traps(desk.folder, canary)
    plain_git(desk.folder, "status")
    assert canary.sung() == ["fsmonitor", "process"]
    git(desk.folder, "config", "--remove-section", "filter.trap")
    git(desk.folder, "config", "commit.gpgSign", "false")
    plain_git(desk.folder, "log", "-p", "--ext-diff")
    plain_git(desk.folder, "commit", "--allow-empty", "-m", "x")
    assert {"diff-command", "pre-commit", "commit-msg", "post-commit"} <= set(canary.sung())


def plain_git(top: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=top, capture_output=True, check=False)


def test_no_program_of_the_repository_is_run(desk: Runner, canary: Canary) -> None:
    main = git(desk.folder, "symbolic-ref", "--short", "HEAD").strip()
    set_traps(desk.folder, canary)
    for words in READING:
        desk.ok(*words)
        assert canary.sung() == [], words
    for words in WRITING:
        desk.ok(*(word.format(main=main) for word in words))
        assert canary.sung() == [], words
    for words in READING:
        desk(*words)
        assert canary.sung() == [], words
    shutil.rmtree(desk.folder / ".git" / "workbench" / "cache")
    assert desk.code("sync") in ("no-remote", "unsafe-settings")
    assert canary.sung() == []


def test_doctor_names_them(desk: Runner, canary: Canary) -> None:
    set_traps(desk.folder, canary)
    row = next(row for row in desk.data("doctor")["checks"] if row["name"] == "会启动程序的设置")
    assert row["ok"] and "从不执行" in row["message"] and "alias." in row["message"]


def test_a_clone_of_it_brings_nothing_along(desk: Runner, canary: Canary) -> None:
    attributes = desk.folder / ".gitattributes"
    attributes.write_text(attributes.read_text(encoding="utf-8") + "* filter=trap merge=trap\n", encoding="utf-8")
    git(desk.folder, "commit", "-qam", "attributes")
    set_traps(desk.folder, canary)
    desk.ok("clone", str(desk.folder), "../copy")
    for words in READING:
        desk("-C", "../copy", *words)
    assert canary.sung() == []


def test_missing_objects_are_not_fetched_by_a_program_of_the_remote(desk: Runner, canary: Canary) -> None:
    make_promisor(desk.folder, canary)
    loose(desk.folder)
    blob = git(desk.folder, "rev-parse", "HEAD:drafts/规定/outline.txt").strip()
    (desk.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    shutil.rmtree(desk.folder / ".git" / "workbench" / "cache", ignore_errors=True)
    for words in (*READING, *WRITING, ("sync",), ("doctor", "--fix")):
        desk(*words)
    assert canary.sung() == []
    assert desk.code("show", "1") == "damaged-repository"
    plain_git(desk.folder, "cat-file", "-p", blob)
    assert canary.sung() == ["promisor"], "plain git would have run it"


def test_a_work_tree_that_is_elsewhere(desk: Runner, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    (victim / "drafts").mkdir(parents=True)
    git(desk.folder, "config", "core.worktree", str(victim))
    for words in (*READING, *WRITING):
        assert desk(*words).code in (0, 1), words
    assert sorted(path.name for path in victim.rglob("*")) == ["drafts"]


def article(desk: Runner, place: str) -> Path:
    return desk.folder / "drafts" / "规定" / "articles" / f"{desk.data('show', place)['id']}.toml"


def everything_said(desk: Runner) -> str:
    """What all reading commands print and write."""
    said = "".join(ran.out + ran.err for ran in (desk(*words) for words in READING))
    return said + "".join(path.read_text(encoding="utf-8") for path in desk.folder.parent.glob("out.[thm]*"))


@pytest.mark.parametrize("committed", [False, True])
def test_links_to_files_outside_are_not_followed(desk: Runner, tmp_path: Path, committed: bool) -> None:
    secret = tmp_path / "secret.toml"
    path = article(desk, "1")
    secret.write_bytes(path.read_bytes().replace("甲。".encode(), SECRET.encode()))
    before = secret.read_bytes()
    path.unlink()
    path.symlink_to(secret)
    if committed:
        git(desk.folder, "add", "-A")
        git(desk.folder, "commit", "-qm", "链接")
    assert SECRET not in everything_said(desk)
    for words in (*WRITING, ("save", "--adopt", "-m", "采用"), ("save", "--park", "-m", "放到一边")):
        ran = desk(*words)
        assert SECRET not in ran.out + ran.err
    assert secret.read_bytes() == before
    assert SECRET not in everything_said(desk)


@pytest.mark.parametrize("inside", ["drafts/规定/articles", "drafts/规定", "drafts"])
def test_links_to_folders_outside_are_not_followed(desk: Runner, tmp_path: Path, inside: str) -> None:
    outside = tmp_path / "outside"
    place = desk.folder / inside
    shutil.move(place, outside)
    place.symlink_to(outside, target_is_directory=True)
    marked = next(outside.rglob("*.toml"))
    marked.write_text(marked.read_text(encoding="utf-8").replace("甲。", SECRET), encoding="utf-8")
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    assert SECRET not in everything_said(desk)
    for words in (*WRITING, ("save", "--adopt", "-m", "采用"), ("save", "--park", "-m", "放到一边")):
        desk(*words)
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before


def commit_entries(desk: Runner, *entries: tuple[str, str, bytes]) -> None:
    """Add entries (mode, path, content) to the branch without the work tree."""
    for mode, path, content in entries:
        oid = content.decode() if mode == "160000" else written(desk.folder, content)
        git(desk.folder, "update-index", "--add", "--cacheinfo", f"{mode},{oid},{path}")
    git(desk.folder, "commit", "-qm", "异常")


def written(top: Path, content: bytes) -> str:
    words = ["git", "hash-object", "-w", "--stdin"]
    return subprocess.run(words, cwd=top, input=content, check=True, capture_output=True).stdout.decode().strip()


def test_submodules_links_and_colliding_names(desk: Runner, canary: Canary) -> None:
    path = article(desk, "1").relative_to(desk.folder).as_posix()
    head = git(desk.folder, "rev-parse", "HEAD").strip()
    commit_entries(
        desk,
        ("160000", "drafts/规定/articles/SUBMODXX.toml", head.encode()),
        ("120000", "drafts/规定/articles/LINKXXXX.toml", b"/etc/passwd"),
        ("100644", path.replace("articles/", "Articles/"), b'id = "A0000000"\n'),
        ("100644", path[:-13] + path[-13:].lower(), b'id = "a0000000"\n'),
        (
            "100644",
            ".gitmodules",
            f'[submodule "x"]\n\tpath = x\n\turl = ext::{canary.command("submodule")}\n'.encode(),
        ),
    )
    codes = {problem["code"] for problem in desk("status", "--json").data["problems"]}
    assert "not-a-file" in codes
    said = everything_said(desk)
    assert "root:" not in said and "Traceback" not in said
    assert canary.sung() == []


@pytest.mark.parametrize("id", ["../../x", "..", "/etc/passwd", "A/../../b", "-rf", "a" * 300, "", "ABC\x00DEF"])
def test_ids_that_would_lead_elsewhere(desk: Runner, id: str) -> None:
    path = article(desk, "1")
    outline = desk.folder / "drafts" / "规定" / "outline.txt"
    known = path.stem
    outline.write_text(outline.read_text(encoding="utf-8").replace(known, id), encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(known, id.replace("\0", "\\u0000")), encoding="utf-8")
    git(desk.folder, "commit", "-qam", "ids")
    before = sorted(str(place) for place in desk.folder.parent.rglob("*") if desk.folder not in (place, *place.parents))
    for words in (*READING, *WRITING):
        assert desk(*words).code in (0, 1, 2), words
    after = {str(place) for place in desk.folder.parent.rglob("*") if desk.folder not in (place, *place.parents)}
    assert {Path(name).name for name in after - set(before)} <= {"out.md", "out.txt", "out.html", "out.bundle"}


BOMBS = {
    "deep-array": b'id = "ABCDEFGH"\nheading = ' + b"[" * 100_000 + b"]" * 100_000,
    "deep-keys": b'id = "ABCDEFGH"\n' + b".".join([b"a"] * 50_000) + b" = 1\n",
    "deep-tables": b"[[" + b".".join([b"paragraph"] * 20_000) + b"]]\n",
    "huge": b'id = "ABCDEFGH"\n[[paragraph]]\ntext = """\n' + "字".encode() * 20_000_000 + b'"""\n',
    "long-number": b"id = " + b"9" * 100_000 + b"\n",
    "not-text": bytes(range(256)) * 100,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_huge_and_deep_files(desk: Runner, bomb: str) -> None:
    path = article(desk, "1")
    path.write_bytes(BOMBS[bomb])
    git(desk.folder, "commit", "-qam", "bomb")
    ran = desk("status", "--json")
    assert ran.code == 1 or ran.data["problems"], ran
    for words in (("show", "2"), ("export", "text", "规定", "-o", "../out.txt"), ("save", "--adopt", "-m", "x")):
        assert desk(*words).code in (0, 1), words
