"""An import is taken back and brought back, and never by one undo too many."""

import pytest

from tests.cli.running import Runner


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text("某市规定\n第一条　甲。\n第二条　乙。\n", encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    return run


def drafts(desk: Runner) -> list[str]:
    return [draft["slug"] for draft in desk.data("drafts")["drafts"]]


def test_undo_right_after_an_import_says_what_goes_and_redo_brings_it_back(desk: Runner) -> None:
    before = desk.data("show", "1")
    tried = desk.ok("undo", "--dry-run").out.splitlines()
    assert tried[0].startswith("（试行，没有改动）会撤销「导入：某市规定」") and drafts(desk) == ["规定"]
    said = desk.ok("undo").out.splitlines()
    assert said[0] == "已撤销「导入：某市规定」：草案「规定」（2 条）移出工作区。"
    assert said[1] == tried[1] and "redo --draft 规定" in said[1]
    assert drafts(desk) == []
    assert desk.ok("redo", "--dry-run", "--draft", "规定").out.startswith("（试行")
    assert drafts(desk) == []
    desk.ok("redo", "--draft", "规定")
    assert desk.data("show", "1") == before
    assert desk.data("undo")["operation"]["do"] == "undo-import"
    again = desk.data("redo")
    assert (again["operation"]["do"], again["operation"]["draft"]) == ("redo-import", "规定")
    assert desk.data("show", "1") == before
    assert desk.code("redo") == "nothing-to-redo"


def test_one_undo_too_many_takes_nothing_away(desk: Runner) -> None:
    desk.ok("delete", "2")
    desk.ok("undo")
    assert desk.code("undo", "--dry-run") == desk.code("undo") == "nothing-to-undo"
    assert "undo --import" in desk("undo").err
    assert drafts(desk) == ["规定"]
    desk.ok("redo")
    assert desk.code("undo", "--import") == "unsaved-work"
    desk.ok("undo")
    desk.ok("undo", "--import")
    assert drafts(desk) == []
    desk.ok("redo")
    assert drafts(desk) == ["规定"]


def test_a_stage_or_a_later_version_keeps_the_import(desk: Runner) -> None:
    desk.ok("stage", "草案")
    assert desk.code("undo") == desk.code("undo", "--dry-run") == desk.code("undo", "--import") == "import-staged"
    desk.ok("delete", "2", "-m", "删去")
    assert desk.code("undo") == desk.code("undo", "--dry-run") == desk.code("undo", "--import") == "nothing-to-undo"
    assert drafts(desk) == ["规定"]


def test_an_import_of_another_draft_comes_back_beside_the_first(desk: Runner) -> None:
    desk.ok("import", "law.txt", "--draft", "另一份")
    desk.ok("undo", "--draft", "另一份")
    assert drafts(desk) == ["规定"]
    desk.ok("redo")
    assert sorted(drafts(desk)) == ["另一份", "规定"]


def test_a_repeated_import_goes_back_to_the_text_before_it_and_forth_again(desk: Runner) -> None:
    first = desk.data("show", "1")
    (desk.folder / "law.txt").write_text("某市规定\n第一条　甲甲。\n第二条　乙。\n", encoding="utf-8")
    desk.ok("import", "law.txt", "--draft", "规定")
    second = desk.data("show", "1")
    assert "回到导入以前的文本" in desk.ok("undo").out
    assert desk.data("show", "1") == first
    assert desk.code("undo") == "nothing-to-undo"
    desk.ok("redo")
    assert desk.data("show", "1") == second
