"""Amendments beside opinions, other programs and other drafts of work."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.amendments.proposals import DRAFT
from tests.cli.running import Runner

OPINIONS = """意见,姓名,类别,日期
第一条应当改为有权,王小明,个人,2026-01-05
第一条应当改为有权,李四,个人,2026-01-06
第二条罚款过高,某某有限公司,单位,2026-01-07
"""


@pytest.fixture
def desk(run: Runner) -> Runner:
    """A workspace with one saved draft."""
    (run.folder / "示范条例.txt").write_text(DRAFT.strip(), encoding="utf-8")
    run.ok("init", ".")
    run.ok("import", "示范条例.txt", "--draft", "sf")
    return run


def program(desk: Runner, *words: str) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "workbench", "-C", str(desk.folder), *words]
    return subprocess.run(command, capture_output=True, check=False)


def replacing(desk: Runner, where: str, old: str, new: str, *more: str) -> str:
    """Propose other words; the id."""
    return str(desk.data("amend", "propose", where, "--replace", old, "--with", new, *more)["id"])


def test_the_opinions_it_came_from_are_answered_in_the_same_commit(desk: Runner) -> None:
    (desk.folder / "意见.csv").write_text(OPINIONS, encoding="utf-8")
    desk.ok("opinion", "import", "意见.csv")
    id = replacing(desk, "第一条", "可以", "有权", "--from", "意见#1")
    assert desk.data("amend", "show", id)["opinions"] == ["1"]
    assert desk.data("amend", "show", id)["proposer"] == "公众1"
    desk.ok("amend", "accept", id, "--reason", "合理")
    changed = subprocess.run(
        ["git", "-C", str(desk.folder), "show", "--name-only", "--format=", "HEAD"], capture_output=True, check=True
    ).stdout.decode()
    assert "dispositions" in changed and f"{id}.toml" in changed and "drafts/sf/articles" in changed
    answered = {one["id"]: one["outcome"] for one in desk.data("opinion", "list", "--all")["opinions"]}
    assert answered == {"1": "采纳", "2": "采纳", "3": "待处理"}
    assert desk.code("amend", "propose", "第一条", "--delete", "--from", "99") == "no-such-opinion"


def test_numbers_are_given_once_though_many_propose_at_once(desk: Runner) -> None:
    places = [
        ("第一条", "可以", "有权"),
        ("第二条", "五万元", "六万元"),
        ("第三条", "五万元", "七万元"),
        ("第五条", "公布", "发布"),
    ]
    with ThreadPoolExecutor(4) as pool:
        done = list(
            pool.map(lambda p: program(desk, "amend", "propose", p[0], "--replace", p[1], "--with", p[2]), places)
        )
    assert [one.returncode for one in done] == [0] * 4, [one.stderr.decode() for one in done]
    assert [one["number"] for one in desk.data("amend", "list")["amendments"]] == [1, 2, 3, 4]


def test_two_who_accept_the_same_one(desk: Runner) -> None:
    id = replacing(desk, "第一条", "可以", "有权")
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: program(desk, "amend", "accept", id), range(2)))
    assert sorted(one.returncode for one in done) == [0, 1], [one.stderr.decode() for one in done]
    assert "有权申请复议" in desk.ok("show", "第一条").out
    assert desk.data("status")["unsaved"] == 0
    subjects = subprocess.run(["git", "-C", str(desk.folder), "log", "--format=%s"], capture_output=True, check=True)
    assert subjects.stdout.decode().count("采纳修改建议#1") == 1


def test_work_in_hand_survives_what_is_proposed_meanwhile(desk: Runner) -> None:
    desk.ok("replace", "第五条", "--old", "公布", "--new", "发布")
    id = replacing(desk, "第一条", "可以", "有权")
    assert "自发布之日" in desk.ok("show", "第五条").out
    desk.ok("amend", "reject", id, "--reason", "不必")
    desk.ok("save", "-m", "改第五条")
    assert "自发布之日" in desk.ok("show", "第五条").out


def test_links_and_strange_files_among_amendments_are_no_harm(desk: Runner, tmp_path: Path) -> None:
    replacing(desk, "第一条", "可以", "有权")
    folder = desk.folder / "amendments" / "sf"
    (folder / "README.txt").write_text("说明", encoding="utf-8")
    (folder / "BADFZZ00.toml").write_bytes(b"\xff\xfe" * 10)
    (folder / "BADFZZ01.toml").write_text("a" * 100 + " = [[", encoding="utf-8")
    subprocess.run(["git", "-C", str(desk.folder), "add", "."], check=True)
    subprocess.run(["git", "-C", str(desk.folder), "commit", "-qm", "by hand"], check=True)
    data = desk.data("amend", "list")
    assert len(data["amendments"]) == 1
    assert len(data["problems"]) == 2
