"""What a reader sees who has git and nothing else: sentences, Chinese words, subjects that say what was done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli.main import main

LAW = (
    "某市规定\n第一条　市人民政府应当推动标准互认。有关部门应当予以配合。区人民政府负责落实。\n"
    "第二条　申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。\n第三条　本规定自公布之日起施行。\n"
)
CHANGES = (
    ("replace", "1", "--old", "标准互认", "--new", "标准统一", "-m", ""),
    ("replace", "2.1.1", "--old", "申请书", "--new", "申请书一式二份", "-m", "采纳意见"),
    ("insert", "--after", "2", "--text", "审查期限为二十日。", "-m", "增加期限"),
)


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace with a few saved edits."""

    def run(*words: str) -> None:
        assert main(["-C", str(tmp_path), *words]) == 0, capsys.readouterr()

    run("init", "desk")
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    run("-C", str(tmp_path / "desk"), "import", str(tmp_path / "law.txt"), "--draft", "规定")
    for words in CHANGES:
        run("-C", str(tmp_path / "desk"), *(word or "统一标准" for word in words))
    return tmp_path / "desk"


def article_with(desk: Path, words: str) -> str:
    """The path of the article file that holds these words."""
    found = [
        path for path in (desk / "drafts" / "规定" / "articles").iterdir() if words in path.read_text(encoding="utf-8")
    ]
    assert len(found) == 1
    return found[0].relative_to(desk).as_posix()


def changed(diff: str) -> list[str]:
    """The lines taken away and added."""
    return [line for line in diff.splitlines() if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))]


def test_a_log_shows_the_sentence_that_changed(desk: Path) -> None:
    shown = git(desk, "log", "-1", "-p", "--format=%s", "--", article_with(desk, "标准统一"))
    assert shown.startswith("第一条：统一标准\n")
    assert changed(shown) == ["-市人民政府应当推动标准互认。", "+市人民政府应当推动标准统一。"]


def test_subjects_say_which_clause(desk: Path) -> None:
    subjects = git(desk, "log", "--format=%s").splitlines()
    assert subjects[:3] == ["第三条：增加期限", "第二条：采纳意见", "第一条：统一标准"]


def test_a_new_article_is_one_file_and_one_line(desk: Path) -> None:
    shown = git(desk, "-c", "core.quotePath=false", "show", "--numstat", "--format=", "HEAD").splitlines()
    counts = {line.split("\t")[2]: tuple(line.split("\t")[:2]) for line in shown}
    assert counts.pop("drafts/规定/outline.txt") == ("1", "0")
    assert [path.rpartition("/")[0] for path in counts] == ["drafts/规定/articles"]


def test_blame_tells_sentence_from_sentence(desk: Path) -> None:
    path = article_with(desk, "标准统一")
    lines = git(desk, "blame", "-s", path).splitlines()
    by_words = {words: line.split(" ")[0] for line in lines for words in ("标准统一", "予以配合") if words in line}
    assert by_words["标准统一"] != by_words["予以配合"]


def test_words_are_characters(desk: Path) -> None:
    shown = git(desk, "diff", "--word-diff", "HEAD~3", "--", article_with(desk, "标准统一"))
    assert "市人民政府应当推动标准[-互认-]{+统一+}。" in shown


def test_a_clone_shows_whole_lines_until_it_is_set(desk: Path) -> None:
    """So that the test above proves something: the attribute alone is not enough."""
    git(desk.parent, "clone", "-q", str(desk), "copy")
    path = article_with(desk, "标准统一")
    shown = git(desk.parent / "copy", "diff", "--word-diff", "HEAD~3", "--", path)
    assert "[-市人民政府应当推动标准互认。-]{+市人民政府应当推动标准统一。+}" in shown
    assert main(["-C", str(desk.parent / "copy"), "doctor", "--fix"]) == 0
    assert "标准[-互认-]{+统一+}。" in git(desk.parent / "copy", "diff", "--word-diff", "HEAD~3", "--", path)


def test_git_names_the_hunk_by_its_place(desk: Path) -> None:
    shown = git(desk, "show", "--format=", "HEAD~1")
    assert changed(shown) == ["-申请书；", "+申请书一式二份；"]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command ``workbench`` on PATH."""
    if os.name != "posix":
        pytest.skip("the wrapper of this test is a shell script")
    place = tmp_path / "bin" / "workbench"
    place.parent.mkdir()
    root = Path(__file__).resolve().parents[2]
    place.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m workbench "$@"\n', encoding="utf-8")
    place.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.usefixtures("program")
def test_the_view_that_is_asked_for(desk: Path) -> None:
    path = article_with(desk, "申请书")
    assert "[[paragraph]]" in git(desk, "diff", "-U99", "HEAD~2", "--", path), "nobody gets it unasked"
    git(desk, "config", "diff.chinese.textconv", "workbench show-file")
    shown = git(desk, "diff", "-U99", "HEAD~2", "--", path)
    assert changed(shown) == ["-（一）申请书；", "+（一）申请书一式二份；"]
    assert " （二）身份证明。" in shown and "[[" not in shown and "id =" not in shown
