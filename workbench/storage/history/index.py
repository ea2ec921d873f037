"""The index of the past of one branch: an SQLite file beside git, brought up to date whenever somebody asks.

It is disposable. Its rows name commits and blobs; every word that is shown is read from git by those names.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path

from workbench.storage.history.filling import SCHEMA, fill
from workbench.storage.history.raw import commits
from workbench.storage.locks import locked
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace

#: Changes whenever the meaning of a row does.
_FORMAT = "2"


class Standing(Enum):
    """How an index is: whatever it is, the next question makes it right."""

    MISSING, CURRENT, STALE, DAMAGED = range(4)


def opened(workspace: Workspace, tip: str) -> sqlite3.Connection:
    """The index, knowing exactly the commits that ``tip`` has (and later ones of its branch: see :func:`upto`).

    A file that is missing, damaged, of another program or of a branch that was set back is made anew. Where the disk
    cannot be written, the index is made in memory.
    """
    path = _path(workspace)
    try:
        if (found := _ready(path, tip)) is not None:
            return found
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_suffix(".lock")), disk_errors(path):
            return _current(workspace, path, tip)
    except (OSError, sqlite3.OperationalError):
        return _filled(workspace, sqlite3.connect(":memory:"), tip)


def standing(workspace: Workspace, tip: str) -> Standing:
    """How the file is, without changing it."""
    path = _path(workspace)
    if not path.exists():
        return Standing.MISSING
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("pragma quick_check").fetchone() == ("ok",)
            meta = _meta(connection) if sound else {}
    except sqlite3.Error:
        return Standing.DAMAGED
    if not meta:
        return Standing.DAMAGED
    return Standing.CURRENT if meta.get("tip") == tip else Standing.STALE


def forget(workspace: Workspace) -> None:
    """Remove the index; the next question makes it anew."""
    _path(workspace).unlink(missing_ok=True)


def _path(workspace: Workspace) -> Path:
    # Only a name: whatever HEAD says, what the file holds is compared with the commit asked for.
    with suppress(OSError):
        head = (workspace.repository.git_dir / "HEAD").read_bytes()
    branch = head.removeprefix(b"ref: ") if head.startswith(b"ref: ") else b""
    key = hashlib.blake2b(branch + b"\0" + workspace.prefix.encode(), digest_size=8).hexdigest()
    return workspace.repository.own / "history" / f"{key}.sqlite"


def _ready(path: Path, tip: str) -> sqlite3.Connection | None:
    """The file, if it knows ``tip`` already: then nothing is written, and nobody need wait for anybody."""
    with suppress(sqlite3.Error):
        connection = sqlite3.connect(path) if path.exists() else None
        if connection and _meta(connection) and _has(connection, tip):
            return connection
        if connection:
            connection.close()
    return None


def _current(workspace: Workspace, path: Path, tip: str) -> sqlite3.Connection:
    """The file brought up to date, or a new one in its place."""
    with suppress(sqlite3.DatabaseError):
        if path.exists() and (found := _usable(workspace, sqlite3.connect(path), tip)):
            return found
    path.unlink(missing_ok=True)
    return _filled(workspace, sqlite3.connect(path), tip)


def _usable(workspace: Workspace, connection: sqlite3.Connection, tip: str) -> sqlite3.Connection | None:
    if meta := _meta(connection):
        if _has(connection, tip):
            return connection
        known = meta["tip"]
        if workspace.repository.commit(known) and workspace.repository.is_within(known, tip):
            return _filled(workspace, connection, tip, known)
    connection.close()
    return None


def _meta(connection: sqlite3.Connection) -> dict[str, str]:
    """What the index says of itself; nothing when it is not whole, or of another program."""
    meta = dict(connection.execute("select key, value from meta"))
    return meta if meta.get("format") == _FORMAT and meta.get("count") == _count(connection) else {}


def _has(connection: sqlite3.Connection, commit: str) -> bool:
    return connection.execute("select 1 from commits where id = ?", (commit,)).fetchone() is not None


def _count(connection: sqlite3.Connection) -> str:
    return str(connection.execute("select count(*) from commits").fetchone()[0])


def _filled(
    workspace: Workspace, connection: sqlite3.Connection, tip: str, since: str | None = None
) -> sqlite3.Connection:
    with connection:
        if since is None:
            connection.executescript(SCHEMA)
        first = int(_count(connection)) + 1
        found = commits(workspace.repository, tip, since)
        fill(connection, workspace.repository, workspace.prefix, found, first)
        told = {"format": _FORMAT, "tip": tip, "count": _count(connection)}
        connection.executemany("insert or replace into meta values (?, ?)", told.items())
    return connection


def upto(connection: sqlite3.Connection, tip: str) -> Callable[[int], bool]:
    """Which commit numbers belong to the past of ``tip``."""
    n = connection.execute("select n from commits where id = ?", (tip,)).fetchone()[0]
    if n == connection.execute("select max(n) from commits").fetchone()[0]:
        return lambda _: True
    rows = connection.execute("select id, n, parents from commits where n <= ?", (n,)).fetchall()
    parents = {number: found for _, number, found in rows}
    numbers = {id: number for id, number, _ in rows}
    past, open_ends = set[int](), [n]
    while open_ends:
        at = open_ends.pop()
        if at not in past:
            past.add(at)
            open_ends += [numbers[parent] for parent in parents[at].split()]
    return past.__contains__
