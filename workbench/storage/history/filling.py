"""What the index holds of each commit: blobs of articles, events of the outline, who holds whom, who comes of whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from math import inf
from sqlite3 import Connection
from typing import NamedTuple

from workbench.model.identity import ID_PATTERN
from workbench.storage.files.own_files import OUTLINE, unit_of
from workbench.storage.git.objects import Objects
from workbench.storage.git.repository import Repository
from workbench.storage.history.outline_events import events
from workbench.storage.history.raw import Change, Commit

SCHEMA = """
create table meta (key text primary key, value text) without rowid;
create table commits (n integer primary key, id text unique, parents text, time integer,
                      author text, subject text, trailers text);
create table articles (draft text, unit text, n integer, old text, new text);
create table heads (draft text, n integer, path text, old text, new text);
create table events (draft text, unit text, n integer, kind text);
create table holders (draft text, provision text, unit text, primary key (draft, provision, unit)) without rowid;
create table kin (draft text, provision text, ancestor text, how text, n integer,
                  primary key (draft, provision, ancestor, how)) without rowid;
create index articles_by_unit on articles (draft, unit);
create index heads_by_path on heads (draft, path, n);
create index joins on commits (n) where instr(parents, ' ');
create index events_by_unit on events (draft, unit);
create index kin_by_ancestor on kin (draft, ancestor);
"""
_ID = ID_PATTERN.pattern.encode()
_SAID = re.compile(rb'^(?:id = "(%b)"|split_from = "(%b)"|merged = \[([^\]]*)\])$' % (_ID, _ID), re.MULTILINE)
_ONE = re.compile(ID_PATTERN.pattern)
#: Commits put in at once; their outlines, at 50 kB each, are some 10 MB.
_BATCH = 200


class _Row(NamedTuple):
    n: int
    draft: str
    path: str
    change: Change


class _Holder(NamedTuple):
    draft: str
    provision: str
    unit: str


class _Kin(NamedTuple):
    draft: str
    provision: str
    ancestor: str
    how: str
    n: int


class _Contents(dict[str, bytes]):
    """Contents of blobs, taken from git when they are needed, in the order in which they were announced."""

    def __init__(self, objects: Objects, blobs: Iterable[str]) -> None:
        super().__init__({"": b""})
        self._coming = objects.each([blob for blob in dict.fromkeys(blobs) if blob])

    def __missing__(self, blob: str) -> bytes:
        for name, content in self._coming:
            self[name] = content
            if name == blob:
                return content
        raise KeyError(blob)


def fill(connection: Connection, repository: Repository, prefix: str, commits: Iterable[Commit], first: int) -> None:
    """Add commits, parents first, the first of them with number ``first``."""
    numbered = enumerate(commits, first)
    with closing(Objects(repository, inf)) as objects:
        while batch := list(islice(numbered, _BATCH)):
            told = [(n, id, " ".join(parents), *rest) for n, (id, parents, *rest, _) in batch]
            connection.executemany("insert into commits values (?, ?, ?, ?, ?, ?, ?)", told)
            rows = [row for n, commit in batch for row in _of_drafts(n, prefix, commit.changes)]
            _fill_articles(connection, objects, [row for row in rows if unit_of(row.path)])
            _fill_heads(connection, objects, [row for row in rows if not unit_of(row.path)])


def _of_drafts(n: int, prefix: str, changes: Iterable[Change]) -> Iterator[_Row]:
    start = f"{prefix}drafts/"
    for change in changes:
        if change.path.startswith(start):
            draft, _, path = change.path[len(start) :].partition("/")
            yield _Row(n, draft, path, change)


def _fill_articles(connection: Connection, objects: Objects, rows: Sequence[_Row]) -> None:
    told = [(row.draft, unit_of(row.path), row.n, row.change.old, row.change.new) for row in rows]
    connection.executemany("insert into articles values (?, ?, ?, ?, ?)", told)
    contents = _Contents(objects, (row.change.new for row in rows))
    holders, kin = list[_Holder](), list[_Kin]()
    for row in rows:
        for said in _inside(row, contents[row.change.new]):
            holders.append(said) if isinstance(said, _Holder) else kin.append(said)
    connection.executemany("insert or ignore into holders values (?, ?, ?)", holders)
    connection.executemany("insert or ignore into kin values (?, ?, ?, ?, ?)", kin)


def _inside(row: _Row, content: bytes) -> Iterator[_Holder | _Kin]:
    """Candidates only: whoever asks reads the article itself before believing them."""
    unit, provision = unit_of(row.path) or "", ""
    for found in _SAID.finditer(content):
        id, origin, taken = (part.decode() if part else "" for part in found.groups())
        if id:
            provision = id
            yield _Holder(row.draft, id, unit)
        else:
            how = "split" if origin else "merged"
            for ancestor in [origin] if origin else _ONE.findall(taken):
                yield _Kin(row.draft, provision, ancestor, how, row.n)


def _fill_heads(connection: Connection, objects: Objects, rows: Sequence[_Row]) -> None:
    """outline.txt and draft.toml, and what happened to the order of the units."""
    told = [(row.draft, row.n, row.path, row.change.old, row.change.new) for row in rows]
    connection.executemany("insert into heads values (?, ?, ?, ?, ?)", told)
    outlines = [row for row in rows if row.path == OUTLINE]
    contents = _Contents(objects, (blob for row in outlines for blob in row.change[1:]))
    noted = [
        (row.draft, event.unit, row.n, event.kind.value)
        for row in outlines
        for event in events(contents[row.change.old], contents[row.change.new])
    ]
    connection.executemany("insert into events values (?, ?, ?, ?)", noted)
