"""The private store: who sent an opinion, and its words before they were masked. Beside git, never in it.

One SQLite file for all drafts of a repository, for the owner alone (mode 0600) where the system has modes. What is
deleted is overwritten (secure_delete), because 个人信息保护法第四十七条 asks for it to be gone.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

from workbench.amendments.opinions.person import Person
from workbench.model.problems import refuse
from workbench.storage.git.repository import Repository

NAME = "people.sqlite"
#: 意见编号 and the digest of the line: on two branches one number may be two opinions.
Key = tuple[str, str]
COLUMNS = tuple(field.name for field in fields(Person))
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS person (draft TEXT NOT NULL, "
    + ", ".join(f"{column} TEXT NOT NULL" for column in COLUMNS)
    + ", PRIMARY KEY (draft, id, digest))"
)
#: Stores of before 改号 were keyed by the number alone.
_REKEY = (
    "ALTER TABLE person RENAME TO former",
    SCHEMA,
    "INSERT INTO person SELECT * FROM former",
    "DROP TABLE former",
)


def values_of(person: Person) -> tuple[str, ...]:
    """What is known of a person, in the order of the columns."""
    return tuple(getattr(person, column) for column in COLUMNS)


class PrivateStore:
    """The people behind the opinions on one draft."""

    def __init__(self, repository: Repository, prefix: str, slug: str) -> None:
        self.path: Path = repository.own / NAME
        self._draft = f"{prefix}{slug}"

    def keep(self, people: Iterable[Person]) -> None:
        """Remember; who was known of the same opinion is replaced."""
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        with self._open(make=True) as base:
            rows = ((self._draft, *values_of(person)) for person in people)
            base.executemany(f"INSERT OR REPLACE INTO person VALUES ({marks})", rows)

    def of(self, id: str, digest: str) -> Person | None:
        """The sender of the opinion whose line has this digest; another opinion of that number is nobody's business."""
        found = self._asked("id = ? AND digest = ?", id, digest)
        return found[0] if found else None

    def everybody(self) -> list[Person]:
        """All that is known about the senders of this draft."""
        return self._asked("1")

    def follow(self, moved: Mapping[Key, Key]) -> None:
        """Put people under the numbers their opinions have now; done twice, it changes nothing more."""
        keys = [(person.id, person.digest) for person in self.everybody()] if moved else []
        steps = [(*moved[key], self._draft, *key) for key in keys if key in moved]
        if steps:
            with self._open() as base:
                asked = "UPDATE OR REPLACE person SET id = ?, digest = ? WHERE draft = ? AND id = ? AND digest = ?"
                base.executemany(asked, steps)

    def forget(self, keys: Iterable[Key]) -> int:
        """Delete who sent these opinions; how many were there."""
        if not self.path.exists():
            return 0
        with self._open() as base:
            asked = [(self._draft, *key) for key in keys]
            return base.executemany("DELETE FROM person WHERE draft = ? AND id = ? AND digest = ?", asked).rowcount

    def _asked(self, condition: str, *values: str) -> list[Person]:
        if not self.path.exists():
            return []
        with self._open() as base:
            rows = base.execute(
                f"SELECT {', '.join(COLUMNS)} FROM person WHERE draft = ? AND {condition}", (self._draft, *values)
            )
            return [Person(*row) for row in rows]

    @contextmanager
    def _open(self, make: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are on the disk when the block ends, or none of them."""
        if make and not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        try:
            base = sqlite3.connect(self.path, timeout=30)
            try:
                base.execute("PRAGMA secure_delete = ON")
                base.execute(SCHEMA)
                with base:
                    _bring_up_to_date(base)
                    yield base
            finally:
                base.close()
        except sqlite3.Error as error:
            hint = "把这个文件移到别处再试；里面的联系方式只在这一份文件里，请先留一份。"
            raise refuse("private-store", f"私有库打不开（{error}）。", where=str(self.path), hint=hint) from error


def _bring_up_to_date(base: sqlite3.Connection) -> None:
    columns = base.execute("PRAGMA table_info(person)").fetchall()
    if not any(name == "digest" and key for _, name, _, _, _, key in columns):
        base.execute("BEGIN IMMEDIATE")
        for step in _REKEY:
            base.execute(step)
