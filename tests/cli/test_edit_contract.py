"""Every edit: --dry-run, --json, -m, --draft; the document and the durable log."""

from pathlib import Path

import pytest

from tests.cli.running import Runner

LAW = """示范市数据条例
第一章　总则
第一条【目的】　为了甲，制定本条例。
第二条【适用】　乙活动包括：
（一）丙；
（二）丁。
前款活动依照本条例第三条办理。
第二章　管理
第三条【原则】　应当在十日内办理；特殊情况二十日。
第四条【期限】　戊。
己。
"""

EDITS: dict[str, list[str]] = {
    "insert": ["insert", "--after", "第二条", "--text", "新。"],
    "insert paragraph": ["insert", "--into", "第三条", "--text", "新款。\n又一款。"],
    "insert item": ["insert", "--before", "第二条第一款第二项", "--text", "新项；"],
    "insert chapter": ["insert", "--after", "第一章", "--heading", "促进", "--text", "第一条　甲。"],
    "insert as": ["insert", "--into", "第三条", "--as", "项", "--text", "新项。"],
    "delete": ["delete", "第三条"],
    "delete chapter": ["delete", "第一章"],
    "replace words": ["replace", "第三条", "--old", "十日", "--new", "七日"],
    "replace text": ["replace", "第四条", "--text", "戊戊。\n己。\n庚。"],
    "replace everywhere": ["replace", "--all-articles", "--old", "活动", "--new", "行为"],
    "move": ["move", "第一条", "--after", "第二条"],
    "move chapter": ["move", "第二章", "--before", "第一章"],
    "split at": ["split", "第四条", "--at", "第四条第二款"],
    "split before": ["split", "第三条", "--before-text", "特殊情况"],
    "merge": ["merge", "第三条", "第四条"],
    "heading": ["heading", "第三条", "办理期限"],
    "heading of a chapter": ["heading", "第二章", "监督管理"],
    "level": ["level", "第四条第二款", "项"],
    "set": ["set", "题注", "（2027年1月1日通过）"],
    "set mode": ["set", "mode", "之一"],
    "bind": ["refs", "bind", "第二条第二款", "第三条", "第四条"],
}


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "数据条例")
    return run


def text(desk: Runner) -> str:
    desk.ok("export", "text", "数据条例", "-f", "json", "-o", "now.json", "--force")
    return (desk.folder / "now.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", EDITS.values(), ids=EDITS)
def test_every_edit(desk: Runner, words: list[str]) -> None:
    before = text(desk)
    tried = desk.data(*words, "--dry-run")
    assert set(tried) == {"operation", "created", "renumbered", "references", "problems"}
    assert (text(desk), desk.data("status")["unsaved"]) == (before, 0)
    done = desk.data(*words)
    assert {key: len(done[key]) for key in ("created", "renumbered", "references")} == {
        key: len(tried[key]) for key in ("created", "renumbered", "references")
    }
    after = text(desk)
    assert after != before
    assert all(set(one) == {"id", "old", "new"} for one in done["renumbered"])
    assert all(set(one) == {"at", "old", "new"} for one in done["references"])
    assert desk.data("status")["operations"] == [done["operation"]]
    assert desk.data("undo")["operation"]
    assert text(desk) == before
    assert desk.data("redo")["renumbered"] == done["renumbered"]
    assert text(desk) == after
    desk.ok("save", "-m", "改")
    assert (text(desk), desk.data("status")["unsaved"], desk.data("status")["foreign"]) == (after, 0, [])


@pytest.mark.parametrize("words", EDITS.values(), ids=EDITS)
def test_saved_at_once(desk: Runner, words: list[str]) -> None:
    ran = desk.ok(*words, "-m", "按意见修改", "--draft", "数据条例", "--json")
    assert "已保存" in ran.err
    assert ran.data["operation"]
    assert desk.data("log")["versions"][0]["subject"].endswith("：按意见修改")
    assert desk.data("status")["unsaved"] == 0


def test_deleted_target_is_an_error_and_blocks_a_stage(desk: Runner) -> None:
    ran = desk.ok("delete", "第三条")
    assert "「第三条」已被删除" in ran.err
    desk.ok("save", "-m", "删去")
    ran = desk("check", "--rules", "reference", "--json")
    assert (ran.code, [problem["code"] for problem in ran.data["problems"]]) == (1, ["reference-dangling"])
    assert desk.code("stage", "草案") == "reference-dangling"
    assert desk.ok("show", "第二条第二款").out.endswith("前款活动依照本条例第三条办理。\n")


def test_split_target_is_doubtful_until_bound(desk: Runner) -> None:
    desk.ok("split", "第三条", "--before-text", "特殊情况")
    assert [problem["code"] for problem in desk.data("check")["problems"]] == ["reference-suspect"]
    cited = desk.data("refs", "第二条第二款")["cites"][1]
    desk.ok("refs", "bind", "第二条第二款", cited["words"], cited["targets"][0]["id"])
    assert desk.data("check")["problems"] == []


def test_text_from_a_file_in_another_encoding(desk: Runner) -> None:
    (desk.folder / "词.txt").write_bytes("新的规定：\r\n（一）甲；\r\n（二）乙。\r\n".encode("gb18030"))
    desk.ok("insert", "--after", "第四条", "--file", "词.txt")
    assert desk.data("show", "第五条")["lines"] == ["第五条　新的规定：", "　　（一）甲；", "　　（二）乙。"]


def test_unsaved_steps_are_saved_together_with_m(desk: Runner) -> None:
    desk.ok("delete", "第一条")
    assert "2 步修改" in desk.ok("heading", "第三条", "时限", "-m", "一起").out


def test_refs_both_ways(desk: Runner) -> None:
    third = desk.data("refs", "第三条")
    assert third["cites"] == []
    assert [(one["label"], one["words"], one["kind"]) for one in third["cited_by"]] == [
        ("第二条第二款", "第三条", "internal")
    ]
    assert [one["kind"] for one in desk.data("refs", "第二条")["cites"]] == ["relative", "internal"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["insert", "--after", "第九十九条", "--text", "x"], "no-such-place"),
        (["insert", "--after", "第二条", "--text", ""], "empty-text"),
        (["insert", "--after", "第二条"], "empty-text"),
        (["insert", "--after", "第二条", "--file", "none.txt"], "no-such-file"),
        (["insert", "--after", "第二条", "--as", "款", "--text", "x"], "wrong-level"),
        (["delete", "全文"], "bad-locator"),
        (["delete", "ZZZZZZZZ"], "no-such-place"),
        (["delete", "../../etc"], "bad-locator"),
        (["replace", "第三条", "--old", "没有", "--new", "x"], "no-such-words"),
        (["replace", "第二章", "--text", "x"], "unit-text"),
        (["replace", "第四条第一款", "--text", "甲。\n乙。"], "several-provisions"),
        (["move", "第二章", "--into", "第一条"], "wrong-level"),
        (["move", "第一条", "--after", "第一条"], "move-inside"),
        (["split", "第三条", "--at", "第四条"], "bad-split"),
        (["split", "第三条", "--before-text", "没有"], "no-such-words"),
        (["merge", "第一条", "第三条"], "not-neighbours"),
        (["merge", "第一章", "第二章"], "bad-merge"),
        (["heading", "第二章", ""], "no-heading"),
        (["set", "mode", "随便"], "bad-property"),
        (["set", "title", ""], "bad-property"),
        (["redo"], "nothing-to-redo"),
        (["save", "-m", "x"], "nothing-to-save"),
        (["delete", "第一条", "-m", " "], "empty-message"),
        (["delete", "第一条", "--draft", "没有"], "no-such-draft"),
        (["delete", "第一条", "--draft", "../x"], "bad-slug"),
        (["stage", "a/b"], "bad-slug"),
        (["refs", "bind", "第二条第二款", "第八条", "第四条"], "no-such-words"),
        (["refs", "bind", "第二条第二款", "活动", "第四条"], "no-such-citation"),
        (["import", "law.txt", "--draft", "数据条例"], "nothing-to-save"),
        (["import", "law.txt", "--draft", "a:b"], "bad-slug"),
        (["import", "none.docx"], "no-such-file"),
        (["import", "law.txt", "--update", "没有"], "no-such-draft"),
        (["import", "law.txt", "--update", "数据条例", "--base", "none"], "no-such-revision"),
        (["show", "第一条", "--at", "none"], "no-such-revision"),
        (["show", "第一条", "--at=--upload-pack=x"], "no-such-revision"),
        (["show", "第一条@x", "--at", "HEAD"], "two-revisions"),
        (["new", "数据条例", "--title", "x", "--kind", "y"], "draft-exists"),
        (["new", "-x", "--title", "x", "--kind", "y"], "usage"),
        (["new", "x", "--title", " ", "--kind", "y"], "no-title"),
        (["init", "."], "workspace-exists"),
        (["delete", "第一\0条"], "not-text"),
        (["delete", "第一\udcff条"], "not-text"),
    ],
    ids=lambda value: ascii(" ".join(value)) if isinstance(value, list) else value,
)
def test_wrong_words_change_nothing(desk: Runner, words: list[str], code: str) -> None:
    before = text(desk)
    assert desk.code(*words, exits=2 if code == "usage" else 1) == code
    assert (text(desk), desk.data("status")["unsaved"]) == (before, 0)


def test_undo_stops_at_a_saved_edit(desk: Runner) -> None:
    desk.ok("delete", "第一条", "-m", "删去")
    assert desk.code("undo") == "nothing-to-undo"


def test_path_for_a_slug_is_nfc(desk: Runner, tmp_path: Path) -> None:
    desk.ok("new", "cafe\u0301", "--title", "题", "--kind", "规章")
    assert "caf\u00e9" in [draft["slug"] for draft in desk.data("drafts")["drafts"]]


def test_status_names_each_step_as_it_was_then(desk: Runner) -> None:
    desk.ok("insert", "--after", "第一条", "--text", "新。")
    desk.ok("delete", "第二条")
    steps = [line.strip() for line in desk.ok("status").out.splitlines() if line.startswith("  ")]
    assert steps == ["1. 插入第二条", "2. 删去第二条"]
