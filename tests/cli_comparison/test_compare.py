"""compare and export table: sides of every kind, options, and wrong input, each answered with one clear sentence."""

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Runner

OLD = """示范条例
第一条　为了规范示范，制定本条例。
第二条　示范应当公开。
第三条　主管部门依照第二条的规定管理示范活动。
第四条　主管部门应当建立示范档案，保存三年。
"""
NEW = """示范条例
第一条　为了规范示范，制定本条例。
第二条　示范应当公开、公正。
第三条　单位和个人可以向主管部门提出示范建议。
第四条　主管部门依照第二条的规定管理示范活动。
"""


@pytest.fixture
def files(run: Runner) -> Path:
    """old.md and new.md, and a workspace that is not theirs."""
    (run.folder / "old.md").write_text(OLD, encoding="utf-8")
    (run.folder / "new.md").write_text(NEW, encoding="utf-8")
    return run.folder


@pytest.fixture
def draft(run: Runner, files: Path) -> Path:
    """A draft with two stages, saved with reasons, and one step that is not saved."""
    run.ok("init", ".", "--author", "张起草")
    run.ok("import", "old.md", "--draft", "sf")
    run.ok("stage", "一审稿")
    run.ok("replace", "第二条", "--old", "公开", "--new", "公开、公正", "-m", "根据审议意见修改")
    run.ok("insert", "--after", "第二条", "--text", "示范活动的结果应当公布。", "-m", "增加结果公布制度")
    run.ok("stage", "二审稿")
    run.ok("delete", "第五条")
    return files


def table(run: Runner, *words: str) -> dict[str, Any]:
    """The document of a comparison."""
    run.ok("compare", *words, "-o", "t.json", "--force")
    found: dict[str, Any] = json.loads((run.folder / "t.json").read_text(encoding="utf-8"))
    return found


def told(data: dict[str, Any]) -> list[str]:
    """Kind, labels and 说明 of the articles."""
    rows = [row for row in data["rows"] if any(cell and cell["label"].startswith("第") for cell in row["cells"])]
    return [" ".join([row["kind"], *(c["label"] if c else "—" for c in row["cells"]), row["note"]]) for row in rows]


def test_two_files(run: Runner, files: Path) -> None:
    data = table(run, "old.md", "new.md")
    assert told(data) == [
        "不变 第一条 第一条 ", "修改 第二条 第二条 ", "新增 — 第三条 ", "仅序号变更 第三条 第四条 ", "删除 第四条 — ",
    ]  # fmt: skip
    assert data["statistics"] == {"不变": 1, "修改": 1, "新增": 1, "删除": 1, "仅序号变更": 1}
    assert data["rows"][2]["redline"] == [["=", "示范应当公开"], ["+", "、公正"], ["=", "。"]]


def test_a_draft_at_its_stages_and_in_hand(run: Runner, draft: Path) -> None:
    data = table(run, "sf@一审稿", "sf@二审稿", "sf")
    assert data["columns"] == ["一审稿", "二审稿", "现在的草案"]
    assert told(data) == [
        "不变 第一条 第一条 第一条 ",
        "修改 第二条 第二条 第二条 根据审议意见修改",
        "新增 — 第三条 第三条 增加结果公布制度",
        "仅序号变更 第三条 第四条 第四条 ",
        "删除 第四条 第五条 — ",
    ]
    assert table(run, "@一审稿", "sf@stage/sf/二审稿")["columns"][0] == "一审稿"
    assert table(run, "sf@HEAD~1", "sf@二审稿")["statistics"]["新增"] == 1


def test_export_table_is_the_draft_against_its_last_stage(run: Runner, draft: Path) -> None:
    run.ok("export", "table", "sf", "-o", "t.json")
    data = json.loads((draft / "t.json").read_text(encoding="utf-8"))
    assert data["columns"] == ["二审稿", "现在的草案"] and data["statistics"] == {"不变": 4, "删除": 1}
    run.ok("export", "table", "sf@二审稿", "-f", "xlsx", "-o", "t.xlsx")
    assert run.code("export", "table", "sf@一审稿", "-o", "u.json") == "no-stage"
    assert run.code("export", "table", "sf", "-o", "u.json", "--no-headings", exits=2) == "usage"
    assert run.code("export", "table", "sf", "-f", "txt", "-o", "u.txt", exits=2) == "usage"


def test_override_and_notes(run: Runner, files: Path) -> None:
    (files / "a.toml").write_text('[[match]]\nold = "第四条"\nnew = "第三条"\n', encoding="utf-8")
    notes = (
        '[[note]]\nat = "第三条第一款"\ntext = "合并原有内容。"\n[[note]]\nat = "第一条"\ncolumn = 1\ntext = "不变。"\n'
    )
    (files / "n.toml").write_text(notes, encoding="utf-8")
    found = told(table(run, "old.md", "new.md", "--align", "a.toml", "--notes", "n.toml"))
    assert "修改 第四条 第三条 合并原有内容。" in found and "不变 第一条 第一条 不变。" in found


def test_written_notes_stand_in_place_of_reasons(run: Runner, draft: Path) -> None:
    (draft / "n.toml").write_text('[[note]]\nat = "第二条"\ntext = "按常委会意见。"\n', encoding="utf-8")
    found = told(table(run, "sf@一审稿", "sf", "--notes", "n.toml"))
    assert "修改 第二条 第二条 按常委会意见。" in found and "新增 — 第三条 增加结果公布制度" in found


@pytest.mark.parametrize("format", ["docx", "xlsx", "pdf", "html", "md", "json"])
def test_every_format_is_written_whole_and_kept(run: Runner, files: Path, format: str) -> None:
    name = f"t.{format}"
    ran = run.data("compare", "old.md", "new.md", "-o", name, "--summary", "--marks", "红字", "--unchanged", "同左")
    content = (files / name).read_bytes()
    assert ran["bytes"] == len(content) > 700 and ran["format"] == format and ran["statistics"]["新增"] == 1
    assert run.code("compare", "old.md", "new.md", "-o", name) == "file-exists"
    assert (files / name).read_bytes() == content
    run.ok("compare", "old.md", "new.md", "-f", format, "-o", name, "--force", "--fold", "--no-notes")
    assert not list(files.glob(".workbench-*"))


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "md"])
def test_redline(run: Runner, files: Path, format: str) -> None:
    said = run.ok("compare", "old.md", "new.md", "--redline", "-o", f"r.{format}").out
    assert "已导出花脸稿" in said and (files / f"r.{format}").stat().st_size > 200


def test_summary_on_the_screen(run: Runner, files: Path) -> None:
    said = run.ok("compare", "old.md", "new.md", "--columns", "现行，修改后").out.splitlines()
    assert said[:2] == ["现行 | 修改后", "新增 1 条，删除 1 条，修改 1 条，仅序号变更 1 条。"]
    data = run.data("compare", "old.md", "new.md")
    assert data["statistics"]["修改"] == 1 and len(data["rows"]) == 6 and data["problems"] == []


def test_every_pair_of_columns_is_told(run: Runner, draft: Path) -> None:
    assert run.ok("compare", "sf@一审稿", "sf@二审稿", "sf").out.splitlines()[1] == (
        "二审稿：新增 1 条，修改 1 条，仅序号变更 2 条；现在的草案：删除 1 条。"
    )
    assert run.ok("compare", "old.md", "new.md", "new.md", "--columns", "甲,乙,丙").out.splitlines()[1] == (
        "乙：新增 1 条，删除 1 条，修改 1 条，仅序号变更 1 条；丙：条文没有修改。"
    )


def test_a_split_article_is_one(run: Runner, draft: Path) -> None:
    run.ok("split", "第四条", "--before-text", "管理示范")
    assert "拆分 1 条" in run.ok("compare", "sf@二审稿", "sf").out


def test_the_same_file_twice(run: Runner, files: Path) -> None:
    ran = run.ok("compare", "old.md", "old.md", "-o", "t.md")
    assert "无差异" in ran.out and "无差异" in (files / "t.md").read_text(encoding="utf-8")
    assert len(set(table(run, "old.md", "old.md")["columns"])) == 2


def test_unrelated_files_are_told_and_still_compared(run: Runner, files: Path) -> None:
    other = "港口规定\n" + "".join(
        f"第{n}条　{w}。\n" for n, w in zip("一二三", ("船舶靠泊", "航道疏浚", "引航费用"), strict=True)
    )
    (files / "other.md").write_text(other, encoding="utf-8")
    ran = run.ok("compare", "old.md", "other.md", "-o", "t.json")
    assert "可能不是同一件法规" in ran.err
    assert {row.split()[0] for row in told(json.loads((files / "t.json").read_text("utf-8")))} == {"新增", "删除"}


def test_an_empty_side(run: Runner, draft: Path) -> None:
    run.ok("new", "kong", "--title", "空白条例", "--kind", "条例")
    data = table(run, "kong", "sf@一审稿")
    assert data["statistics"] == {"新增": 4}
    run.ok("compare", "sf@一审稿", "kong", "-o", "t.xlsx")


def test_hostile_characters_and_formulas(run: Runner, files: Path) -> None:
    bad = OLD.replace("示范应当公开", "=1+1\u202e\x07示范\u200b应当公开\x1b[2J")
    (files / "bad.md").write_text(bad, encoding="utf-8")
    for format in ("docx", "xlsx", "pdf", "html", "md"):
        run.ok("compare", "bad.md", "new.md", "-o", f"t.{format}")
    run.ok("compare", "bad.md", "new.md", "-o", "t.json")
    words = (files / "t.json").read_text(encoding="utf-8")
    assert not {"\u202e", "\x07", "\x1b", "\u200b"} & set(words) and "=1+1" in words
    assert "\x1b" not in run.ok("compare", "bad.md", "new.md").out


@pytest.mark.parametrize(
    ("words", "code", "exits"),
    [
        (["sf@一申稿", "sf"], "no-such-stage", 1),
        (["sf@", "sf"], "no-such-stage", 1),
        (["sf@--all", "sf"], "no-such-stage", 1),
        (["none", "sf"], "no-such-draft", 1),
        (["none.md", "sf"], "no-such-file", 1),
        (["sf"] * 6, "bad-columns", 1),
        (["sf", "sf", "--columns", "甲"], "bad-columns", 1),
        (["sf", "sf", "--notes", "old.md"], "bad-notes", 1),
        (["sf", "sf", "--notes", "none.toml"], "no-such-file", 1),
        (["sf", "sf", "--align", "old.md"], "bad-alignment", 1),
        (["sf", "sf", "-o", "no/such.docx"], "no-such-folder", 1),
        (["sf", "sf", "-f", "docx", "-o", "."], "is-directory", 1),
        (["sf", "sf", "-o", "t.exe"], "usage", 2),
        (["sf", "sf", "-f", "docx"], "usage", 2),
        (["sf", "sf", "--redline", "--tracked"], "usage", 2),
        (["sf", "sf", "--redline", "-o", "t.xlsx"], "usage", 2),
        (["sf", "sf", "--tracked", "-o", "t.pdf"], "usage", 2),
        (["sf"], "usage", 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_refusals(run: Runner, draft: Path, words: list[str], code: str, exits: int) -> None:
    assert run.code("compare", *words, exits=exits) == code
    assert not list(draft.glob("t.*"))


def test_a_stage_that_does_not_exist_has_near_names(run: Runner, draft: Path) -> None:
    assert "是不是「一审稿」" in run("compare", "sf@一申稿", "sf").err


BAD_NOTES = ["note = 1", "[[note]]\nat = 1\ntext = '甲'", "[[note]]\nat = '第一条'", "x = 1",
             "[[note]]\nat = '第九十条'\ntext = ''", "[[note]]\nat = '第一条'\ntext = '甲'\ncolumn = 3"]  # fmt: skip


@pytest.mark.parametrize("text", BAD_NOTES)
def test_bad_notes(run: Runner, files: Path, text: str) -> None:
    (files / "n.toml").write_text(text, encoding="utf-8")
    assert run.code("compare", "old.md", "new.md", "--notes", "n.toml") in ("bad-notes", "no-such-place")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the owner of everything may write anywhere")
def test_a_folder_that_cannot_be_written(run: Runner, files: Path) -> None:
    (files / "shut").mkdir(mode=0o500)
    assert run.code("compare", "old.md", "new.md", "-o", "shut/t.docx") == "no-permission"


def test_tracked_is_a_docx_that_reads_back_as_either_text(run: Runner, draft: Path) -> None:
    run.ok("compare", "old.md", "new.md", "--tracked", "-o", "t.docx", "--issuer", "法制委员会")
    with zipfile.ZipFile(draft / "t.docx") as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert 'w:author="法制委员会"' in body and "<w:ins " in body and "<w:del " in body
    for kept, name in (("accepted", "new.md"), ("original", "old.md")):
        run.ok("import", "t.docx", "--draft", kept, "--tracked", kept, "--dry-run")
        roles = run.data("import", "t.docx", "--draft", kept, "--tracked", kept, "--dry-run")["roles"]
        words = "".join(role["label"] + role["text"] for role in roles if role["role"] == "条")
        expected = run.data("import", name, "--draft", kept, "--dry-run")["roles"]
        assert words == "".join(role["label"] + role["text"] for role in expected if role["role"] == "条")
