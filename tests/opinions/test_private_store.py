"""The private store: people follow the numbers of their opinions, and a store of before is brought up to date."""

import sqlite3
from pathlib import Path

import pytest

from tests.opinions.desks import SLUG, desk
from workbench.amendments.opinions.person import Person
from workbench.storage.opinions.private import COLUMNS, PrivateStore, values_of

ONE, OTHER = Person("47", "a" * 24, "", "甲"), Person("47", "b" * 24, "", "乙")


@pytest.fixture
def store(tmp_path: Path) -> PrivateStore:
    return PrivateStore(desk(tmp_path / "w").workspace.repository, "", SLUG)


def test_two_opinions_of_one_number_are_two_people(store: PrivateStore) -> None:
    store.keep([ONE, OTHER])
    assert (store.of("47", "a" * 24), store.of("47", "b" * 24)) == (ONE, OTHER)
    assert store.forget([("47", "a" * 24)]) == 1
    assert store.everybody() == [OTHER]


def test_following_twice_is_following_once(store: PrivateStore) -> None:
    store.keep([ONE, OTHER])
    moved = {("47", "b" * 24): ("47-1", "c" * 24)}
    for _ in range(2):
        store.follow(moved)
        assert store.of("47-1", "c" * 24) == Person("47-1", "c" * 24, "", "乙")
        assert store.of("47", "a" * 24) == ONE
        assert len(store.everybody()) == 2


def test_following_makes_no_store_where_there_is_none(store: PrivateStore) -> None:
    store.follow({("47", "b" * 24): ("47-1", "c" * 24)})
    assert not store.path.exists()


def test_a_store_keyed_by_the_number_alone_is_brought_up_to_date(store: PrivateStore) -> None:
    store.path.parent.mkdir(parents=True, exist_ok=True)
    columns = ", ".join(f"{column} TEXT NOT NULL" for column in COLUMNS)
    with sqlite3.connect(store.path) as base:
        base.execute(f"CREATE TABLE person (draft TEXT NOT NULL, {columns}, PRIMARY KEY (draft, id))")
        base.execute(f"INSERT INTO person VALUES (?{', ?' * len(COLUMNS)})", (SLUG, *values_of(ONE)))
    base.close()
    store.keep([OTHER])
    assert store.everybody() == [ONE, OTHER]
