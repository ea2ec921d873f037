"""What the index holds of each commit: blobs of articles, events of the outline, who holds whom, who comes of whom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from sqlite3 import Connection
from typing import NamedTuple

from workbench.model.identity import ID_PATTERN
from workbench.storage.files.own_files import OUTLINE, unit_of
from workbench.storage.git.objects import read_blobs
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
create index events_by_unit on events (draft, unit);
create index kin_by_ancestor on kin (draft, ancestor);
"""
_ID = ID_PATTERN.pattern.encode()
_SAID = re.compile(rb'^(?:id = "(%b)"|split_from = "(%b)"|merged = \[([^\]]*)\])$' % (_ID, _ID), re.MULTILINE)
_ONE = re.compile(_ID)
#: Outlines read at once: at 50 kB each, some 10 MB.
_BATCH = 200


class _Row(NamedTuple):
    n: int
    draft: str
    path: str
    change: Change


def fill(connection: Connection, repository: Repository, prefix: str, commits: Iterable[Commit], first: int) -> int:
    """Add commits, parents first, the first of them with number ``first``; how many there are then."""
    n, rows = first, list[_Row]()
    for n, commit in enumerate(commits, first):
        fields = (n, commit.id, " ".join(commit.parents), commit.when, commit.author, commit.subject, commit.trailers)
        connection.execute("insert into commits values (?, ?, ?, ?, ?, ?, ?)", fields)
        rows += _of_drafts(n, prefix, commit.changes)
    _fill_articles(connection, repository, [row for row in rows if unit_of(row.path)])
    _fill_heads(connection, repository, [row for row in rows if not unit_of(row.path)])
    return n


def _of_drafts(n: int, prefix: str, changes: Iterable[Change]) -> Iterator[_Row]:
    start = f"{prefix}drafts/"
    for change in changes:
        if change.path.startswith(start):
            draft, _, path = change.path[len(start) :].partition("/")
            yield _Row(n, draft, path, change)


def _fill_articles(connection: Connection, repository: Repository, rows: Sequence[_Row]) -> None:
    told = [(row.draft, unit_of(row.path), row.n, row.change.old, row.change.new) for row in rows]
    connection.executemany("insert into articles values (?, ?, ?, ?, ?)", told)
    for batch in _batches([row for row in rows if row.change.new]):
        content = read_blobs(repository, sorted({row.change.new for row in batch}))
        for row in batch:
            _fill_inside(connection, row, content[row.change.new])


def _fill_inside(connection: Connection, row: _Row, content: bytes) -> None:
    """Candidates only: whoever asks reads the article itself before believing them."""
    unit, provision = unit_of(row.path), ""
    for found in _SAID.finditer(content):
        id, origin, taken = (part.decode() if part else "" for part in found.groups())
        if id:
            provision = id
            connection.execute("insert or ignore into holders values (?, ?, ?)", (row.draft, id, unit))
        else:
            ancestors = [origin] if origin else [each.decode() for each in _ONE.findall(found[3] or b"")]
            how = "split" if origin else "merged"
            kin = [(row.draft, provision, ancestor, how, row.n) for ancestor in ancestors]
            connection.executemany("insert or ignore into kin values (?, ?, ?, ?, ?)", kin)


def _fill_heads(connection: Connection, repository: Repository, rows: Sequence[_Row]) -> None:
    """outline.txt and draft.toml, and what happened to the order of the units."""
    told = [(row.draft, row.n, row.path, row.change.old, row.change.new) for row in rows]
    connection.executemany("insert into heads values (?, ?, ?, ?, ?)", told)
    for batch in _batches([row for row in rows if row.path == OUTLINE]):
        blobs = {blob for row in batch for blob in row.change[1:] if blob}
        content = read_blobs(repository, sorted(blobs)) | {"": b""}
        for row in batch:
            found = events(content[row.change.old], content[row.change.new])
            noted = [(row.draft, event.unit, row.n, event.kind.value) for event in found]
            connection.executemany("insert into events values (?, ?, ?, ?)", noted)


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield batch
