"""doctor tells what is wrong, and --fix mends it and nothing else."""

import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import Runner
from workbench.storage import steps
from workbench.storage.workspace import Workspace

LAW = "某市规定\n第一条　甲。\n第二条　依照本规定第三条办理。\n第三条　丙。\n第四条　丁。\n"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    return run


def mended(desk: Runner, name: str, code: str) -> str:
    """Found wrong and not touched, then mended, then right; what --fix said it did."""
    ran = desk("doctor", "--json")
    assert code in [problem["code"] for problem in ran.data["problems"]]
    row = next(row for row in ran.data["checks"] if row["name"] == name)
    assert not row["ok"] and row["mendable"] and row["mended"] == ""
    assert desk("doctor", "--json").data == ran.data, "looking changes nothing"
    fixed = next(row for row in desk.data("doctor", "--fix")["checks"] if row["name"] == name)
    assert fixed["ok"] and not fixed["mendable"] and fixed["mended"]
    assert desk.data("doctor")["problems"] == []
    return str(fixed["mended"])


def test_nothing_is_wrong_with_a_new_workspace(desk: Runner) -> None:
    assert desk.data("doctor")["problems"] == []
    before = git(desk.folder, "for-each-ref"), git(desk.folder, "config", "--local", "--list")
    assert [row["mended"] for row in desk.data("doctor", "--fix")["checks"] if row["mended"]] == []
    assert (git(desk.folder, "for-each-ref"), git(desk.folder, "config", "--local", "--list")) == before


def test_a_clone_by_plain_git_lacks_the_word_pattern(desk: Runner) -> None:
    git(desk.folder.parent, "clone", "-q", str(desk.folder), str(desk.folder.parent / "copy"))
    copy = Runner(desk.folder.parent / "copy", desk._captured)
    assert "diff.chinese.wordRegex" in mended(copy, "汉字比较", "no-word-pattern")


def test_an_index_that_is_damaged_or_stale(desk: Runner) -> None:
    history = desk.data("history", "4")
    (index,) = (desk.folder / ".git" / "workbench" / "history").glob("*.sqlite")
    index.write_bytes(os.urandom(5000))
    assert "重新建立" in mended(desk, "沿革索引", "index-damaged")
    assert desk.data("history", "4") == history
    with sqlite3.connect(index) as base:
        base.execute("delete from commits where n = 1")
    mended(desk, "沿革索引", "index-damaged")
    desk.ok("replace", "4", "--old", "丁", "--new", "改", "-m", "改")
    row = next(row for row in desk.data("doctor")["checks"] if row["name"] == "沿革索引")
    assert row["ok"] and row["mendable"] and "落后" in row["message"]
    index.unlink()
    assert desk.data("doctor")["problems"] == []


def test_a_save_that_a_crash_cut_off(desk: Runner) -> None:
    class KilledError(BaseException):
        pass

    def die(name: str) -> None:
        if name.startswith("rename") and name.endswith(".toml"):
            raise KilledError

    desk.ok("replace", "4", "--old", "丁", "--new", "改")
    with pytest.raises(KilledError), steps.watching(die):
        desk("save", "-m", "改")
    mended(desk, "保存日志", "unfinished-save")
    assert git(desk.folder, "log", "-1", "--format=%s").strip() == "第四条：改"
    assert git(desk.folder, "status", "--porcelain", "--", "drafts") == ""


def test_locks_left_behind(desk: Runner) -> None:
    lock = desk.folder / ".git" / "index.lock"
    lock.touch()
    assert desk.data("doctor")["problems"] == [], "somebody may be at work"
    desk.ok("doctor", "--fix")
    assert lock.exists()
    old = time.time() - 7200
    os.utime(lock, (old, old))
    mended(desk, "锁", "stale-lock")
    assert not lock.exists()


def test_a_damaged_log(desk: Runner) -> None:
    desk.ok("delete", "4")
    desk.ok("delete", "3")
    (log,) = (desk.folder / ".git" / "workbench" / "logs").rglob("log.jsonl")
    lines = log.read_bytes().split(b"\n")
    whole = log.read_bytes()
    log.write_bytes(b"\n".join([*lines[:2], lines[2].replace(b"delete", b"remove"), lines[1], b""]))
    damaged = log.read_bytes()
    assert "1 步" in mended(desk, "草案 规定 手头的修改", "log-damaged")
    assert damaged in [path.read_bytes() for path in log.parent.glob("kept-*.jsonl")]
    assert desk.data("status")["unsaved"] == 1 and len(whole) > 0


def test_a_damaged_file_of_a_draft(desk: Runner) -> None:
    path = desk.folder / "drafts" / "规定" / "articles" / f"{desk.data('show', '4')['id']}.toml"
    content = path.read_bytes()
    path.write_text("id = [", encoding="utf-8")
    git(desk.folder, "commit", "-qam", "坏了")
    ran = desk("doctor", "--json")
    row = next(row for row in ran.data["checks"] if row["name"] == "草案 规定")
    assert not row["ok"] and row["mendable"]
    assert (
        "保存为一个版本"
        in next(r for r in desk.data("doctor", "--fix")["checks"] if r["name"] == "草案 规定")["mended"]
    )
    assert path.read_bytes() == content
    assert desk.data("doctor")["problems"] == []


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a POSIX matter")
def test_a_private_store_that_others_may_read(desk: Runner) -> None:
    store = Workspace.find(desk.folder).repository.own / "people.sqlite"
    store.touch()
    store.chmod(0o644)
    mended(desk, "个人信息", "private-store-open")
    assert stat.S_IMODE(store.stat().st_mode) == 0o600


def test_a_remote_that_answers_and_one_that_does_not(desk: Runner) -> None:
    bare = desk.folder.parent / "bare.git"
    git(desk.folder.parent, "init", "-q", "--bare", str(bare))
    git(desk.folder, "remote", "add", "origin", str(bare))
    row = next(row for row in desk.data("doctor")["checks"] if row["name"] == "远程仓库")
    assert row["ok"] and "可以连上" in row["message"]
    shutil.rmtree(bare)
    assert desk("doctor").code in (0, 1)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        git(desk.folder, "remote", "set-url", "origin", f"git://127.0.0.1:{deaf.getsockname()[1]}/x.git")
        ran = desk("doctor", "--json")
    assert ran.code == 0, "being out of reach is a hint"
    assert [problem["code"] for problem in ran.data["problems"]] == ["remote-unreachable"]
