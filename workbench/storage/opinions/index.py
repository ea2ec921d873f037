"""The index of opinions: SQLite, disposable. It holds what git holds, keyed for questions; git is always right.

It knows the tree id of amendments/<draft>/ it was made from, and the blob of every shard: on another tree only the
shards that changed are read again. A file that is damaged, or of another format, is thrown away and made anew.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from workbench.model.problems import Problem
from workbench.storage.files.blobs import Tree
from workbench.storage.locks import locked
from workbench.storage.opinions.indexing import bring

_FORMAT = "opinions 2"
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE shard (path TEXT PRIMARY KEY, blob TEXT) WITHOUT ROWID;
CREATE TABLE opinion (id TEXT PRIMARY KEY, n INTEGER, k INTEGER, shard TEXT, line BLOB, head TEXT, source TEXT,
    kind TEXT, submitter TEXT, outcome TEXT, ruled INTEGER DEFAULT 0);
CREATE TABLE link (opinion TEXT, at TEXT, PRIMARY KEY (opinion, at)) WITHOUT ROWID;
CREATE TABLE ruling (opinion TEXT, shard TEXT, line BLOB);
CREATE TABLE disposition (opinion TEXT, shard TEXT, time TEXT, outcome TEXT, line INTEGER);
CREATE TABLE answer (shard TEXT, line BLOB);
CREATE TABLE problem (shard TEXT, code TEXT, message TEXT, place TEXT, hint TEXT);
CREATE INDEX by_order ON opinion (n, k);
CREATE INDEX by_head ON opinion (head);
CREATE INDEX by_shard ON opinion (shard);
CREATE INDEX by_place ON link (at);
CREATE INDEX ruling_of ON ruling (opinion);
CREATE INDEX disposition_of ON disposition (opinion, time);
"""


class Index:
    """An open index that says what ``tree`` says."""

    def __init__(self, path: Path, tree_id: str, tree: Tree) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.base = self._current(tree_id) or self._brought(tree_id, tree)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Lines that could not be read, and numbers given twice."""
        rows = self.base.execute("SELECT code, message, place, hint FROM problem ORDER BY shard, rowid")
        return tuple(Problem(*row) for row in rows)

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()

    def _current(self, tree_id: str) -> sqlite3.Connection | None:
        """The index as it is, when it says what the tree says already; nobody has to wait for that."""
        if not self._path.exists():
            return None
        base = sqlite3.connect(self._path, timeout=30)
        with suppress(sqlite3.DatabaseError):
            if _meta(base, "format") == _FORMAT and _meta(base, "tree") == tree_id:
                return base
        base.close()
        return None

    def _brought(self, tree_id: str, tree: Tree) -> sqlite3.Connection:
        """The index made to say what the tree says, by one program at a time."""
        with locked(self._path.with_suffix(".lock")):
            try:
                return self._opened(tree_id, tree)
            except (sqlite3.DatabaseError, ValueError):
                self._drop()
                return self._opened(tree_id, tree)

    def _opened(self, tree_id: str, tree: Tree) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, timeout=30)
        try:
            self._make(base)
            if _meta(base, "tree") != tree_id:
                with base:
                    bring(base, tree)
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


def _meta(base: sqlite3.Connection, key: str) -> str:
    row = base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def _set(base: sqlite3.Connection, key: str, value: str) -> None:
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
