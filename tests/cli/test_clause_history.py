"""history, blame and log: what a reviewer asks about one clause."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import Runner

SAMPLE = Path(__file__).resolve().parents[2] / "drafts" / "yunchuan"
KEYS = {"commit", "date", "author", "stage", "label", "subject", "amendment", "proposer", "reason", "change"}


@pytest.fixture
def office(run: Runner, tmp_path: Path) -> Runner:
    """第八条 edited, renumbered, split and moved, over two stages; the old 第十条 deleted."""
    run.ok("init", ".", "--author", "云川市司法局")
    source = tmp_path / "law.txt"
    articles = [f"第{n}条　甲{n}应当办理。\n乙{n}可以协助。" for n in "一二三四五六七八九十"]
    source.write_text(
        "\n".join(["示范条例", "第一章　总则", *articles[:6], "第二章　附则", *articles[6:]]), encoding="utf-8"
    )
    run.ok("import", source, "--draft", "law")
    run.ok("stage", "征求意见稿")
    run.ok("replace", "第八条", "--old", "甲八应当", "--new", "甲八必须", "-m", "语气")
    run.ok("insert", "--before", "第一条", "--text", "新的一条。", "-m", "增加")
    run.ok("delete", "第十一条", "-m", "多余")
    run.ok("stage", "草案")
    run.ok("split", "第九条", "--at", "第九条第二款", "-m", "分开")
    run.ok("move", "第九条", "--into", "第一章", "-m", "归位")
    return run


def changes(run: Runner, *words: str) -> list[str]:
    return [version["change"] for version in run.data("history", *words)["versions"]]


def test_a_clause_is_followed_through_everything(office: Runner) -> None:
    found = office.data("history", "第八条@征求意见稿")
    assert [version["change"] for version in found["versions"]] == ["moved", "split", "edited", "created"]
    assert [version["label"] for version in found["versions"]] == ["第八条", "第九条", "第八条", "第八条"]
    assert [version["stage"] for version in found["versions"]] == ["", "", "草案", "征求意见稿"]
    assert all(version.keys() > KEYS for version in found["versions"])
    assert ["-", "应当"] in found["versions"][2]["redline"] and ["+", "必须"] in found["versions"][2]["redline"]
    assert found["provision"]["label"] == "第八条"
    assert found["versions"][1]["note"] == "由第八条变为第九条"


def test_what_was_split_off_has_the_past_of_both(office: Runner) -> None:
    place = next(row for row in ("第八条", "第九条", "第十条") if "乙八" in office.ok("show", row).out)
    assert changes(office, place)[-3:] == ["split", "edited", "created"]


def test_a_deleted_clause_by_its_number_at_a_stage(office: Runner) -> None:
    assert changes(office, "第十条@征求意见稿") == ["deleted", "created"]
    assert office.code("history", "第四十条") == "no-such-place"
    assert "审次" in office("history", "第四十条").err


def test_renumbering_alone_is_a_version_only_when_asked(office: Runner) -> None:
    assert changes(office, "第二条") == ["created"]
    assert changes(office, "第二条", "--renumberings") == ["renumbered", "created"]


def test_one_paragraph(office: Runner) -> None:
    assert changes(office, "第八条第二款@征求意见稿")[-2:] == ["moved", "created"]
    assert changes(office, "第八条第一款@征求意见稿") == ["edited", "created"]


def test_the_past_up_to_a_stage(office: Runner) -> None:
    assert changes(office, "第八条@征求意见稿", "--at", "征求意见稿") == ["created"]


def test_blame_names_the_version_of_every_phrase(office: Runner) -> None:
    found = office.data("blame", "第八条")["phrases"]
    assert "".join(phrase["words"] for phrase in found) == "甲八必须办理。"
    assert {phrase["words"]: phrase["subject"].partition("：")[2] for phrase in found}["必须"] == "语气"
    shown = office.ok("blame", "第八条").out.splitlines()
    assert "　　必须" in shown and "语气" in shown[shown.index("　　必须") - 1]


def test_words_that_were_split_off_and_merged_back_keep_who_wrote_them(run: Runner) -> None:
    law = "规定\n第一条　丙。\n第二条　甲应当办理。\n乙可以协助。\n第三条　丁。\n"
    run.ok("init", ".")
    Path(run.folder / "law.txt").write_text(law, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "law")
    run.ok("replace", "第二条第二款", "--old", "协助", "--new", "依法协助", "-m", "语气")
    run.ok("split", "第二条", "--at", "第二条第二款", "-m", "分开")
    run.ok("merge", "第二条", "第三条", "-m", "合起来")
    run.ok("merge", "第一条", "第二条", "-m", "又合起来")
    found = [phrase for phrase in run.data("blame", "第一条")["phrases"] if phrase["words"].strip()]
    assert [(phrase["words"], phrase["subject"].rpartition("：")[2]) for phrase in found] == [
        ("丙。", "规定"),
        ("甲应当办理。", "规定"),
        ("乙可以", "规定"),
        ("依法", "语气"),
        ("协助。", "规定"),
    ]


def test_patch_shows_the_words(office: Runner) -> None:
    assert "甲八[-应当-]{+必须+}办理" in office.ok("history", "第八条", "--patch").out


def test_log_by_stage_author_and_amendment(office: Runner) -> None:
    names = [version["subject"] for version in office.data("log", "--stage", "草案")["versions"]]
    assert len(names) == 3 and all(any(word in name for name in names) for word in ("语气", "增加", "多余"))
    assert len(office.data("log", "--author", "司法局")["versions"]) == 6
    assert office.data("log", "--author", "别人")["versions"] == []
    assert office.data("log", "--amendment", "A2B3C4D5")["versions"] == []
    assert office.code("log", "--stage", "二审稿") == "no-such-stage"


def test_old_words_come_back_as_a_new_edit(office: Runner) -> None:
    office.ok("recall", "第八条", "--at", "征求意见稿", "-m", "恢复")
    assert "甲八应当办理" in office.ok("show", "第八条").out
    assert changes(office, "第八条")[0] == "edited"
    assert office.code("recall", "第八条", "--at", "征求意见稿") == "same-as-then"


def test_a_deleted_article_comes_back_with_its_id_and_its_place(office: Runner) -> None:
    id = office.data("show", "第十条@征求意见稿")["id"]
    office.ok("recall", "第十条@征求意见稿", "--at", "征求意见稿", "-m", "恢复")
    assert office.data("show", id)["lines"][0].endswith("甲十应当办理。")
    assert changes(office, id) == ["restored", "deleted", "created"]


def test_nothing_saved_yet(run: Runner) -> None:
    run.ok("init", ".", "--author", "云川市司法局")
    shutil.copytree(SAMPLE, run.folder / "drafts" / "yunchuan")
    assert run("history", "第一条").code == 1
