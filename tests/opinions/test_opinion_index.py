"""The index is disposable: whatever becomes of it, answers are those of git."""

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.opinions.desks import SLUG, desk, row, table, taken
from workbench.amendments.opinions.dispositions import Answer, Outcome
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.questions import Listed, Wanted
from workbench.model.problems import Problem, WorkbenchError
from workbench.session.desk import Desk
from workbench.session.opinions.accounting import unaccounted
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import dispose
from workbench.session.opinions.ruling import alone, general, group, link
from workbench.storage.opinions import lines
from workbench.storage.opinions.records import read


def _worked_on(folder: Path) -> Desk:
    """A book with imports, answers, links and groups settled by hand."""
    at = desk(folder / "w")
    taken(at, table(folder / "a.csv", [row(f"第{n}条的意见，各不相同，编号是{n}{n}{n}") for n in range(1, 6)]))
    taken(
        at,
        table(
            folder / "b.csv",
            [
                row("总体同意这一稿的全部内容和安排，希望尽快通过"),
                row("总体同意这一稿的全部内容和安排，希望尽快通过！"),
            ],
        ),
    )
    for deed in (
        lambda book: dispose(book, ["1"], Answer(Outcome.ADOPTED, reply="谢谢")),
        lambda book: dispose(book, ["6"], Answer(Outcome.NOTED, "说明")),
        lambda book: link(book, ["2"], ["第四条第二项"]),
        lambda book: general(book, ["3"]),
        lambda book: group(book, ["5"], "4"),
        lambda book: dispose(book, ["1"], Answer(Outcome.REJECTED, "改了"), reopen=True),
    ):
        with Book.opened(at, SLUG) as book:
            deed(book)
    return at


def _everything(at: Desk) -> tuple[list[Listed], object, list[tuple[str, int]]]:
    with Book.opened(at, SLUG) as book:
        return book.asking.listed(Wanted()), sorted(book.asking.places()), book.asking.groups()


def test_made_step_by_step_or_at_once_it_says_the_same(tmp_path: Path) -> None:
    at = _worked_on(tmp_path)
    stepwise = _everything(at)
    (index,) = (at.workspace.repository.own / "cache").glob("*.sqlite")
    index.unlink()
    assert _everything(at) == stepwise
    found = {one.opinion.id: one for one in stepwise[0]}
    assert found["1"].outcome is Outcome.REJECTED and found["7"].outcome is Outcome.NOTED
    assert [one.anchor.label for one in found["2"].opinion.links][-1] == "第四条第二项"
    assert found["3"].opinion.links == () and found["5"].head == "4"


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, though long enough" * 50, b"SQLite format 3\0" + b"\0" * 500]
)
def test_a_damaged_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    at = _worked_on(tmp_path)
    before = _everything(at)
    (index,) = (at.workspace.repository.own / "cache").glob("*.sqlite")
    index.write_bytes(content)
    assert _everything(at) == before


def test_an_index_of_another_format_is_made_anew(tmp_path: Path) -> None:
    at = _worked_on(tmp_path)
    before = _everything(at)
    (index,) = (at.workspace.repository.own / "cache").glob("*.sqlite")
    base = sqlite3.connect(index)
    base.execute("UPDATE meta SET value = 'opinions 0' WHERE key = 'format'")
    base.execute("DELETE FROM opinion")
    base.commit()
    base.close()
    assert _everything(at) == before


def test_git_is_right_when_somebody_else_changes_the_branch(tmp_path: Path) -> None:
    at = _worked_on(tmp_path)
    root = at.workspace.root
    path = root / "amendments" / SLUG / "opinions" / "0001.jsonl"
    content = path.read_text(encoding="utf-8").replace("总体同意", "基本同意")
    path.write_text(content + '{"id": 9}\n', encoding="utf-8", newline="\n")
    subprocess.run(["git", "-C", str(root), "commit", "-qam", "x"], check=True)
    with Book.opened(at, SLUG) as book:
        assert book.opinion("6").opinion.text.startswith("基本同意")
        assert [problem.code for problem in book.problems] == ["bad-opinion-line"]
    subprocess.run(["git", "-C", str(root), "reset", "-q", "--hard", "HEAD^"], check=True)
    with Book.opened(at, SLUG) as book:
        assert book.opinion("6").opinion.text.startswith("总体同意") and book.problems == ()


def test_a_number_given_twice_is_told_every_time_and_no_stage_is_closed(tmp_path: Path) -> None:
    at = _worked_on(tmp_path)
    root = at.workspace.root
    path = root / "amendments" / SLUG / "opinions" / "0002.jsonl"
    path.write_bytes(lines.write(Opinion("6", "另一处也给了这个编号")))
    subprocess.run(["git", "-C", str(root), "add", "amendments"], check=True)
    subprocess.run(["git", "-C", str(root), "commit", "-qm", "x"], check=True)
    for _ in range(2):
        with Book.opened(at, SLUG) as book:
            assert [problem.code for problem in book.problems] == ["opinion-number-twice"]
            assert book.opinion("6").opinion.text.startswith("总体同意")
    with pytest.raises(WorkbenchError) as caught:
        unaccounted(at, SLUG)
    assert caught.value.problem.code == "opinion-number-twice"


def test_a_group_that_loses_its_first_goes_on(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    taken(at, table(tmp_path / "a.csv", [row("同样的话，说了三遍，一字不差")] * 3))
    with Book.opened(at, SLUG) as book:
        assert book.asking.members("1") == ["1", "2", "3"]
        alone(book, ["1"])
    with Book.opened(at, SLUG) as book:
        assert book.asking.members("2") == ["2", "3"] and book.asking.members("1") == ["1"]


def test_one_who_joins_a_group_later_is_not_taken_for_answered(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    same = row("同样的话，说了三遍，一字不差")
    taken(at, table(tmp_path / "a.csv", [same, same]))
    with Book.opened(at, SLUG) as book:
        assert dispose(book, ["2"], Answer(Outcome.ADOPTED)).opinions == ("1", "2")
    taken(at, table(tmp_path / "b.csv", [same, same, same]))
    with Book.opened(at, SLUG) as book:
        found = {one.opinion.id: (one.head, one.outcome) for one in book.asking.listed(Wanted())}
    assert found == {"1": ("1", Outcome.ADOPTED), "2": ("1", Outcome.ADOPTED), "3": ("1", Outcome.OPEN)}


def test_the_example_on_the_page_of_formats_is_canonical() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "file-formats.md").read_text(encoding="utf-8")
    (line,) = [line for line in page.splitlines() if line.startswith('{"id":"132"')]
    problems: list[Problem] = []
    ((_, opinion),) = read(line.encode(), Opinion, "page", problems)
    assert lines.write(opinion).decode() == line + "\n" and json.loads(line)["id"] == "132"
