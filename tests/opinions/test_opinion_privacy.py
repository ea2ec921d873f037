"""Who sent an opinion never enters git: every object of the repository is searched for what was planted."""

import csv
import os
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from tests.importing.word_files import deleted, docx, paragraph, run
from tests.opinions.desks import HEADS, SLUG, STAGE, desk, row, table, taken
from workbench.amendments.opinions.dispositions import Answer, Outcome
from workbench.amendments.opinions.person import Person
from workbench.amendments.opinions.questions import Wanted
from workbench.model.problems import WorkbenchError
from workbench.session.opinions import people
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import dispose
from workbench.session.opinions.intaking import Wishes
from workbench.session.opinions.taking import take

NAME, TELEPHONE, IDENTITY = "慕容晓岚", "13912345678", "11010519491231002X"
CARD, EMAIL, ADDRESS = "6222020200112233446", "mr.xl@mail.example.cn", "云川市高新区和平路12号3栋"
PLANTED = (NAME, TELEPHONE, IDENTITY, CARD, EMAIL, ADDRESS, "139 1234 5678")
TEXT = (
    f"我叫{NAME}，家住{ADDRESS}，电话139 1234 5678，身份证{IDENTITY}，卡号{CARD}，邮箱{EMAIL}。第三条期限太长。\n{NAME}"
)


def _objects(root: Path) -> bytes:
    """The content of every object of a repository, reachable or not."""
    git = ["git", "-C", str(root), "cat-file", "--batch-all-objects", "--batch", "--buffer"]
    return subprocess.run(git, check=True, capture_output=True).stdout


def _files(root: Path) -> bytes:
    """Every file of the work tree, and what git keeps beside its objects, the private store excepted."""
    kept = [path for path in root.rglob("*") if path.is_file() and path.name != "people.sqlite"]
    return b"".join(path.read_bytes() for path in kept if "objects" not in path.parts)


def _assert_clean(root: Path) -> None:
    content = _objects(root) + _files(root)
    assert "第三条".encode() in content
    for words in PLANTED:
        assert words.encode() not in content, words


def test_nothing_planted_is_in_any_object_or_file(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    rows = [row(TEXT, "第三条", NAME, TELEPHONE), row("同意第三条，" + NAME, name="市财政局")]
    taken(at, table(tmp_path / f"{NAME}等人的意见{TELEPHONE}.csv", rows))
    body = paragraph(run("第三条　服务机构应当在") + deleted("三十日").replace("张三", NAME) + run("内答复。"))
    (tmp_path / "b.docx").write_bytes(docx(body))
    taken(at, tmp_path / "b.docx")
    with Book.opened(at, SLUG) as book:
        dispose(book, ["1"], Answer(Outcome.REJECTED, f"已电话联系{TELEPHONE}说明"))
    root = at.workspace.root
    _assert_clean(root)
    assert NAME.encode() in (root / ".git" / "workbench" / "people.sqlite").read_bytes()


def test_the_store_knows_who_and_what_was_said(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    taken(at, table(tmp_path / "a.csv", [row(TEXT, "第三条", NAME, TELEPHONE)]))
    with Book.opened(at, SLUG) as book:
        opinion = book.opinion("1").opinion
        person = people.of(book, opinion)
        assert person is not None
        assert (person.name, person.telephone) == (NAME, TELEPHONE) and TEXT in person.original
        assert opinion.submitter == "公众1" and opinion.text.endswith("第三条期限太长。\n〔姓名〕")
        if os.name == "posix":
            assert stat.S_IMODE(book.people.path.stat().st_mode) == 0o600


def test_forgetting_leaves_no_trace_and_the_record_as_it_was(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    path = table(tmp_path / "a.csv", [row(TEXT, "第三条", NAME, TELEPHONE), row("好", name="李建国")])
    taken(at, path)
    with Book.opened(at, SLUG) as book:
        before = book.opinion("1")
        assert people.forget(book, ["1"]) == 1
        assert people.of(book, before.opinion) is None and book.opinion("1") == before
        assert NAME.encode() not in book.people.path.read_bytes()
        assert [person.id for person in book.people.everybody()] == ["2"]
    assert taken(at, path).known == 2


def test_people_are_handed_over_and_taken_over(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    path = table(tmp_path / "a.csv", [row("=1+1 第三条", "", "=" + NAME, TELEPHONE), row("好", name="李建国")])
    taken(at, path)
    handed = tmp_path / "people.csv"
    with Book.opened(at, SLUG) as book:
        known = book.people.everybody()
        assert people.export_people(book, handed, force=False) == 2
        with handed.open(encoding="utf-8-sig", newline="") as file:
            assert not any(cell.startswith(("=", "+", "-", "@")) for line in csv.reader(file) for cell in line)
        book.people.forget([(person.id, person.digest) for person in known])
        assert people.import_people(book, handed) == (2, 0)
        assert book.people.everybody() == known
        with pytest.raises(WorkbenchError) as caught:
            people.import_people(book, path)
        assert caught.value.problem.code == "not-people"


def test_a_person_is_never_shown_with_another_opinion_of_the_same_number(tmp_path: Path) -> None:
    one, other = desk(tmp_path / "one"), desk(tmp_path / "other")
    taken(one, table(tmp_path / "a.csv", [row("甲的意见", name=NAME)]))
    taken(other, table(tmp_path / "b.csv", [row("乙的意见", name="李建国")]))
    with Book.opened(one, SLUG) as book:
        people.export_people(book, tmp_path / "p.csv", force=False)
    with Book.opened(other, SLUG) as book:
        assert people.import_people(book, tmp_path / "p.csv") == (0, 1)
        book.people.keep(_known(tmp_path / "one"))
        sender = people.of(book, book.opinion("1").opinion)
        assert sender is not None and sender.name == "李建国"


def _known(folder: Path) -> list[Person]:
    from workbench.session.desk import Desk

    with Book.opened(Desk.find(folder), SLUG) as book:
        return book.people.everybody()


def test_one_person_has_one_pseudonym_over_several_imports(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    taken(at, table(tmp_path / "a.csv", [row("第一封", name=NAME, telephone=TELEPHONE), row("别人的", name="李建国")]))
    taken(at, table(tmp_path / "b.csv", [row("第二封", name=NAME, telephone=TELEPHONE)]))
    with Book.opened(at, SLUG) as book:
        names = {one.opinion.text: one.opinion.submitter for one in book.asking.listed(Wanted())}
    assert names == {"第一封": "公众1", "别人的": "公众2", "第二封": "公众1"}


def test_a_failed_commit_leaves_nobody_behind(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    blocked = at.workspace.root / "amendments" / SLUG / "opinions" / "0001.jsonl"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("不是工作台写的\n", encoding="utf-8")
    with Book.opened(at, SLUG) as book, pytest.raises(WorkbenchError) as caught:
        take(book, table(tmp_path / "a.csv", [row("好", name=NAME)]), Wishes())
    assert caught.value.problem.code == "foreign-changes"
    with Book.opened(at, SLUG) as book:
        assert book.people.everybody() == [] and book.asking.ids(Wanted()) == []


def test_what_is_not_masked_must_be_asked_for_and_numbers_never_are(tmp_path: Path) -> None:
    from workbench.amendments.opinions.personal import Datum

    at = desk(tmp_path / "w")
    wishes = Wishes(kept=(Datum.TELEPHONE, Datum.IDENTITY))
    taken(at, table(tmp_path / "a.csv", [row(f"热线025-83211234，身份证{IDENTITY}，第三条")], HEADS), wishes)
    with Book.opened(at, SLUG) as book:
        assert book.opinion("1").opinion.text == "热线025-83211234，身份证〔身份证号〕，第三条"
        assert book.opinion("1").opinion.version == STAGE


def test_a_broken_store_is_said_and_nothing_is_imported(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    store = at.workspace.repository.own / "people.sqlite"
    store.write_bytes(b"not a database, and long enough to be read as one" * 100)
    with Book.opened(at, SLUG) as book, pytest.raises(WorkbenchError) as caught:
        take(book, table(tmp_path / "a.csv", [row("好", name=NAME)]), Wishes())
    assert caught.value.problem.code == "private-store"
    assert isinstance(caught.value.__cause__, sqlite3.Error)
