"""Words that would act on whoever shows them: on the way from a file or an opinion to every screen and every format.

They come out as words. That they do come out is tested too, so that nothing passes by being empty.
"""

import asyncio
import csv
import re
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from tests.cli.running import Runner
from tests.tui_screens.desk import at_work

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
#: What each must still say once it has been shown.
HOSTILE = {
    "escape": ("\x1b]0;坏标题\x07\x1b[2J\x1b[31m红字\x1b[0m在此\x9b5A", "红字在此"),
    "bidi": ("甲\u202e倒\u202c乙\u2066丙\u2069", "甲倒乙丙"),
    "markup": ("[bold red]粗[/bold red][@click=app.quit]退[/]", "[bold red]粗[/bold red][@click=app.quit]退[/]"),
    "formula": ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    "sum": ("@SUM(1+1)*cmd", "@SUM(1+1)*cmd"),
    "plus": ("+1+1", "+1+1"),
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "image": ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    "entity": ("&lt;b&gt;&#x202e;", "&lt;b&gt;&#x202e;"),
    "link": ("[点我](javascript:alert(1))", "[点我](javascript:alert(1))"),
    "picture": ("![](file:///etc/passwd)", "![](file:///etc/passwd)"),
    "typst": ('#read("/etc/passwd") #import "x" $x$ @ref <label>', '#read("/etc/passwd")'),
    "typst-end": ("*/ ] #] } ` ``` \\ _强_ *粗*", "_强_"),
    "toml": ('"""\\u0041 id = "AAAAAAAA"', '"""'),
    "table": ("[[paragraph]]", "[[paragraph]]"),
    "template": ("{{ 7*7 }}{% for x in y %}", "7*7"),
    "braces": ("{ABCDEFGH}{s:ABCDEFGH}", "{ABCDEFGH}"),
    "percent": ("%s %n %(x)s", "%s %n %(x)s"),
    "field": ('HYPERLINK "http://x" \\l', "HYPERLINK"),
}
LAW = "某市规定\n" + "".join(
    f"第{'一二三四五六七八九十'[n] if n < 10 else '十' + '一二三四五六七八九'[n - 10]}条　{bad}；甲。\n"
    for n, (bad, _) in enumerate(HOSTILE.values())
)


@pytest.fixture
def desk(run: Runner) -> Runner:
    """A draft of hostile articles at a stage, one of them changed since, with hostile opinions on it."""
    run.ok("init", ".", "--author", "张[red]三[/] <a@example.cn>")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    run.ok("stage", "征求意见稿")
    with (run.folder / "opinions.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [("第一条", bad + "，请修改。", bad[:20], "网络") for bad, _ in HOSTILE.values()]
        csv.writer(file).writerows([("条款", "意见内容", "提出人", "来源"), *rows])
    run.ok("opinion", "import", "opinions.csv")
    numbers = [str(n) for n in range(1, len(HOSTILE) + 1)]
    run.ok(
        "opinion", "dispose", *numbers, "--state", "不采纳", "--reason", HOSTILE["formula"][0] + HOSTILE["script"][0]
    )
    run.ok("heading", "2", HOSTILE["script"][0])
    for place in ("1", "3", "4", "7"):
        run.ok("replace", place, "--old", "甲", "--new", f"乙{HOSTILE['markup'][0]}{HOSTILE['script'][0]}")
    run.ok("set", "title", f"某市{HOSTILE['image'][0]}{HOSTILE['typst'][0]}规定")
    run.ok("save", "-m", HOSTILE["escape"][0] + HOSTILE["markup"][0])
    return run


READING = (
    ("status",), ("log",), ("drafts",), ("outline",), ("stats", "规定"), ("find", "甲"), ("check",), ("doctor",),
    ("history", "1", "--patch"), ("blame", "1"), ("opinion", "list"), ("opinion", "show", "1"), ("opinion", "status"),
    *(("show", str(n)) for n in range(1, len(HOSTILE) + 1)),
)  # fmt: skip


def test_on_the_terminal(desk: Runner) -> None:
    said = ""
    for words in READING:
        for ran in (desk(*words), desk(*words, "--json")):
            assert ran.code in (0, 1) and not _UNSEEN.search(ran.out + ran.err), (words, ran)
            said += ran.out
    for _, shown in HOSTILE.values():
        assert shown in said, shown


def test_in_the_files_of_the_draft(desk: Runner) -> None:
    assert [problem for problem in desk.data("status")["problems"] if problem["severity"] == "error"] == []
    assert desk.data("stats", "规定")["counts"]["条"] == len(HOSTILE)
    for path in (desk.folder / "drafts").rglob("*.toml"):
        assert not _UNSEEN.search(path.read_text(encoding="utf-8"))
    subject = subprocess.run(["git", "log", "-1", "--format=%s%n%an"], cwd=desk.folder, capture_output=True, check=True)
    assert not _UNSEEN.search(subject.stdout.decode().replace("\n", ""))


def exported(desk: Runner, *words: str) -> Path:
    place = desk.folder / f"out.{words[-1]}"
    desk.ok(*words, "-o", place, "--force")
    return place


TEXTS = (("export", "text", "规定", "-f"), ("export", "table", "规定", "-f"), ("export", "opinions", "规定", "-f"))


@pytest.mark.parametrize("words", [*TEXTS, ("compare", "规定@征求意见稿", "规定", "--redline", "-f")], ids=" ".join)
def test_as_a_page(desk: Runner, words: tuple[str, ...]) -> None:
    page = exported(desk, *words, "html").read_text(encoding="utf-8")
    assert not _UNSEEN.search(page)
    tree = html.document_fromstring(page)
    assert [element.tag for element in tree.iter("img", "iframe", "object", "embed", "form")] == []
    assert all(element.get("href", "#").startswith("#") for element in tree.iter("a"))
    assert all("alert" not in (element.text or "") for element in tree.iter("script"))
    assert not [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]
    assert "<script>alert(1)</script>" in "".join(map(str, tree.itertext()))
    assert "<img src=x onerror=alert(1)>" in "".join(map(str, tree.itertext()))


@pytest.mark.parametrize("words", TEXTS[1:], ids=" ".join)
def test_as_a_spreadsheet(desk: Runner, words: tuple[str, ...]) -> None:
    with zipfile.ZipFile(exported(desk, *words, "xlsx")) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")}
    sheets = "".join(content for name, content in parts.items() if name.startswith("xl/worksheets/"))
    assert "<f>" not in sheets and "<f " not in sheets and "hyperlink" not in sheets
    said = "".join(parts.values())
    assert "=cmd|" in said and "alert(1)" in said and not _UNSEEN.search(said)


@pytest.mark.parametrize("words", TEXTS, ids=" ".join)
def test_as_a_word_file(desk: Runner, words: tuple[str, ...]) -> None:
    with zipfile.ZipFile(exported(desk, *words, "docx")) as archive:
        parts = {
            name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith((".xml", ".rels"))
        }
    body = parts["word/document.xml"]
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", body)
    assert all(re.fullmatch(r"\s*(?:PAGE|NUMPAGES|TOC[^\"]*|SEQ[^\"]*)\s*", field) for field in fields), fields
    assert "&lt;script&gt;alert(1)" in body and not _UNSEEN.search(body)
    assert "javascript:" not in "".join(content for name, content in parts.items() if name.endswith(".rels"))


@pytest.mark.parametrize("words", TEXTS, ids=" ".join)
def test_as_markdown(desk: Runner, words: tuple[str, ...]) -> None:
    said = exported(desk, *words, "md").read_text(encoding="utf-8")
    assert not _UNSEEN.search(said) and "alert(1)" in said
    assert not re.search(r"(?<!\\)<(?:script|img)", said)
    assert not re.search(r"(?<!\\)\]\((?:javascript|file):", said)


def test_as_a_pdf(desk: Runner) -> None:
    document = pypdfium2.PdfDocument(exported(desk, "export", "table", "规定", "-f", "pdf"))
    said = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    plain = re.sub(r"\s+", "", said)
    assert '#read("/etc/passwd")' in plain and "root:" not in plain
    assert "7*7" in plain


def test_on_the_screen(desk: Runner) -> None:
    async def story() -> str:
        async with at_work(desk.folder) as hands:
            await hands.until_desk()
            shown = hands.text()
            for _ in HOSTILE:
                await hands.press("down")
                shown += "\n" + hands.text()
            assert hands.app.is_running
            return shown

    shown = asyncio.run(story())
    assert not _UNSEEN.search(shown)
    for words in ("[bold red]粗[/bold red]", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "红字在此"):
        assert words in shown, words
