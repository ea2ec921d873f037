"""backup and restore: everything saved comes back, and a file that is not whole is never taken for a backup."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Runner
from workbench.amendments.opinions.person import Person
from workbench.storage import steps
from workbench.storage.opinions.private import PrivateStore
from workbench.storage.workspace import Workspace

LAW = "某市规定\n第一条　甲。\n第二条　依照本规定第三条办理。\n第三条　丙。\n第四条　丁。\n"
SOMEBODY = Person(**{**dict.fromkeys(Person.__dataclass_fields__, ""), "id": "132", "digest": "abc", "name": "李某"})


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def desk(run: Runner) -> Runner:
    """A workspace with a stage, a second branch, rescued work and a step that is not saved."""
    home = Runner(run.folder / "desk", run._captured)
    home.folder.mkdir()
    home.ok("init", ".")
    (home.folder / "law.txt").write_text(LAW, encoding="utf-8")
    home.ok("import", "law.txt", "--draft", "规定")
    home.ok("stage", "征求意见稿")
    git(home.folder, "branch", "另一处")
    path = home.folder / "drafts" / "规定" / "articles" / f"{home.data('show', '4')['id']}.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# 手改\n", encoding="utf-8")
    home.ok("delete", "4")
    home.ok("save", "-m", "删去第四条", "--park")
    home.ok("delete", "3")
    return home


def refs(folder: Path) -> set[str]:
    return set(git(folder, "for-each-ref", "--format=%(objectname) %(refname)").splitlines())


def people(folder: Path) -> PrivateStore:
    workspace = Workspace.find(folder)
    return PrivateStore(workspace.repository, workspace.prefix, "规定")


def test_everything_saved_comes_back(desk: Runner) -> None:
    made = desk.data("backup", "../b.bundle")
    assert (made["unsaved"], made["people"], made["personal_file"]) == (1, None, None)
    git(desk.folder, "bundle", "verify", "../b.bundle")
    desk.ok("restore", "../b.bundle", "../again")
    again = desk.folder.parent / "again"
    assert refs(again) == {line for line in refs(desk.folder) if "/pending/" not in line}
    assert any("refs/workbench/rescue/" in line for line in refs(again))
    assert any("refs/tags/stage/规定/征求意见稿" in line for line in refs(again))
    assert git(again, "status", "--porcelain") == ""
    assert git(again, "rev-parse", "--abbrev-ref", "HEAD") == git(desk.folder, "rev-parse", "--abbrev-ref", "HEAD")
    desk.ok("undo")
    assert desk.ok("-C", again, "outline").out == desk.ok("outline").out
    assert desk.data("-C", again, "doctor")["problems"] == []
    desk.ok("-C", again, "delete", "1", "-m", "恢复以后再改")


def test_what_is_not_in_it_is_said(desk: Runner) -> None:
    said = desk.ok("backup", "../b.bundle").out
    assert "尚未保存的修改 1 步不在里面" in said and "提出人的信息不在里面" in said
    assert "没有提出人的信息" in desk.ok("backup", "../c.bundle", "--with-personal-data").out
    assert not list(desk.folder.parent.glob("*.sqlite"))


def test_personal_data_goes_beside_it_and_only_if_asked(desk: Runner) -> None:
    people(desk.folder).keep([SOMEBODY])
    desk.ok("backup", "../b.bundle")
    assert "李某".encode() not in (desk.folder.parent / "b.bundle").read_bytes()
    assert [path.name for path in desk.folder.parent.glob("b.bundle*")] == ["b.bundle"]
    made = desk.data("backup", "../b.bundle", "--with-personal-data", "--force")
    beside = desk.folder.parent / "b.bundle.personal.sqlite"
    assert (made["people"], Path(made["personal_file"]).resolve()) == (1, beside.resolve())
    if os.name == "posix":
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    said = desk.ok("restore", "../b.bundle", "../without").out
    assert "没有恢复" in said and people(desk.folder.parent / "without").everybody() == []
    desk.ok("restore", "../b.bundle", "../with", "--with-personal-data")
    assert people(desk.folder.parent / "with").everybody() == [SOMEBODY]
    if os.name == "posix":
        assert stat.S_IMODE(people(desk.folder.parent / "with").path.stat().st_mode) == 0o600


def test_a_stranger_s_file_of_people_brings_rows_only(desk: Runner) -> None:
    desk.ok("backup", "../b.bundle")
    beside = desk.folder.parent / "b.bundle.personal.sqlite"
    with sqlite3.connect(beside) as base:
        base.execute("CREATE TABLE person (draft, id)")
    ran = desk("restore", "../b.bundle", "../again", "--with-personal-data", "--json")
    assert (ran.code, ran.data["problems"][0]["code"]) == (1, "private-store")
    assert not (desk.folder.parent / "again").exists()
    beside.unlink()
    assert desk.code("restore", "../b.bundle", "../again", "--with-personal-data") == "no-personal-data"


def test_nothing_is_replaced_unasked(desk: Runner) -> None:
    kept = desk.folder.parent / "b.bundle"
    kept.write_text("别的", encoding="utf-8")
    assert desk.code("backup", "../b.bundle") == "file-exists"
    assert kept.read_text(encoding="utf-8") == "别的"
    desk.ok("backup", "../b.bundle", "--force")
    assert desk.code("backup", "..") == "is-directory"
    assert desk.code("backup", ".git/x.bundle") == "kept-by-git"
    assert desk.code("backup", "../none/x.bundle") == "no-such-folder"
    assert desk.code("restore", "../b.bundle", ".") == "not-empty"
    assert desk.code("restore", "../b.bundle", "../none/x") == "no-such-folder"
    assert desk.code("restore", "../none.bundle", "../again") == "no-such-file"


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def turn_a_bit(content: bytes) -> bytes:
    place = len(content) * 3 // 4
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def other_commit(content: bytes) -> bytes:
    """A ref that points at what the pack does not hold."""
    place = content.index(b" refs/heads/") - 40
    return content[:place] + b"1" * 40 + content[place + 40 :]


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (cut, "bundle-damaged"),
    "cut-by-one": (lambda content: content[:-1], "bundle-damaged"),
    "header-only": (lambda content: content[: content.index(b"\n\n") + 2], "bundle-damaged"),
    "half-a-header": (lambda content: content[:60], "bundle-damaged"),
    "a-bit": (turn_a_bit, "bundle-damaged"),
    "more-behind": (lambda content: content + b"x", "bundle-damaged"),
    "another-commit": (other_commit, "bundle-damaged"),
    "text": (lambda content: b"hello\n", "not-a-bundle"),
    "empty": (lambda content: b"", "not-a-bundle"),
    "zip": (lambda content: b"PK\x03\x04" + content, "not-a-bundle"),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_file_that_is_not_whole_is_refused(desk: Runner, how: str) -> None:
    desk.ok("backup", "../b.bundle")
    path = desk.folder.parent / "b.bundle"
    damage, code = DAMAGE[how]
    path.write_bytes(damage(path.read_bytes()))
    assert desk.code("restore", "../b.bundle", "../again") == code
    assert not (desk.folder.parent / "again").exists()
    assert not list(desk.folder.parent.glob(".*new*"))


def test_a_part_of_the_history_is_no_backup(desk: Runner) -> None:
    git(desk.folder, "bundle", "create", "../part.bundle", "HEAD~1..HEAD")
    assert desk.code("restore", "../part.bundle", "../again") == "partial-bundle"


def test_an_empty_folder_is_filled_and_a_failure_leaves_it_empty(desk: Runner) -> None:
    desk.ok("backup", "../b.bundle")
    again = desk.folder.parent / "again"
    again.mkdir()
    (desk.folder.parent / "bad.bundle").write_bytes(cut((desk.folder.parent / "b.bundle").read_bytes()))
    assert desk.code("restore", "../bad.bundle", "../again") == "bundle-damaged"
    assert list(again.iterdir()) == []
    desk.ok("restore", "../b.bundle", "../again")
    desk.ok("-C", again, "outline")


_FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from workbench.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of the size of files are a POSIX matter")
@pytest.mark.parametrize("room", [0, 300, 2000])
def test_no_room_for_the_backup(desk: Runner, room: int) -> None:
    """The system refuses to make files larger than ``room``, to git and to this program alike."""
    desk.ok("backup", "../b.bundle")
    before = (desk.folder.parent / "b.bundle").read_bytes()
    start = [sys.executable, "-c", _FULL, str(room), "-C", str(desk.folder), "backup", "../b.bundle", "--force"]
    done = subprocess.run(start, capture_output=True, text=True, check=False, cwd=Path(__file__).resolve().parents[2])
    assert done.returncode == 1 and done.stderr.startswith("错误：") and "Traceback" not in done.stderr
    assert (desk.folder.parent / "b.bundle").read_bytes() == before
    assert sorted(path.name for path in desk.folder.parent.iterdir()) == ["b.bundle", "desk"]


#: A full disk, one that is broken, and one that may only be read.
_FAILURES = (errno.ENOSPC, errno.EIO, errno.EROFS)


def failing_at(number: int) -> Callable[[str], None]:
    """A watcher that fails at that step, in one of the three ways."""
    count, code = iter(range(1, 10_000)), _FAILURES[number % len(_FAILURES)]

    def watch(_: str) -> None:
        if next(count) == number:
            raise OSError(code, os.strerror(code))

    return watch


@pytest.mark.parametrize("words", [("backup", "../b.bundle", "--force"), ("restore", "../whole.bundle", "../again")])
def test_a_disk_that_fails_at_every_step(desk: Runner, words: tuple[str, ...]) -> None:
    """Refused in one sentence, the old backup is there, nothing half made is left."""
    desk.ok("backup", "../whole.bundle")
    (desk.folder.parent / "b.bundle").write_text("旧的", encoding="utf-8")
    names = sorted(path.name for path in desk.folder.parent.iterdir())
    for number in range(1, 10_000):
        with steps.watching(failing_at(number)):
            ran = desk(*words)
        if ran.code == 0:
            break
        assert ran.code == 1 and ran.err.startswith("错误："), (number, ran)
        assert sorted(path.name for path in desk.folder.parent.iterdir()) == names, number
        assert (desk.folder.parent / "b.bundle").read_text(encoding="utf-8") == "旧的"
    assert ran.code == 0 and number > 5
