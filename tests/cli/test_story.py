"""Stories: a draft from its import to a stage and out again, as people would do it."""

from pathlib import Path

import pytest

from tests.cli.running import Runner


@pytest.fixture
def desk(run: Runner, shared: Path) -> Runner:
    """A workspace with the Nanjing draft."""
    run.ok("init", ".", "--author", "李起草 <li@example.invalid>")
    run.ok("import", shared / "seeds" / "nanjing-ai-draft.txt", "--draft", "南京")
    return run


def test_from_import_to_stage_and_out_again(desk: Runner) -> None:
    before = desk.ok("show", "第十六条").out
    said = desk.ok("insert", "--after", "15", "--heading", "试验", "--text", "依照本条例第十六条的规定办理。").out
    assert said.splitlines() == [
        "插入第十六条。",
        "第十六条至第五十九条改为第十七条至第六十条。",
        "尚未保存的修改：1 步。",
    ]
    assert desk.ok("show", "16").out.splitlines()[1] == "第十六条　【试验】依照本条例第十七条的规定办理。"
    assert desk.data("status")["unsaved"] == 1
    assert desk.ok("undo").out.splitlines()[0] == "撤销：插入第十六条。"
    assert desk.ok("show", "第十六条").out == before
    assert desk.ok("redo").out.splitlines()[0] == "插入第十六条。"
    assert desk.code("stage", "征求意见稿") == "unsaved-work"
    assert desk.ok("save", "-m", "根据部门意见增加").out.startswith("已保存：第十六条：根据部门意见增加")
    assert desk.data("status")["unsaved"] == 0
    desk.ok("stage", "征求意见稿")
    assert desk.data("delete", "第三条", "-m", "删去")["operation"]["do"] == "delete"
    assert desk.data("stats", "南京")["counts"]["条"] == 59
    assert desk.data("stats", "南京@征求意见稿")["counts"]["条"] == 60
    then = desk.data("show", "第三条@征求意见稿")
    assert then["lines"] == desk.data("show", "南京@征求意见稿", "3")["lines"]
    assert then["lines"] == desk.data("show", "3", "--at", "stage/南京/征求意见稿")["lines"]
    desk.ok("export", "text", "南京@征求意见稿", "-f", "txt", "-o", "stage.txt")
    assert desk.data("stats", "stage.txt")["counts"] == desk.data("stats", "南京@征求意见稿")["counts"]


def test_log_names_the_clause_as_called_that_day(desk: Runner) -> None:
    desk.ok("delete", "第二条", "-m", "并入第一条")
    desk.ok("replace", "第二条", "--text", "本市人工智能活动适用本条例。", "-m", "改写")
    desk.ok("stage", "草案")
    versions = desk.data("log")["versions"]
    assert [(one["subject"], one["stages"]) for one in versions[:2]] == [
        ("第二条：改写", ["草案"]),
        ("第二条：并入第一条", []),
    ]
    assert versions[0]["author"] == "李起草"
    assert len({one["commit"] for one in versions}) == 3


def test_an_import_is_undone_by_undo(desk: Runner, shared: Path) -> None:
    desk.ok("import", shared / "seeds" / "suzhou-ai-draft.txt", "--draft", "苏州")
    assert [draft["slug"] for draft in desk.data("drafts")["drafts"]] == ["南京", "苏州"]
    assert desk.ok("undo", "--draft", "苏州").out.startswith("已撤销「导入：")
    assert [draft["slug"] for draft in desk.data("drafts")["drafts"]] == ["南京"]
    assert not (desk.folder / "drafts" / "苏州").exists() or not any((desk.folder / "drafts" / "苏州").rglob("*.toml"))


def test_an_import_is_repeated_with_corrections_and_undone(run: Runner) -> None:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(
        "某市规定\n第一条　甲：\n（一）乙；\n（二）丙。\n第二条　丁。\n", encoding="utf-8"
    )
    run.ok("import", "law.txt", "--draft", "规定")
    first = run.data("show", "1")
    (run.folder / "right.txt").write_text("# 更正\n4 款\n", encoding="utf-8")
    assert run.data("import", "law.txt", "--draft", "规定", "--corrections", "right.txt", "--dry-run")["commit"] == ""
    assert run.data("show", "1") == first
    run.ok("import", "law.txt", "--draft", "规定", "--corrections", "right.txt")
    second = run.data("show", "1")
    assert second["id"] == first["id"]
    assert second["lines"][-1] == "　　（二）丙。"
    assert run.data("stats", "规定")["counts"]["项"] == 1
    run.ok("undo")
    assert run.data("show", "1") == first


def test_edits_of_two_processes_meet_in_one_log(desk: Runner) -> None:
    from workbench.session.session import Session

    session = Session.open(desk.folder)
    desk.ok("delete", "第二条")
    from workbench.model.problems import WorkbenchError
    from workbench.session.editing.rearranging import deletion

    with pytest.raises(WorkbenchError) as caught:
        session.apply(deletion(session.locate("第三条")).operation)
    assert caught.value.problem.code == "log-moved"
    assert desk.data("status")["unsaved"] == 1


def test_two_drafts_need_a_name(desk: Runner, shared: Path) -> None:
    desk.ok("import", shared / "seeds" / "suzhou-ai-draft.txt", "--draft", "苏州")
    assert desk.code("show", "3") == "several-drafts"
    assert desk.code("delete", "3") == "several-drafts"
    desk.ok("delete", "3", "--draft", "苏州")
    assert desk.data("status", "--draft", "南京")["unsaved"] == 0
    desk.ok("show", "3", "--draft", "南京")


def test_work_in_hand_survives_a_save_of_another_draft(desk: Runner, shared: Path) -> None:
    desk.ok("delete", "第二条")
    desk.ok("import", shared / "seeds" / "suzhou-ai-draft.txt", "--draft", "苏州")
    assert desk.data("status", "--draft", "南京")["unsaved"] == 1
    desk.ok("delete", "第二条", "--draft", "南京")
    desk.ok("save", "-m", "删两条", "--draft", "南京")
    assert desk.data("stats", "南京")["counts"]["条"] == 57


def test_text_back_from_word(desk: Runner) -> None:
    desk.ok("export", "text", "南京", "-f", "docx", "-o", "out.docx")
    assert "文本没有改动" in desk.ok("import", "out.docx", "--update", "南京").out
    desk.ok("export", "text", "南京", "-f", "txt", "-o", "out.txt")
    text = (desk.folder / "out.txt").read_text(encoding="utf-8")
    first = text.index("第二条　")
    second = text.index("第三条　")
    changed = text[:first] + text[second:].replace("本市行政区域内", "本市", 1)
    (desk.folder / "back.txt").write_text(changed, encoding="utf-8")
    id = desk.data("show", "第三条")["id"]
    shown = desk.ok("import", "back.txt", "--update", "南京").out
    assert "删去第二条" in shown and "加 --yes" in shown
    assert desk.data("status")["unsaved"] == 0
    desk.ok("import", "back.txt", "--update", "南京", "--yes")
    after = desk.data("show", "第二条")
    assert after["id"] == id
    assert after["lines"][0].startswith("第二条　【适用范围】本市从事人工智能")
    desk.ok("undo")
    assert desk.data("show", "第三条")["id"] == id


def test_text_back_from_word_on_the_version_it_was_made_of(desk: Runner) -> None:
    desk.ok("stage", "征求意见稿")
    desk.ok("export", "text", "南京", "-f", "txt", "-o", "out.txt")
    desk.ok("delete", "第二条", "-m", "删去")
    text = (desk.folder / "out.txt").read_text(encoding="utf-8")
    (desk.folder / "back.txt").write_text(text.replace("本市行政区域内", "本市", 1), encoding="utf-8")
    desk.ok("import", "back.txt", "--update", "南京", "--base", "stage/南京/征求意见稿", "--yes", "-m", "收下意见")
    assert desk.data("show", "第二条")["lines"][0].startswith("第二条　【适用范围】本市从事人工智能")
    assert desk.data("stats", "南京")["counts"]["条"] == 58


def test_locator_of_a_stage_names_the_place_of_today(desk: Runner) -> None:
    desk.ok("stage", "草案")
    desk.ok("delete", "第二条", "-m", "删去")
    then = desk.data("show", "第九条@草案")
    assert desk.data("heading", "第九条@草案", "新条旨")["operation"]["target"] == then["id"]
    assert desk.code("delete", "第二条@草案") == "no-such-place"
    assert desk.code("delete", "第二条@没有") == "no-such-stage"
