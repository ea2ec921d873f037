"""Where exports may go, which version a stage name means, and what a merge under way allows."""

import subprocess

import pytest

from tests.cli.running import Runner

LAW = "某市规定\n第一条　甲。\n第二条　乙。\n第三条　丙。\n"


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    return run


def git(desk: Runner, *words: str, fails: bool = False) -> None:
    ended = subprocess.run(["git", *words], cwd=desk.folder, capture_output=True, check=False)
    assert fails or ended.returncode == 0, ended


@pytest.mark.parametrize("place", ["drafts/out.txt", "drafts/规定/outline.txt", ".git/HEAD", ".git/hooks/out.txt"])
def test_an_export_never_goes_where_git_or_the_drafts_are_kept(desk: Runner, place: str) -> None:
    target = desk.folder / place
    before = target.read_bytes() if target.exists() else None
    said = desk.code("export", "text", "规定", "-f", "txt", "-o", place, "--force")
    assert said == ("kept-by-drafts" if place.startswith("drafts") else "kept-by-git")
    assert (target.read_bytes() if target.exists() else None) == before
    assert desk.data("status")["foreign"] == []


def test_a_comparison_does_not_go_there_either(desk: Runner) -> None:
    desk.ok("stage", "草案")
    assert desk.code("compare", "规定@草案", "规定", "-o", "drafts/规定/t.html", "--force") == "kept-by-drafts"


def test_a_link_into_the_drafts_is_no_way_round(desk: Runner) -> None:
    (desk.folder / "elsewhere").symlink_to(desk.folder / "drafts", target_is_directory=True)
    assert desk.code("export", "text", "规定", "-o", "elsewhere/a.txt") == "kept-by-drafts"
    desk.ok("export", "text", "规定", "-o", "exports/a.txt")


def test_a_stage_is_a_version_wherever_one_is_asked_for(desk: Runner) -> None:
    desk.ok("stage", "草案")
    desk.ok("export", "text", "规定", "-o", "sent.txt")
    then = desk.data("show", "2")["lines"]
    desk.ok("replace", "2", "--text", "乙乙。", "-m", "改")
    assert desk.data("show", "2", "--at", "草案")["lines"] == then != desk.data("show", "2")["lines"]
    desk.ok("export", "text", "规定", "--at", "草案", "-o", "again.txt")
    assert (desk.folder / "again.txt").read_bytes() == (desk.folder / "sent.txt").read_bytes()
    (desk.folder / "back.txt").write_text(LAW.replace("丙。", "丙丙。"), encoding="utf-8")
    desk.ok("import", "back.txt", "--update", "规定", "--base", "草案", "--yes")
    assert desk.data("show", "2")["lines"] == ["第二条　乙乙。"]
    assert desk.data("show", "3")["lines"] == ["第三条　丙丙。"]
    assert desk.code("show", "2", "--at", "没有的") == "no-such-revision"


def test_a_merge_that_is_not_finished_is_named_before_its_marks_are_read(desk: Runner) -> None:
    git(desk, "branch", "other")
    desk.ok("replace", "2", "--text", "这边。", "-m", "改")
    git(desk, "switch", "-q", "other")
    desk.ok("replace", "2", "--text", "那边。", "-m", "改")
    git(desk, "merge", "-", fails=True)
    assert (desk.folder / ".git" / "MERGE_HEAD").exists()
    assert desk.code("save", "--adopt", "-m", "采用") == "unfinished-merge"
    assert desk.code("save", "--park", "-m", "放开") in ("unfinished-merge", "nothing-to-save")
    status = desk.data("status")
    assert [problem["code"] for problem in status["problems"]] == ["unfinished-merge"]
    assert "合并" in desk.ok("status").out
    git(desk, "merge", "--abort")
    assert desk.data("status")["problems"] == []
