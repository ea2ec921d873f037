"""The sample of this repository: files as the program writes them, amendments in every state, nothing hostile acts."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.running import Runner
from workbench.amendments.opinions.opinion import Opinion
from workbench.session.setup.sample import LETTERS, SLUG, sample_amendments
from workbench.storage.amendments.reader import read
from workbench.storage.amendments.writer import write
from workbench.storage.opinions import lines
from workbench.storage.opinions.records import read as read_lines

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "amendments" / SLUG
SHARDS = sorted(FOLDER.rglob("*.jsonl"))
#: Escape sequences, bidirectional controls and invisible characters.
HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
#: 1380000…: numbers that are given to nobody here; the identity number is the one of the standard.
PLACEHOLDERS = re.compile(r"138 ?0000 ?00\d\d|025-00000000|11010519491231002X")


@pytest.fixture
def desk(run: Runner) -> Runner:
    """The sample workspace, all of it, as a workspace of its own: opinions and amendments saved, nothing done yet."""
    run.ok("demo", "w", "--only-draft")
    folder = run.folder / "w"
    made = Runner(folder, run._captured)
    made.ok("stage", "征求意见稿")
    shutil.copytree(FOLDER, folder / "amendments" / SLUG)
    from workbench.session.desk import Desk
    from workbench.storage.saving.save import save

    files: dict[str, bytes | None] = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "amendments" / SLUG).rglob("*")
        if path.is_file()
    }
    save(Desk.find(folder).workspace, files, "sample")
    return made


@pytest.mark.parametrize("path", sorted(sample_amendments()))
def test_amendments_are_canonical(path: str) -> None:
    content = sample_amendments()[path]
    found, problems = read(path, content, SLUG)
    assert problems == () and found is not None
    assert write(found) == content


def test_opinions_are_canonical() -> None:
    for shard in (FOLDER / "opinions").glob("*.jsonl"):
        content = shard.read_bytes()
        found = [opinion for _, opinion in read_lines(content, Opinion, shard.name, [])]
        assert b"".join(map(lines.write, found)) == content


def test_the_repository_holds_no_hostile_character_and_no_personal_data() -> None:
    for path in (*FOLDER.rglob("*.*"), *(REPOSITORY / "samples" / name for name in LETTERS)):
        assert not HOSTILE.search(path.read_text(encoding="utf-8")), path
    words = "".join(shard.read_text(encoding="utf-8") for shard in SHARDS)
    assert not re.search(r"1[3-9]\d{9}|\d{17}[\dX]|李卫东", words)
    letters = PLACEHOLDERS.sub("", (REPOSITORY / "samples" / "征求意见.csv").read_text(encoding="utf-8"))
    assert not re.search(r"1[3-9]\d{9}|\d{17}[\dX]|0\d{2,3}-\d{7,8}", letters)


def test_what_the_sample_holds(desk: Runner) -> None:
    assert desk.data("opinion", "status")["total"] >= 40
    assert desk.data("opinion", "group")["groups"][0]["size"] == 10
    listed = desk.data("amend", "list")
    assert listed["problems"] == [] and len(listed["amendments"]) >= 12
    states = Counter(one["state"] for one in listed["amendments"])
    assert set(states) == {"待处理", "采纳", "部分采纳", "不采纳", "撤回", "冲突"}
    assert "第四十六条" in desk.ok("amend", "show", "5").out  # proposed for what was 第四十五条 then


def test_every_amendment_that_waits_can_be_settled_or_says_why(desk: Runner) -> None:
    waiting = [one for one in desk.data("amend", "list")["amendments"] if one["state"] == "待处理"]
    for one in waiting:
        ran = desk("amend", "apply", one["id"], "--json")
        assert ran.data["outcome"] == ("refused" if one["number"] == 8 else "applied"), ran
    assert json.loads(desk("status", "--json").out)["unsaved"] == len(waiting) - 1


def test_the_opinions_are_those_of_the_letters(desk: Runner) -> None:
    for name in LETTERS:
        assert desk.data("opinion", "import", desk.folder / name)["added"] == []


def test_hostile_words_are_shown_as_words(desk: Runner) -> None:
    for words in (["amend", "list"], ["amend", "show", "16"], ["opinion", "show", "43"], ["opinion", "list"]):
        assert not HOSTILE.search(desk.ok(*words).out)
    assert "[bold red]" in desk.ok("amend", "show", "16").out
