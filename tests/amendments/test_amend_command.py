"""``workbench amend`` from end to end, in a workspace of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.amendments.proposals import DRAFT
from tests.cli.running import Runner
from tests.opinions.desks import row, table


@pytest.fixture
def desk(run: Runner) -> Runner:
    """A workspace with one saved draft."""
    (run.folder / "示范条例.txt").write_text(DRAFT.strip(), encoding="utf-8")
    run.ok("init", ".")
    run.ok("import", "示范条例.txt", "--draft", "sf")
    return run


def propose(desk: Runner, where: str, old: str, new: str, *more: str) -> str:
    """Propose other words; the id."""
    data = desk.data("amend", "propose", where, "--replace", old, "--with", new, "--reason", "理由", *more)
    assert set(data) >= {"id", "targets", "redline"}
    return str(data["id"])


def git(desk: Runner, *words: str) -> str:
    """What git says in the workspace."""
    return subprocess.run(["git", "-C", str(desk.folder), *words], capture_output=True, check=True).stdout.decode()


def words(desk: Runner, where: str) -> str:
    """A place as shown."""
    return desk.ok("show", where).out


def test_accepting_is_one_commit_with_trailers(desk: Runner) -> None:
    id = propose(desk, "第一条", "可以", "有权", "--office", "市司法局")
    assert "可以申请复议" in words(desk, "第一条")
    data = desk.data("amend", "accept", "建议#1", "--reason", "表述更准确")
    assert (data["outcome"], data["state"]) == ("applied", "采纳")
    assert "有权申请复议" in words(desk, "第一条")
    message = git(desk, "log", "-1", "--format=%B")
    assert message.splitlines()[0] == "第一条：采纳修改建议#1，表述更准确"
    assert {f"Amendment: {id}", "Proposer: 市司法局", "Reason: 表述更准确"} <= set(message.splitlines())
    changed = git(desk, "show", "--name-only", "--format=", "HEAD").split()
    assert [path.partition("/")[0] for path in changed] == ["amendments", "drafts"]
    assert desk.data("amend", "show", id)["decision"]["reason"] == "表述更准确"


def test_apply_edits_the_work_in_hand_and_settles_nothing(desk: Runner) -> None:
    id = propose(desk, "第一条", "可以", "有权")
    data = desk.data("amend", "apply", id)
    assert set(data) >= {"id", "outcome", "reason", "redline", "conflict"}
    assert (data["outcome"], data["conflict"]) == ("applied", None)
    assert ["-", "可以"] in data["redline"] and ["+", "有权"] in data["redline"]
    assert desk.data("amend", "show", id)["state"] == "待处理"
    assert desk.data("amend", "apply", id)["outcome"] == "absorbed"
    desk.ok("undo")
    assert "可以申请复议" in words(desk, "第一条")


def test_a_conflict_is_shown_with_all_three_sides_and_changes_nothing(desk: Runner) -> None:
    id = propose(desk, "第二条", "十万元", "二十万元")
    desk.ok("replace", "第二条", "--old", "十万元", "--new", "十五万元")
    ran = desk("amend", "apply", id, "--json")
    assert ran.code == 1
    assert ran.data["outcome"] == "refused"
    sides = ran.data["conflict"]
    assert [sides[side][-7:] for side in ("base", "ours", "theirs")] == [
        "处十万元罚款。",
        "二十万元罚款。",
        "十五万元罚款。",
    ]
    assert [one["state"] for one in desk.data("amend", "list")["amendments"]] == ["冲突"]
    assert desk("amend", "accept", id).code == 1
    assert "十五万元" in words(desk, "第二条")


def test_what_was_merged_waits_for_confirmation(desk: Runner) -> None:
    desk.ok(
        "replace",
        "第一条",
        "--text",
        "主管部门应当自受理之日起二十日内作出书面决定并通知申请人和利害关系人。",
        "-m",
        "改",
    )
    id = propose(desk, "第一条", "主管部门", "市主管部门")
    desk.ok("replace", "第一条", "--old", "利害关系人", "--new", "第三人", "-m", "改")
    before = git(desk, "rev-parse", "HEAD")
    ran = desk("amend", "accept", id, "--json")
    assert (ran.code, ran.data["outcome"], ran.data["commit"]) == (1, "needs-confirmation", None)
    assert git(desk, "rev-parse", "HEAD") == before
    assert desk.data("amend", "accept", id, "--confirm")["outcome"] == "applied"
    assert "市主管部门应当" in words(desk, "第一条") and "第三人" in words(desk, "第一条")


def test_partly_keeps_what_was_proposed_and_what_was_adopted(desk: Runner) -> None:
    id = propose(desk, "第二条", "十万元", "二十万元")
    assert desk.code("amend", "partly", id, "--text", "违反第一条的，处十五万元罚款。") == "no-reason"
    desk.ok("amend", "partly", id, "--text", "违反本条例第一条规定的，处十五万元罚款。", "--reason", "幅度过大")
    (file,) = (desk.folder / "amendments" / "sf").glob("*.toml")
    text = file.read_text(encoding="utf-8")
    assert "拒不改正的，处二十万元罚款。" in text and "处十五万元罚款。" in text
    assert desk.data("amend", "show", id)["state"] == "部分采纳"
    assert "处十五万元罚款" in words(desk, "第二条")


def test_one_hunk_of_two(desk: Runner) -> None:
    id = propose(desk, "第二条", "五万元罚款。拒不改正的，处十万元", "六万元罚款。拒不改正的，处二十万元")
    assert len(desk.data("amend", "show", id)["hunks"]) == 2
    assert desk.data("amend", "partly", id, "--hunk", "2", "--reason", "只加重后者")["state"] == "部分采纳"
    assert "处五万元罚款" in words(desk, "第二条") and "处二十万元罚款" in words(desk, "第二条")


def test_what_was_adopted_is_taken_back_and_later_edits_stay(desk: Runner) -> None:
    id = propose(desk, "第一条", "可以", "有权")
    desk.ok("amend", "accept", id)
    desk.ok("replace", "第一条", "--old", "二十日", "--new", "三十日", "-m", "改期限")
    assert desk.data("amend", "withdraw", id, "--reason", "提出单位撤回")["state"] == "撤回"
    shown = words(desk, "第一条")
    assert "可以申请复议" in shown and "三十日" in shown
    assert desk.code("amend", "accept", id) == "withdrawn"


def test_what_was_answered_with_an_amendment_taken_back_waits_again(desk: Runner) -> None:
    letters = [row("第一条应当写明权利。"), row("第一条应当写明权利！"), row("第二条罚得太轻。")]
    desk.ok("opinion", "import", table(desk.folder / "a.csv", letters))
    id = propose(desk, "第一条", "可以", "有权", "--from", "1", "--from", "3")
    desk.ok("amend", "accept", id)
    desk.ok("opinion", "dispose", "3", "--state", "解释说明", "--reason", "另有规定")
    assert desk.data("opinion", "status")["unaccounted"] == []
    before = git(desk, "rev-list", "--count", "HEAD")
    desk.ok("amend", "withdraw", id, "--reason", "提出单位撤回")
    assert int(git(desk, "rev-list", "--count", "HEAD")) == int(before) + 1
    status = desk.data("opinion", "status")
    said = "采纳的修改建议#1已经撤回：提出单位撤回"
    assert (status["unaccounted"], status["deferred"]) == (["1", "2"], {"1": said, "2": said})
    assert status["by_state"]["解释说明"] == 1


def test_deciding_twice_is_refused_with_a_hint(desk: Runner) -> None:
    id = propose(desk, "第一条", "可以", "有权")
    assert desk.code("amend", "reject", id) == "no-reason"
    desk.ok("amend", "defer", id, "--reason", "等上位法")
    assert desk.data("amend", "show", id)["state"] == "待处理"
    desk.ok("amend", "reject", id, "--reason", "没有必要")
    for deed in ("accept", "reject", "defer", "apply"):
        more = () if deed == "apply" else ("--reason", "理由")
        assert desk.code("amend", deed, id, *more) == "already-decided"
    assert desk.code("amend", "accept", "建议#9") == "no-such-amendment"


def test_a_tampered_file_is_left_out_and_says_why(desk: Runner) -> None:
    id = propose(desk, "第二条", "十万元", "二十万元")
    other = propose(desk, "第一条", "可以", "有权")
    file = desk.folder / "amendments" / "sf" / f"{id}.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("处十万元", "处一万元", 1), encoding="utf-8")
    git(desk, "commit", "-qam", "by hand")
    assert desk.code("amend", "accept", id) in ("seal-differs", "patch-differs")
    data = desk.data("amend", "list")
    assert [one["id"] for one in data["amendments"]] == [other]
    assert len(data["problems"]) == 1


def test_rebase_brings_up_to_date_and_marks_what_no_longer_fits(desk: Runner) -> None:
    fits, lost, gone = (propose(desk, at, "十万元", "二十万元") for at in ("第二条", "第三条", "第三条"))
    desk.ok("amend", "withdraw", gone)
    desk.ok("replace", "第二条", "--old", "违反", "--new", "对违反")
    desk.ok("delete", "第三条", "-m", "删去")
    data = desk.data("amend", "rebase")
    assert sorted(data["changed"]) == sorted([fits, lost])
    text = (desk.folder / "amendments" / "sf" / f"{fits}.toml").read_text(encoding="utf-8")
    assert "对违反" in text
    assert 'state = "失效"' in (desk.folder / "amendments" / "sf" / f"{lost}.toml").read_text(encoding="utf-8")
    assert desk.data("amend", "rebase")["changed"] == []


def test_conflicts_are_told(desk: Runner) -> None:
    one = propose(desk, "第一条", "可以", "有权")
    other = propose(desk, "第一条", "可以", "应当")
    third = propose(desk, "第一条", "二十日", "三十日")
    propose(desk, "第五条", "公布", "发布")
    data = desk.data("amend", "conflicts")
    relations = {frozenset((pair["one"], pair["other"])): (pair["commute"], pair["words"]) for pair in data["pairs"]}
    assert relations == {
        frozenset((one, other)): (False, ["可以"]),
        frozenset((one, third)): (True, []),
        frozenset((other, third)): (True, []),
    }
    assert data["exclusive"] == [sorted([one, other])]


def test_structure_and_whole_articles(desk: Runner) -> None:
    desk.ok("amend", "propose", "第一条", "--insert-after", "市人民政府应当公布年度计划。")
    desk.ok("amend", "propose", "第三条", "--delete")
    desk.ok("amend", "propose", "第四条", "--move", "第一条", "--before")
    (desk.folder / "改.txt").write_text("第五条　本条例自2027年1月1日起施行。", encoding="utf-8")
    desk.ok("amend", "propose", "第五条", "--edit", "改.txt")
    for number in (4, 3, 2, 1):
        desk.ok("amend", "accept", number)
    assert desk.data("amend", "list", "--state", "采纳")["amendments"][3]["number"] == 4
    assert "设立专项资金" in words(desk, "第一条")
    assert "年度计划" in words(desk, "第三条")
    assert "2027年1月1日" in words(desk, "第五条")


def test_the_editor_of_the_person(desk: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    script = desk.folder / "editor.py"
    script.write_text(
        "import pathlib, sys\np = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text(encoding='utf-8').replace('可以', '有权'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    assert ["+", "有权"] in desk.data("amend", "propose", "第一条", "--edit")["redline"]
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    assert desk.code("amend", "propose", "第一条", "--edit") == "no-editor"


def test_people_are_pseudonyms_and_hostile_words_are_harmless(desk: Runner) -> None:
    reason = "\x1b[31m=cmd|calc\u202e {0} 电话13800138000"
    id = propose(desk, "第一条", "可以", "有权\u202e", "--proposer", "王小明")
    desk.ok("amend", "propose", "第五条", "--delete", "--reason", reason, "--proposer", "王小明")
    desk.ok("amend", "reject", id, "--reason", reason)
    everything = git(desk, "log", "-p", "--all") + json.dumps(desk.data("amend", "list"))
    assert "王小明" not in everything and "13800138000" not in everything
    assert "\x1b" not in everything and "\u202e" not in everything
    assert "提出人1" in everything


def test_other_work_in_hand_is_saved_along_and_said(desk: Runner) -> None:
    id = propose(desk, "第一条", "可以", "有权")
    desk.ok("replace", "第五条", "--old", "公布", "--new", "发布")
    assert desk.data("amend", "accept", id)["steps"] == 1
    assert desk.code("save", "-m", "再存") == "nothing-to-save"


def test_files_changed_by_hand_are_not_written_over(desk: Runner) -> None:
    id = propose(desk, "第一条", "可以", "有权")
    article = next(Path(desk.folder, "drafts", "sf", "articles").glob("*.toml"))
    for file in article.parent.glob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    assert desk.code("amend", "accept", id) == "foreign-changes"
    assert "可以申请复议" in words(desk, "第一条")
    assert desk.data("amend", "show", id)["state"] == "待处理"
