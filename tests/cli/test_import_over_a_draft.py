"""Import into a draft that is there: repeated freely, never over somebody's work without a yes."""

import pytest

from tests.cli.running import Runner

LAW = "某市规定\n第一条　甲。\n第二条　乙。\n第三条　丙。\n"
OTHER = "别市办法\n第一条　完全不同的文字。\n第二条　也不一样。\n"


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    (run.folder / "law2.txt").write_text(LAW.replace("乙。", "乙乙。"), encoding="utf-8")
    (run.folder / "other.txt").write_text(OTHER, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    return run


def title(desk: Runner) -> str:
    found: str = desk.data("status")["title"]
    return found


def test_another_instrument_does_not_replace_a_draft_unasked(desk: Runner) -> None:
    assert desk.code("import", "other.txt", "--draft", "规定") == "another-instrument"
    assert "--yes" in desk("import", "other.txt", "--draft", "规定").err
    assert title(desk) == "某市规定"
    desk.ok("import", "other.txt", "--draft", "规定", "--yes")
    assert title(desk) == "别市办法"
    desk.ok("undo")
    assert title(desk) == "某市规定"


def test_an_edited_draft_is_replaced_only_after_its_changes_were_shown(desk: Runner) -> None:
    desk.ok("delete", "3", "-m", "删去")
    before = desk.data("log")["versions"]
    shown = desk.ok("import", "law2.txt", "--draft", "规定")
    assert "第二条第一款：乙。 → 乙乙。" in shown.out and "增加第三条" in shown.out and "加 --yes" in shown.out
    asked = desk.data("import", "law2.txt", "--draft", "规定")
    assert asked["commit"] == "" and asked["changes"]
    assert desk.data("log")["versions"] == before
    assert desk.data("import", "law2.txt", "--draft", "规定", "--yes")["commit"]
    assert desk.data("stats", "规定")["counts"]["条"] == 3


def test_an_import_is_repeated_without_a_question(desk: Runner) -> None:
    assert desk.data("import", "law2.txt", "--draft", "规定")["commit"]
    assert desk.data("show", "2")["lines"] == ["第二条　乙乙。"]
