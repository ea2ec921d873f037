"""Commands on files: no workspace, no git; counts, places, exports, and every kind of bad file."""

from pathlib import Path

import pytest

from tests.cli.running import Runner

LAW = """示范市数据条例
第一章　总则
第一条【目的】　为了甲，制定本条例。
第二条　乙：
（一）丙；
（二）丁。
依照前款和刑法第三条办理。
"""


@pytest.fixture
def law(run: Runner) -> Path:
    path = run.folder / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_stats_is_the_contract(run: Runner, law: Path) -> None:
    assert run.data("stats", "law.txt") == {
        "title": "示范市数据条例",
        "kind": run.data("stats", "law.txt")["kind"],
        "counts": {"编": 0, "分编": 0, "章": 1, "节": 0, "条": 2, "款": 3, "项": 2, "目": 0},
        "references": {"internal": 0, "relative": 1, "division": 0, "external": 1, "unresolved": 0},
        "attachments": [],
        "repairs": 0,
        "problems": [],
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nanjing-ai-draft", {"章": 7, "条": 59, "项": 9}),
        ("jiangsu-ai-draft", {"章": 8, "条": 47}),
        ("suzhou-ai-draft", {"章": 6, "条": 50}),
        ("shenzhen-ai-regulation", {"章": 7, "条": 73, "项": 13}),
        ("nanjing-pilot-zone-plan", {"一、": 4, "（一）": 14, "1．": 27}),
    ],
)
def test_stats_of_real_texts(run: Runner, shared: Path, name: str, expected: dict[str, int]) -> None:
    counts = run.data("stats", shared / "seeds" / f"{name}.txt")["counts"]
    assert {level: counts[level] for level in expected} == expected


def test_outline_show_find(run: Runner, law: Path) -> None:
    assert run.ok("outline", "law.txt").out.splitlines() == [
        "示范市数据条例",
        "第一章　总则",
        "  第一条　目的",
        "  第二条　乙：",
    ]
    shown = run.data("show", "law.txt", "2.1")
    assert shown["label"] == "第二条第一款"
    assert shown["lines"] == ["　　乙：", "　　（一）丙；", "　　（二）丁。"]


@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "json"])
def test_export(run: Runner, law: Path, format: str) -> None:
    ran = run.data("export", "text", "law.txt", "-o", f"out.{format}")
    content = (run.folder / f"out.{format}").read_bytes()
    assert ran["bytes"] == len(content) > 200
    assert run.code("export", "text", "law.txt", "-o", f"out.{format}") == "file-exists"
    assert (run.folder / f"out.{format}").read_bytes() == content
    run.ok("export", "text", "law.txt", "-f", format, "-o", f"out.{format}", "--force")


def test_export_of_text_is_read_again_as_the_same(run: Runner, law: Path) -> None:
    run.ok("export", "text", "law.txt", "-o", "again.txt")
    run.ok("export", "text", "again.txt", "-o", "third.txt")
    assert (run.folder / "third.txt").read_bytes() == (run.folder / "again.txt").read_bytes()
    assert not list(run.folder.glob(".workbench-*"))


def test_no_headings(run: Runner, law: Path) -> None:
    run.ok("export", "text", "law.txt", "-o", "bare.txt", "--no-headings")
    assert "目的" not in (run.folder / "bare.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["export", "text", "law.txt", "-f", "txt", "-o", "no/such/folder.txt"], "no-such-folder"),
        (["export", "text", "law.txt", "-f", "txt", "-o", "."], "is-directory"),
        (["export", "text", "law.txt", "-f", "txt", "-o", ""], "bad-path"),
        (["export", "text", "law.txt", "-f", "txt", "-o", "x.txt", "--at", "HEAD"], "no-revision"),
        (["stats", "none.txt"], "no-such-file"),
        (["stats", "."], "no-workspace"),
        (["show", "law.txt", "第九十九条"], "no-such-place"),
        (["show", "law.txt", "甲乙"], "bad-locator"),
        (["show", "law.txt", ""], "bad-locator"),
        (["-C", "none", "outline"], "no-such-folder"),
        (["check", "law.txt", "--rules", "nosuch"], "no-such-rule"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_refusals(run: Runner, law: Path, words: list[str], code: str) -> None:
    if words[0] == "-C":
        words = ["-C", str(run.folder / words[1]), *words[2:]]
    assert run.code(*words) == code


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": "\ufeff \n\u3000\n".encode(),
    "binary.txt": bytes(range(256)) * 4,
    "zip.docx": b"PK\x03\x04" + b"\0" * 64,
    "text.docx": "第一条　甲。".encode(),
    "encoding.txt": b"\xff\xfe\xfd\xfc" * 9 + b"\x81",
    "diary.txt": "今天天气很好。\n我们去公园。\n".encode(),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_files(run: Runner, name: str) -> None:
    (run.folder / name).write_bytes(BAD_FILES[name])
    code = run.code("stats", name)
    assert code not in ("bug", "usage")
    assert run("stats", name, "--json").data["problems"][0]["hint"]


def test_check_finds_a_dangling_reference(run: Runner) -> None:
    (run.folder / "bad.txt").write_text("某市规定\n第一条　依照本规定第九条办理。\n", encoding="utf-8")
    ran = run("check", "bad.txt", "--json")
    assert ran.code == 1
    assert "reference-dangling" in {problem["code"] for problem in ran.data["problems"]}


def test_hostile_characters_are_not_shown(run: Runner) -> None:
    (run.folder / "bad.txt").write_text("某市规定\n第一条　甲\u202e乙\x1b[2J丙。\n", encoding="utf-8")
    out = run.ok("show", "bad.txt", "1").out
    assert "\x1b" not in out and "\u202e" not in out
