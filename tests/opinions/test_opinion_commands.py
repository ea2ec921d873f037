"""The command opinion as it is typed: stories, and every wrong input with one message and nothing half done."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import Runner
from tests.opinions.desks import HEADS, row, table


@pytest.fixture
def at(run: Runner) -> Runner:
    """A workspace with the sample draft, handed over for comments."""
    run.ok("demo", "w", "--only-draft")
    made = Runner(run.folder / "w", run._captured)
    made.ok("stage", "征求意见稿")
    return made


def _file(at: Runner, *rows: tuple[str, ...]) -> Path:
    return table(at.folder.parent / "a.csv", rows, HEADS)


def _head(at: Runner) -> str:
    return (at.folder / ".git" / "refs" / "heads").glob("*").__next__().read_text(encoding="ascii")


def test_the_story_of_a_consultation(at: Runner) -> None:
    letters = [
        row("第八条应当更明确", name="张伟"),
        row("第八条应当更明确！", name="李娜"),
        row("总体同意，没有意见", name="市财政局"),
    ]
    came = at.data("opinion", "import", _file(at, *letters))
    assert (came["added"], came["linked"], came["grouped"], came["known"]) == (["1", "2", "3"], 2, 1, 0)
    assert came["columns"]["意见"] == "意见内容" and came["people"] == 2
    listed = at.data("opinion", "list", "第八条")
    assert [(one["id"], one["size"], one["links"][0]["state"]) for one in listed["opinions"]] == [("1", 2, "准确")]
    at.ok("insert", "--before", "第二条", "--text", "新的一条。", "-m", "增加")
    moved = at.data("opinion", "show", "1")["links"][0]
    assert (moved["label"], moved["state"], moved["today"]) == ("第八条", "已移动", "第九条")
    assert at.data("opinion", "list", "第八条")["total"] == 0
    assert at.code("stage", "草案") == "opinions-open"
    at.ok("opinion", "dispose", "1", "--state", "采纳", "--adopted", "新的文字")
    assert at.code("opinion", "dispose", "3", "--state", "不采纳") == "no-reason"
    at.ok("opinion", "dispose", "3", "--state", "缓议", "--reason", "等材料")
    status = at.data("opinion", "status")
    assert (status["unaccounted"], status["deferred"]) == (["3"], {"3": "等材料"})
    at.ok("opinion", "dispose", "3", "--state", "解释说明", "--reason", "已沟通")
    at.ok("stage", "草案")
    assert at.code("opinion", "dispose", "3", "--state", "采纳") == "ledger-closed"
    at.ok("opinion", "dispose", "3", "--state", "采纳", "--reopen")


def test_an_import_is_repeated_without_duplicates_and_undone(at: Runner) -> None:
    file = _file(at, row("一"), row("二"))
    before = _head(at)
    assert at.data("opinion", "import", file, "--dry-run")["commit"] == "" and _head(at) == before
    at.ok("opinion", "import", file)
    again = at.data("opinion", "import", file)
    assert (again["added"], again["known"]) == ([], 2)
    assert at.data("opinion", "import", _file(at, row("一"), row("二"), row("三")))["added"] == ["3"]
    assert at.data("opinion", "import", file, "--all-rows")["added"] == ["4", "5", "6"]
    assert at.data("opinion", "import", _file(at, row("补登")), "--after", "意见#2")["added"] == ["2-1"]
    assert at.data("opinion", "import", "--undo")["removed"] == ["2-1"]
    assert at.data("opinion", "import", "--undo")["removed"] == ["4", "5", "6"]
    at.ok("opinion", "dispose", "3", "--state", "采纳")
    assert at.code("opinion", "import", "--undo") == "opinions-used"
    assert at.data("opinion", "status")["total"] == 3


def test_the_stage_they_are_about_is_said_whole(at: Runner) -> None:
    at.ok("stage", "第二次公开征求意见稿（修改后）")
    said = at.ok("opinion", "import", _file(at, row("一"))).out
    assert "针对「第二次公开征求意见稿（修改后）」" in said


def test_wrong_files_leave_everything_as_it_was(at: Runner) -> None:
    before = _head(at)
    folder = at.folder.parent
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙"])
    book.active.append(["1", "2"])
    book.save(folder / "columns.xlsx")
    wrong = {
        "none.xlsx": (None, "no-such-file"),
        "a.xlsm": (b"PK", "odd-workbook"),
        "a.pdf": (b"%PDF-1.7", "unknown-suffix"),
        "empty.csv": (b"", "empty-file"),
        "encrypted.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted-workbook"),
        "broken.csv": ("意见\n好\n".encode() + b"\xff\x9f\xfe" * 50, "unknown-encoding"),
        "broken.jsonl": (b"{", "broken-jsonl"),
        "broken.docx": (b"PK\x03\x04", "broken-docx"),
        "columns.xlsx": ((folder / "columns.xlsx").read_bytes(), "no-opinion-column"),
    }
    for name, (content, code) in wrong.items():
        if content is not None:
            (folder / name).write_bytes(content)
        assert at.code("opinion", "import", folder / name) == code, name
    assert _head(at) == before and at.data("opinion", "status")["total"] == 0


def test_wrong_words(at: Runner) -> None:
    at.ok("opinion", "import", _file(at, row("第八条")))
    for words, code in (
        (("show", "9"), "no-such-opinion"),
        (("show", "第八条"), "bad-opinion-number"),
        (("dispose", "9", "--state", "采纳"), "no-such-opinion"),
        (("dispose", "1", "--state", "缓议"), "no-reason"),
        (("link", "1", "--to", "第九百条"), "no-such-place"),
        (("link", "1", "--not", "第九条"), "not-linked"),
        (("group", "1", "--with", "1"), "same-group"),
        (("people", "export", "w/p.csv"), "no-people"),
        (("import", "a.csv", "--after", "8"), "no-such-file"),
        (("import", at.folder.parent / "a.csv", "--after", "8"), "no-such-opinion"),
        (("import", at.folder.parent / "a.csv", "--version", "没有这一稿"), "no-such-revision"),
    ):
        assert at.code("opinion", *words) == code, words
    for said in (
        "link --to 第八条",
        "group 1",
        "import",
        "import a --no-mask 身份证号",
        "import a --column 意见",
        "dispose 1",
        "people forget",
    ):
        assert at.code("opinion", *said.split(), exits=2) == "usage", said


def test_hostile_words_are_shown_as_words(at: Runner) -> None:
    text = "\x1b[31m=HYPERLINK(1)<script>\u202e**x** `y` {K2M9QXD7} | 第八条"
    at.ok("opinion", "import", _file(at, row(text, name="=cmd|x")))
    shown = at.ok("opinion", "show", "1", "--with-personal-data").out
    assert "=HYPERLINK(1)<script>**x** `y` {K2M9QXD7} | 第八条" in shown
    assert "\x1b" not in shown and "\u202e" not in shown and "=cmd|x" in shown
    line = (at.folder / "amendments" / "yunchuan" / "opinions" / "0001.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["text"] == "=HYPERLINK(1)<script>**x** `y` {K2M9QXD7} | 第八条"


def test_a_very_long_opinion_goes_in_and_out(at: Runner) -> None:
    long = "第八条规定得不够细，" + "这一段话很长很长，没有完的时候。" * 6250
    at.ok("opinion", "import", _file(at, row(long)))
    assert at.data("opinion", "show", "1")["text"] == long
    at.ok("opinion", "dispose", "1", "--state", "采纳")
    for format in ("xlsx", "docx", "html", "md", "json"):
        at.ok("export", "opinions", "yunchuan", "-o", at.folder.parent / f"t.{format}")


def test_suggestions_and_settling_by_hand(at: Runner) -> None:
    at.ok("opinion", "import", _file(at, row("应当建立人工智能应用促进协调机制，由市人民政府领导")))
    (found,) = at.data("opinion", "link")["opinions"]
    assert found["suggestions"] and all(0 < one["score"] < 1 for one in found["suggestions"])
    at.ok("opinion", "link", "1", "--to", "第五条")
    assert at.data("opinion", "show", "1")["links"][0]["how"] == "指定"
    at.ok("opinion", "link", "1", "--not", "第五条")
    assert at.data("opinion", "list", "--general")["total"] == 1
