"""Odd states of the repository and its surroundings: one clear sentence, nothing lost."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Runner

LAW = "某市规定\n第一条　甲。\n第二条　依照本规定第三条办理。\n第三条　丙。\n第四条　丁。\n"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    return run


def article(desk: Runner, place: str) -> Path:
    found: str = desk.data("show", place)["id"]
    return desk.folder / "drafts" / "规定" / "articles" / f"{found}.toml"


def test_detached_head(desk: Runner) -> None:
    git(desk.folder, "checkout", "--detach", "-q")
    assert desk.code("delete", "第一条") == "detached-head"


def test_unfinished_merge(desk: Runner) -> None:
    desk.ok("delete", "第一条")
    (desk.folder / ".git" / "MERGE_HEAD").write_text(git(desk.folder, "rev-parse", "HEAD"), encoding="ascii")
    assert desk.code("save", "-m", "x") == "unfinished-merge"
    (desk.folder / ".git" / "MERGE_HEAD").unlink()
    assert desk.data("status")["unsaved"] == 1
    desk.ok("save", "-m", "x")


def test_no_workspace(run: Runner) -> None:
    assert run.code("drafts") == "no-workspace"
    git(run.folder, "init", "-q")
    assert run.code("drafts") == "no-workspace"
    assert run.code("save", "-m", "x") == "no-workspace"


def test_workspace_inside_a_repository(run: Runner) -> None:
    git(run.folder, "init", "-q")
    (run.folder / "other.txt").write_text("x", encoding="utf-8")
    run.ok("init", "立法")
    run.ok("-C", run.folder / "立法", "new", "甲", "--title", "甲市规定", "--kind", "规章")
    assert [one["slug"] for one in run.data("-C", run.folder / "立法", "drafts")["drafts"]] == ["甲"]
    assert git(run.folder, "status", "--short").split() == ["??", "other.txt"]


def test_git_missing(desk: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(desk.folder / "nothing"))
    assert desk.code("drafts") == "git-missing"
    ran = desk("doctor", "--json")
    assert (ran.code, ran.data["problems"][0]["code"]) == (1, "git-missing")
    desk.ok("stats", "law.txt")


def test_file_changed_by_hand_is_never_overwritten(desk: Runner) -> None:
    path = article(desk, "第一条")
    path.write_text(path.read_text(encoding="utf-8").replace("甲。", "甲甲。"), encoding="utf-8")
    assert desk.data("status")["foreign"] == [f"drafts/规定/articles/{path.name}"]
    desk.ok("replace", "第一条", "--old", "甲", "--new", "乙")
    assert desk.code("save", "-m", "x") == "foreign-changes"
    assert "甲甲。" in path.read_text(encoding="utf-8")
    desk.ok("save", "-m", "x", "--park")
    assert "乙。" in path.read_text(encoding="utf-8")
    rescue = git(desk.folder, "for-each-ref", "--format=%(refname)", "refs/workbench/rescue").split()
    assert len(rescue) == 1
    assert "甲甲。" in git(desk.folder, "-c", "core.quotePath=false", "show", rescue[0])


def test_file_changed_by_hand_is_adopted(desk: Runner) -> None:
    path = article(desk, "第一条")
    path.write_text(path.read_text(encoding="utf-8").replace("甲。", "甲甲。"), encoding="utf-8")
    desk.ok("delete", "第四条")
    desk.ok("save", "--adopt", "-m", "手工修改")
    assert desk.data("show", "第一条")["lines"] == ["第一条　甲甲。"]
    assert desk.data("stats", "规定")["counts"]["条"] == 3
    assert desk.data("status")["foreign"] == []


def test_broken_file_is_not_adopted(desk: Runner) -> None:
    path = article(desk, "第一条")
    path.write_text("id = [", encoding="utf-8")
    ran = desk("save", "--adopt", "-m", "x", "--json")
    assert ran.code == 1
    assert path.read_text(encoding="utf-8") == "id = ["


def test_committed_by_hand_is_the_new_base(desk: Runner) -> None:
    desk.ok("delete", "第四条")
    path = article(desk, "第一条")
    path.write_text(path.read_text(encoding="utf-8").replace("甲。", "甲甲。"), encoding="utf-8")
    git(desk.folder, "commit", "-qam", "by hand")
    assert desk.data("status")["moved"] is True
    desk.ok("heading", "第一条", "目的")
    assert desk.data("show", "第一条")["lines"] == ["第一条　【目的】甲甲。"]
    assert desk.data("status")["unsaved"] == 2
    desk.ok("save", "-m", "x")
    assert desk.data("stats", "规定")["counts"]["条"] == 3


def test_conflict_is_said_and_undo_is_the_way_out(desk: Runner) -> None:
    desk.ok("replace", "第一条", "--old", "甲", "--new", "乙")
    path = article(desk, "第一条")
    path.write_text(path.read_text(encoding="utf-8").replace("甲。", "丙。"), encoding="utf-8")
    git(desk.folder, "commit", "-qam", "by hand")
    ran = desk("save", "-m", "x")
    assert ran.code == 1 and "冲突" in ran.err and "undo" in ran.err
    assert desk.data("status")["unsaved"] == 1
    desk.ok("undo")
    assert desk.data("show", "第一条")["lines"] == ["第一条　丙。"]
    desk.ok("replace", "第一条", "--old", "丙", "--new", "乙", "-m", "再改")


def test_damaged_log_is_said_and_kept(desk: Runner) -> None:
    desk.ok("delete", "第一条")
    desk.ok("delete", "第一条")
    log = next((desk.folder / ".git" / "workbench" / "logs").rglob("log.jsonl"))
    lines = log.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"delete", b"remove")
    log.write_bytes(b"\n".join(lines))
    ran = desk.ok("status", "--json")
    assert [problem["code"] for problem in ran.data["problems"]][:1] == ["log-damaged"]
    assert desk.data("stats", "规定")["counts"]["条"] == 4


def test_torn_last_line_was_never_acknowledged(desk: Runner) -> None:
    desk.ok("delete", "第一条")
    log = next((desk.folder / ".git" / "workbench" / "logs").rglob("log.jsonl"))
    whole = log.read_bytes()
    desk.ok("delete", "第一条")
    log.write_bytes(log.read_bytes()[: len(whole) + 40])
    assert desk.data("status")["unsaved"] == 1
    desk.ok("delete", "第一条")
    assert desk.data("stats", "规定")["counts"]["条"] == 2


def test_result_that_differs_is_put_aside(desk: Runner) -> None:
    from workbench.storage.workspace import Workspace

    desk.ok("delete", "第一条")
    workspace = Workspace.find(desk.folder)
    log = workspace.operations("规定")
    entry = log.read()[0].done[0]
    log.append(entry.operation, entry.inverse, entry.base, "another digest")
    ran = desk.ok("status")
    assert "重做不出原来的结果" in ran.out
    assert desk.data("status")["unsaved"] == 1
    assert len(log.kept()) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this user")
def test_read_only_folder(desk: Runner) -> None:
    desk.folder.chmod(0o500)
    try:
        assert desk.code("export", "text", "规定", "-o", "x.txt") == "no-permission"
    finally:
        desk.folder.chmod(0o700)


def test_full_disk(desk: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.storage.steps import watching

    def full(name: str) -> None:
        if name.startswith("write log"):
            raise OSError(28, "No space left on device")

    with watching(full):
        assert desk.code("delete", "第一条") == "disk-full"
    assert desk.data("status")["unsaved"] == 0


def test_bad_draft_file_in_history_is_said(desk: Runner) -> None:
    article(desk, "第一条").write_text("id = 1\n", encoding="utf-8")
    git(desk.folder, "commit", "-qam", "bad")
    ran = desk("show", "第二条")
    assert "Traceback" not in ran.err
    assert desk("delete", "第二条", "--json").code == 1
    assert desk.data("status")["problems"] != []
