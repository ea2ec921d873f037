"""Files that people or enemies wrote: every defect is named with its place, all at once, and none is a crash."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.storage_trees import large
from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Attachment, Instrument
from workbench.model.level import Level
from workbench.model.problems import Severity
from workbench.model.provision import Heading, Provision
from workbench.storage.files.cache import ArticleCache
from workbench.storage.files.codec import dump, load
from workbench.storage.files.toml_reader import MAX_BYTES, read

ARTICLE = "articles/K2M9QXD7.toml"
DRAFT = 'format = 1\ntitle = "条例"\n'
BODY = 'id = "K2M9QXD7"\n\n[[paragraph]]\nid = "B4T8N1ZR"\ntext = """\n甲。\n"""\n'


def files(outline: str = "条 K2M9QXD7\n", article: str = BODY, draft: str = DRAFT, **more: str) -> dict[str, bytes]:
    texts = {"draft.toml": draft, "outline.txt": outline, ARTICLE: article} | more
    return {path: text.encode() for path, text in texts.items()}


def found(given_files: dict[str, bytes]) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in load(given_files)[1]]


def test_the_plain_files_have_no_defect() -> None:
    assert found(files()) == []


@pytest.mark.parametrize(
    ("outline", "defect"),
    [
        ("条 K2M9QXD7\n条 M2M9QXD7\n", ("missing-file", "outline.txt:2")),
        ("条 K2M9QXD7\n    章 M2M9QXD7 总则\n", ("bad-outline", "outline.txt:2")),
        ("条 K2M9QXD7\n 章 M2M9QXD7 总则\n", ("bad-outline", "outline.txt:2")),
        ("条 K2M9QXD7\n\t章 M2M9QXD7 总则\n", ("bad-outline", "outline.txt:2")),
        ("条 K2M9QXD7\n章 ../../../etc 总则\n", ("bad-outline", "outline.txt:2")),
        ("条 K2M9QXD7\n回 M2M9QXD7 总则\n", ("bad-outline", "outline.txt:2")),
        ("条 K2M9QXD7\n<<<<<<< HEAD\n", ("bad-outline", "outline.txt:2")),
        ('条 K2M9QXD7\n章 M2M9QXD7 "总\\q"\n', ("bad-outline", "outline.txt:2")),
        ("条 K2M9QXD7\n款 M2M9QXD7\n", ("unknown-id", "outline.txt:2")),
        ("条 K2M9QXD7 区域协同\n", ("misplaced-heading", ARTICLE)),
        ("条 K2M9QXD7\n  章 M2M9QXD7 总则\n", ("wrong-level", "outline.txt:2")),
        ("章 M2M9QXD7 总则\n", ("not-in-outline", ARTICLE)),
        ("条 K2M9QXD7\n章 K2M9QXD7 总则\n", ("duplicate-id", "K2M9QXD7")),
        ("条 K2M9QXD7\n章 B4T8N1ZR 总则\n", ("duplicate-id", "B4T8N1ZR")),
    ],
)
def test_defects_of_an_outline(outline: str, defect: tuple[str, str]) -> None:
    assert defect in found(files(outline))


@pytest.mark.parametrize(
    ("article", "defect"),
    [
        (BODY.replace("K2M9", "M2M9"), ("wrong-id", f"{ARTICLE}:1")),
        (BODY.replace("id", "ID", 1), ("bad-toml", f"{ARTICLE}:1")),
        (BODY.replace('id = "K2M9QXD7"', ""), ("bad-article", f"{ARTICLE}:1")),
        (BODY.replace("B4T8N1ZR", "../x"), ("bad-article", f"{ARTICLE}:4")),
        (BODY.replace("[[paragraph]]", "[[item]]"), ("wrong-level", f"{ARTICLE}:3")),
        (BODY.replace("[[paragraph]]", "[[paragraph.item]]"), ("bad-article", f"{ARTICLE}:3")),
        (BODY.replace("[[paragraph]]", "[[parapraph]]"), ("bad-article", f"{ARTICLE}:3")),
        (BODY.replace("[[paragraph]]", "[paragraph]"), ("bad-toml", f"{ARTICLE}:3")),
        (BODY + 'colour = "red"\n', ("bad-article", f"{ARTICLE}:8")),
        (BODY.replace('"""\n甲。\n"""', "3"), ("bad-article", f"{ARTICLE}:5")),
        (BODY.replace("甲", "依照{第八条}"), ("bad-token", f"{ARTICLE}:5")),
        (BODY + 'lines = "乙"\n', ("bad-article", f"{ARTICLE}:8")),
        ("", ("bad-article", f"{ARTICLE}:1")),
        (BODY + 'text = "乙"\n', ("bad-toml", f"{ARTICLE}:8")),
        (BODY.replace('\n"""\n', "\n"), ("bad-toml", ARTICLE)),
        (BODY.replace("[[paragraph]]", "<<<<<<< ours"), ("bad-toml", f"{ARTICLE}:3")),
        (BODY + '\n[[paragraph.paragraph]]\nid = "C4T8N1ZR"\n', ("wrong-level", f"{ARTICLE}:9")),
    ],
)
def test_defects_of_an_article(article: str, defect: tuple[str, str]) -> None:
    assert defect in found(files(article=article))


@pytest.mark.parametrize(
    "draft",
    ["", "title = 3\n", 'title = "x"\nmode = "乱"\n', 'title = "x"\nformat = 2\n', 'title = "x"\nrestarts = ["节"]\n']
    + ['title = "x"\nroot = "../.."\n', "[[x]]\n", "title = [[[[[[[[[]]]]]]]]]\n"],
)
def test_defects_of_draft_toml(draft: str) -> None:
    assert any(where.startswith("draft.toml") for _, where in found(files(draft=draft)))


def test_all_defects_come_at_once() -> None:
    broken = files("条 K2M9QXD7\n回 X\n", BODY.replace("甲", "{坏}"), "title = 3\n", **{"多余.txt": ""})
    broken["attachments/001.toml"] = b"title = \xff"
    assert {code for code, _ in found(broken)} == {"bad-draft", "bad-outline", "bad-token", "unknown-file", "not-utf8"}


def test_nothing_at_all() -> None:
    assert found({}) == [("missing-file", "draft.toml"), ("missing-file", "outline.txt")]


def test_windows_line_ends_are_read_and_hinted() -> None:
    windows = {path: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n") for path, content in files().items()}
    instrument, problems = load(windows)
    assert instrument == load(files())[0]
    assert {problem.severity for problem in problems} == {Severity.HINT}
    assert dump(instrument) == files()


def test_text_on_one_line_is_read() -> None:
    article = BODY.replace('"""\n甲。\n"""', "'甲。'").replace("[[", "# 说明\n\n  [[") + "mark = '①' # 记号\n"
    instrument, problems = load(files(article=article))
    assert problems == ()
    assert instrument.root.children[0].children[0].text == ("甲。",)
    assert instrument.root.children[0].children[0].mark == "①"


BOMBS = {
    "dotted key": "a" + ".a" * 20_000 + " = 1\n",
    "dotted header": "[[a" + ".a" * 20_000 + "]]\n",
    "nested arrays": "merged = " + "[" * 100_000 + "\n",
    "nested tables": "x = " + "{a=" * 50_000 + "\n",
    "many keys": "".join(f"[[paragraph]]\nid = {n}\n" for n in range(60_000)),
    "blanks": "id" + " " * 1_000_000 + "x\n",
    "blanks in an array": "merged = [" + " " * 1_000_000 + "x\n",
    "quotes": 'text = """' + '""' * 500_000 + "x\n",
    "open": "text = '''\n" + "甲\n" * 300_000,
    "large": "#" * (MAX_BYTES + 1),
    "long number": "before = " + "9" * 1_000_000 + "\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_before_they_are_parsed(name: str) -> None:
    start = time.monotonic()
    source = read("x.toml", BOMBS[name].encode())
    assert source.problems
    assert source.data == {}
    assert time.monotonic() - start < 5, "tomllib alone takes four times as long for the first, or never ends"


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(noise: bytes) -> None:
    for path in files():
        load(files() | {path: noise})


@given(
    st.integers(0, 200),
    st.sampled_from(["", '"', '"""', "'", "[", "{", "}", "\\", "\n", "[[", "=", "#", "\r", "é", "\0"]),
)
def test_no_edit_crashes_the_reader(at: int, piece: str) -> None:
    for path, content in files().items():
        text = content.decode()
        load(files() | {path: (text[:at] + piece + text[at + 1 :]).encode()})


def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path) -> None:
    instrument, path = large(20), tmp_path / "cache.txt"
    written = dump(instrument)
    for _ in range(2):
        assert load(written, ArticleCache(path)) == (instrument, ())
    whole = path.read_bytes()
    for damaged in (whole[:-40], whole.replace("标准".encode(), "標準".encode()), whole[300:], b"\xff\xfe", b""):
        path.write_bytes(damaged)
        assert load(written, ArticleCache(path)) == (instrument, ())


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert load(dump(large(3)), ArticleCache(tmp_path / "file" / "cache.txt")) == (large(3), ())


def test_a_copied_file_is_not_taken_for_the_other_from_the_cache(tmp_path: Path) -> None:
    cache = ArticleCache(tmp_path / "cache.txt")
    load(files(), cache)
    copied = files("条 K2M9QXD7\n条 M2M9QXD7\n", **{"articles/M2M9QXD7.toml": BODY})
    assert ("wrong-id", "articles/M2M9QXD7.toml:1") in [(p.code, p.where) for p in load(copied, cache)[1]]


def test_attached_matter_and_words_that_look_like_fields() -> None:
    chapter = Provision(Id("M2M9QXD7"), Level.CHAPTER, heading=Heading("number=3 \\ “总则” "), mark='" -')
    root = Provision(ROOT_ID, Level.ROOT, children=(chapter,))
    instrument = Instrument(
        "x", root, attachments=(Attachment("通知", ("", "甲\n乙", ""), before=True), Attachment("", ()))
    )
    assert load(dump(instrument)) == (instrument, ())
