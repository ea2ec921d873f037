"""Two offices take opinions in, link, answer and propose at the same time, and exchange."""

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.merging.test_concurrent_pairs import of
from tests.opinions.desks import row, table
from tests.syncing.offices import SLUG, Offices, git
from workbench.amendments.opinions.dispositions import Answer, Outcome
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.standing import Today
from workbench.model.level import Level
from workbench.model.text import words
from workbench.operations.values import Replace
from workbench.session.amending.proposing import Details, propose
from workbench.session.amending.register import Register
from workbench.session.desk import Desk
from workbench.session.opinions.accounting import ledger
from workbench.session.opinions.book import Book
from workbench.session.opinions.disposing import dispose
from workbench.session.opinions.intaking import Wishes
from workbench.session.opinions.people import export_people, import_people
from workbench.session.opinions.people import of as sender_of
from workbench.session.opinions.ruling import link
from workbench.session.opinions.taking import take
from workbench.session.syncing.branches import merge_branch, new_branch, switch_branch
from workbench.session.syncing.exchanging import sync

NAMES = ("赵钱孙", "周吴郑")


def office(two: Offices, number: int, tmp_path: Path) -> None:
    """Two opinions come in; the first is linked, answered, and an amendment is drawn from it."""
    session = two.session(number)
    rows = [row(f"第{number}处收到的第{at}封来信。", "", f"{NAMES[number]}{at}") for at in "甲乙"]
    take_in(session.desk, table(tmp_path / f"{number}.csv", rows))
    with Book.opened(session.desk, SLUG) as book:
        link(book, ["1"], [f"第{'一二'[number]}条"])
    with Book.opened(session.desk, SLUG) as book:
        dispose(book, ["1"], Answer(Outcome.REJECTED, f"第{number}处的理由"), alone=True)
    target = of(session.view.instrument, Level.PARAGRAPH)[number].id
    propose(session, target, Replace(target, words(f"第{number}处的写法。")), Details(proposer="某人", opinions=("2",)))


def take_in(desk: Desk, path: Path) -> None:
    with Book.opened(desk, SLUG) as book:
        take(book, path, Wishes())


def everything(desk: Desk) -> dict[str, tuple[str, Outcome, str, tuple[str, ...]]]:
    """By number: words, outcome, reason, places."""
    with Book.opened(desk, SLUG) as book:
        assert book.problems == ()
        found = book.asking.listed(Wanted())
        reasons = {one.opinion.id: book.asking.disposition(one.opinion.id) for one in found}
        return {
            one.opinion.id: (
                one.opinion.text, one.outcome, said.answer.reason if (said := reasons[one.opinion.id]) else "",
                tuple(each.anchor.label for each in one.opinion.links),
            )
            for one in found
        }  # fmt: skip


def people(desk: Desk, path: Path) -> dict[str, str]:
    """What ``opinion people export`` gives: names by number, each of which is that of an opinion here."""
    with Book.opened(desk, SLUG) as book:
        export_people(book, path, force=True)
        senders = {one.opinion.id: sender_of(book, one.opinion) for one in book.asking.listed(Wanted())}
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {line["意见编号"]: line["提出人"] for line in csv.DictReader(file)}
    assert found == {id: person.name for id, person in senders.items() if person}
    return found


@pytest.mark.parametrize("first", [0, 1])
def test_two_offices_number_alike_and_nobody_is_stuck(
    offices: Callable[[int], Offices], tmp_path: Path, first: int
) -> None:
    two, second = offices(2), 1 - first
    for number in (0, 1):
        office(two, number, tmp_path)
    two.sync(first)
    desks = [two.session(number).desk for number in (0, 1)]
    said = _synced(desks[second])
    assert said == ["两边用了相同的编号：对方的意见#1 改为 #1-1、#2 改为 #2-1；对方的建议#1 改为 #2。"] or said == [
        "两边用了相同的编号：本方的意见#1 改为 #1-1、#2 改为 #2-1；本方的建议#1 改为 #2。"
    ]
    # Whoever came in first keeps the numbers, whoever merges: that is office 0.
    assert ("本方" in said[0]) is (second == 1)
    told = _synced(desks[first])
    assert (["本方" in one for one in told]) == ([True] if first == 1 else [])
    assert len({git(folder, "rev-parse", "HEAD^{tree}") for folder in two.folders}) == 1

    found = everything(desks[0])
    assert found == everything(desks[1])
    assert {id: text for id, (text, *_) in found.items()} == {
        "1": "第0处收到的第甲封来信。", "1-1": "第1处收到的第甲封来信。",
        "2": "第0处收到的第乙封来信。", "2-1": "第1处收到的第乙封来信。",
    }  # fmt: skip
    assert found["1"][1:] == (Outcome.REJECTED, "第0处的理由", ("第一条",))
    assert found["1-1"][1:] == (Outcome.REJECTED, "第1处的理由", ("第二条",))
    assert [found[id][1] for id in ("2", "2-1")] == [Outcome.OPEN] * 2
    session = two.session(1)
    with Book.opened(session.desk, SLUG) as book:
        counted = ledger(book, Today(session.view.instrument, session.view.labels, session.view.wording))
    assert (counted.total, counted.unaccounted) == (4, ("2", "2-1"))
    assert counted.by_outcome[Outcome.REJECTED] == 2

    assert people(desks[0], tmp_path / "p.csv") == {"1": "赵钱孙甲", "2": "赵钱孙乙"}
    for _ in range(2):
        assert people(desks[1], tmp_path / "p.csv") == {"1-1": "周吴郑甲", "2-1": "周吴郑乙"}
    proposed = Register(desks[0], SLUG).amendments
    assert [(one.number, one.opinions, one.proposer) for one in proposed] == [
        (1, ("2",), "提出人1"), (2, ("2-1",), "提出人2"),
    ]  # fmt: skip


def _synced(desk: Desk) -> list[str]:
    anew = Desk(desk.workspace)
    sync(anew)
    return [problem.message for problem in anew.notices]


def test_people_handed_over_before_the_merge_are_taken_over_after_it(
    offices: Callable[[int], Offices], tmp_path: Path
) -> None:
    two = offices(2)
    for number in (0, 1):
        office(two, number, tmp_path)
    handed = tmp_path / "handed.csv"
    people(two.session(1).desk, handed)
    for number in (0, 1, 0):
        two.sync(number)
    desk = two.session(0).desk
    with Book.opened(desk, SLUG) as book:
        assert import_people(book, handed) == (2, 0)
    assert people(desk, tmp_path / "p.csv") == {
        "1": "赵钱孙甲", "2": "赵钱孙乙", "1-1": "周吴郑甲", "2-1": "周吴郑乙",
    }  # fmt: skip


def test_two_branches_of_one_office_keep_all_their_people(offices: Callable[[int], Offices], tmp_path: Path) -> None:
    one = offices(1)
    desk = one.session(0).desk
    new_branch(desk, "另一路")
    take_in(desk, table(tmp_path / "a.csv", [row("另一路的来信。", "", NAMES[1])]))
    switch_branch(desk, "main")
    take_in(desk, table(tmp_path / "b.csv", [row("本路的来信。", "", NAMES[0])]))
    merge_branch(desk, "另一路")
    assert {id: text for id, (text, *_) in everything(desk).items()} == {"1": "另一路的来信。", "1-1": "本路的来信。"}
    assert people(desk, tmp_path / "p.csv") == {"1": NAMES[1], "1-1": NAMES[0]}


def test_no_personal_data_enters_git(offices: Callable[[int], Offices], tmp_path: Path) -> None:
    two = offices(2)
    for number in (0, 1):
        office(two, number, tmp_path)
    for number in (0, 1, 0):
        two.sync(number)
    for folder in (*two.folders, two.hub):
        command = ["git", "cat-file", "--batch-all-objects", "--batch"]
        whole = subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout
        assert "第0处收到的".encode() in whole
        assert not any(name.encode() in whole for name in NAMES)
