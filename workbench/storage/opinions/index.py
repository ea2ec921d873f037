"""The index of opinions: SQLite, disposable. It holds what git holds, keyed for questions; git is always right.

It knows the tree id of amendments/<draft>/ it was made from, and the blob of every shard: on another tree only the
shards that changed are read again. A file that is damaged, or of another format, is thrown away and made anew.
"""

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from workbench.amendments.opinions.dispositions import Disposition, Outcome
from workbench.amendments.opinions.numbers import order
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.rulings import Ruling, ruled
from workbench.model.problems import Problem
from workbench.storage.files.blobs import Tree
from workbench.storage.opinions import records
from workbench.storage.opinions.shards import shards

_FORMAT = "opinions 1"
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE shard (path TEXT PRIMARY KEY, blob TEXT) WITHOUT ROWID;
CREATE TABLE opinion (id TEXT PRIMARY KEY, n INTEGER, k INTEGER, shard TEXT, line BLOB, head TEXT, source TEXT,
    kind TEXT, submitter TEXT, outcome TEXT, ruled INTEGER DEFAULT 0);
CREATE TABLE link (opinion TEXT, at TEXT, PRIMARY KEY (opinion, at)) WITHOUT ROWID;
CREATE TABLE ruling (opinion TEXT, shard TEXT, line BLOB);
CREATE TABLE disposition (opinion TEXT, shard TEXT, time TEXT, outcome TEXT, line INTEGER);
CREATE TABLE answer (shard TEXT, line BLOB);
CREATE INDEX by_order ON opinion (n, k);
CREATE INDEX by_head ON opinion (head);
CREATE INDEX by_shard ON opinion (shard);
CREATE INDEX by_place ON link (at);
CREATE INDEX ruling_of ON ruling (opinion);
CREATE INDEX disposition_of ON disposition (opinion, time);
"""


class Index:
    """An open index that says what ``tree`` says. ``problems``: lines that could not be read, this time."""

    def __init__(self, path: Path, tree_id: str, tree: Tree) -> None:
        self.problems: list[Problem] = []
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.base = self._opened(tree_id, tree)
        except (sqlite3.DatabaseError, ValueError):
            self._drop()
            self.base = self._opened(tree_id, tree)

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()

    def _opened(self, tree_id: str, tree: Tree) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, timeout=30)
        try:
            self._make(base)
            if _meta(base, "tree") != tree_id:
                with base:
                    self._bring(base, tree)
                    _set(base, "tree", tree_id)
        except BaseException:
            base.close()
            raise
        return base

    def _make(self, base: sqlite3.Connection) -> None:
        # Losing the index costs a few seconds, so nothing waits for the disk.
        base.execute("PRAGMA synchronous = OFF")
        if not base.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            base.executescript(_SCHEMA)
            _set(base, "format", _FORMAT)
            base.commit()
        elif _meta(base, "format") != _FORMAT:
            raise ValueError("another format")

    def _drop(self) -> None:
        for suffix in ("", "-journal"):
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + suffix).unlink()

    def _bring(self, base: sqlite3.Connection, tree: Tree) -> None:
        known: dict[str, str] = dict(base.execute("SELECT path, blob FROM shard"))
        wanted = {path: tree.blob(path) for folder in records.TYPES for path in shards(tree, folder)}
        changed = {path for path in {*known, *wanted} if known.get(path) != wanted.get(path)}
        touched: set[str] = set()
        for path in changed & known.keys():
            touched |= _forget(base, path)
        for path in sorted(changed & wanted.keys()):
            touched |= self._take(base, path, tree[path])
            base.execute("INSERT INTO shard VALUES (?, ?)", (path, wanted[path]))
        _settle(base, touched)

    def _take(self, base: sqlite3.Connection, path: str, content: bytes) -> set[str]:
        """Read one shard; the opinions whose links, group or answer may be others now."""
        folder = path.partition("/")[0]
        found = records.read(content, records.TYPES[folder], path, self.problems)
        if folder == records.OPINIONS:
            _opinions(base, path, found)
            return set()
        if folder == records.RULINGS:
            rows = [(ruling.opinion, path, line) for line, ruling in found]
            base.executemany("INSERT INTO ruling VALUES (?, ?, ?)", rows)
            return {row[0] for row in rows}
        return _dispositions(base, path, found) if folder == records.DISPOSITIONS else set()


def _meta(base: sqlite3.Connection, key: str) -> str:
    row = base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _set(base: sqlite3.Connection, key: str, value: str) -> None:
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _forget(base: sqlite3.Connection, path: str) -> set[str]:
    """Take a shard out again; the opinions that others of its lines spoke about."""
    folder = path.partition("/")[0]
    base.execute("DELETE FROM shard WHERE path = ?", (path,))
    if folder == records.OPINIONS:
        base.execute("DELETE FROM link WHERE opinion IN (SELECT id FROM opinion WHERE shard = ?)", (path,))
        base.execute("DELETE FROM opinion WHERE shard = ?", (path,))
        return set()
    if folder not in (records.RULINGS, records.DISPOSITIONS):
        return set()
    table = "ruling" if folder == records.RULINGS else "disposition"
    touched = {str(row[0]) for row in base.execute(f"SELECT DISTINCT opinion FROM {table} WHERE shard = ?", (path,))}
    base.execute(f"DELETE FROM {table} WHERE shard = ?", (path,))
    base.execute("DELETE FROM answer WHERE shard = ?", (path,))
    return touched


def _opinions(base: sqlite3.Connection, path: str, found: Iterable[tuple[bytes, Opinion]]) -> None:
    opinions, links = [], []
    for line, one in found:
        opinions.append(
            (one.id, *order(one.id), path, line, one.group or one.id, one.source, one.kind.value, one.submitter)
        )
        links += [(one.id, link.anchor.at) for link in one.links]
    base.executemany(
        "INSERT OR IGNORE INTO opinion (id, n, k, shard, line, head, source, kind, submitter, outcome, ruled)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '{Outcome.OPEN.value}', 0)",
        opinions,
    )
    base.executemany("INSERT OR IGNORE INTO link VALUES (?, ?)", links)


def _dispositions(base: sqlite3.Connection, path: str, found: Iterable[tuple[bytes, Disposition]]) -> set[str]:
    touched: set[str] = set()
    for line, one in found:
        at = base.execute("INSERT INTO answer VALUES (?, ?)", (path, line)).lastrowid
        rows = [(id, path, one.when, one.answer.outcome.value, at) for id in one.opinions]
        base.executemany("INSERT INTO disposition VALUES (?, ?, ?, ?, ?)", rows)
        touched.update(one.opinions)
    return touched


def _settle(base: sqlite3.Connection, touched: Collection[str]) -> None:
    """Work out anew what rulings and dispositions make of the opinions they speak about."""
    if base.execute("SELECT 1 FROM ruling LIMIT 1").fetchone() or touched:
        fresh = {str(row[0]) for row in base.execute("SELECT DISTINCT opinion FROM ruling")}
        for id in {*touched, *fresh}:
            _rule(base, id)
    base.execute(
        "UPDATE opinion SET outcome = coalesce((SELECT outcome FROM disposition d WHERE d.opinion = opinion.id"
        f" ORDER BY time DESC, line DESC LIMIT 1), '{Outcome.OPEN.value}')"
        " WHERE id IN (SELECT opinion FROM disposition) OR outcome <> ?",
        (Outcome.OPEN.value,),
    )


def _rule(base: sqlite3.Connection, id: str) -> None:
    row = base.execute("SELECT line FROM opinion WHERE id = ?", (id,)).fetchone()
    if row is None:
        return
    problems: list[Problem] = []
    (opinion,) = (one for _, one in records.read(row[0], Opinion, id, problems))
    lines = [line for (line,) in base.execute("SELECT line FROM ruling WHERE opinion = ?", (id,))]
    now = ruled(opinion, [one for line in lines for _, one in records.read(line, Ruling, id, problems)])
    base.execute("UPDATE opinion SET head = ?, ruled = ? WHERE id = ?", (now.group or id, int(bool(lines)), id))
    base.execute("DELETE FROM link WHERE opinion = ?", (id,))
    base.executemany("INSERT OR IGNORE INTO link VALUES (?, ?)", [(id, link.anchor.at) for link in now.links])
