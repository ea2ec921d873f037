"""Filling the index: which shards are new, what their lines say, and what follows for the opinions they speak about."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from workbench.amendments.opinions.dispositions import Disposition, Outcome
from workbench.amendments.opinions.numbers import order
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.rulings import Ruling, ruled
from workbench.model.problems import Problem
from workbench.storage.files.blobs import Tree
from workbench.storage.opinions import records
from workbench.storage.opinions.lines import split
from workbench.storage.opinions.shards import shards


def bring(base: sqlite3.Connection, tree: Tree) -> None:
    """Make the tables say what the shards of ``tree`` say; only those that changed are read."""
    known: dict[str, str] = dict(base.execute("SELECT path, blob FROM shard"))
    wanted = {path: tree.blob(path) for folder in records.TYPES for path in shards(tree, folder)}
    changed = {path for path in {*known, *wanted} if known.get(path) != wanted.get(path)}
    touched: set[str] = set()
    for path in changed & known.keys():
        touched |= _forget(base, path)
    for path in sorted(changed & wanted.keys()):
        touched |= _take(base, path, tree[path])
        base.execute("INSERT INTO shard VALUES (?, ?)", (path, wanted[path]))
    _settle(base, touched)


def _take(base: sqlite3.Connection, path: str, content: bytes) -> set[str]:
    """Read one shard; the opinions whose links, group or answer may be others now."""
    problems: list[Problem] = []
    touched = _taken(base, path, records.read(content, records.TYPES[path.partition("/")[0]], path, problems))
    if path.startswith(records.OPINIONS):
        problems += _twice(base, path, content)
    rows = [(path, one.code, one.message, one.where, one.hint) for one in problems]
    base.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", rows)
    return touched


def _twice(base: sqlite3.Connection, path: str, content: bytes) -> Iterator[Problem]:
    """Two offices may have given one number: the opinion that was read second is told, never dropped in silence."""
    kept = {bytes(line) for (line,) in base.execute("SELECT line FROM opinion WHERE shard = ?", (path,))}
    left = b"\n".join(line for line in split(content) if line not in kept)
    for _, opinion in records.read(left, Opinion, path, []):
        hint = f"把这一条的编号改成没有用过的（如 {opinion.id}-1），保存到 git。"
        message = f"意见编号 {opinion.id} 用了两次，后一条没有计入。"
        yield Problem("opinion-number-twice", message, f"{path}：{opinion.text[:20]}", hint)


def _taken(base: sqlite3.Connection, path: str, found: Iterator[tuple[bytes, Any]]) -> set[str]:
    folder = path.partition("/")[0]
    if folder == records.OPINIONS:
        _opinions(base, path, found)
        return set()
    if folder == records.RULINGS:
        rows = [(ruling.opinion, path, line) for line, ruling in found]
        base.executemany("INSERT INTO ruling VALUES (?, ?, ?)", rows)
        return {row[0] for row in rows}
    return _dispositions(base, path, found) if folder == records.DISPOSITIONS else set()


def _forget(base: sqlite3.Connection, path: str) -> set[str]:
    """Take a shard out again; the opinions that others of its lines spoke about."""
    folder = path.partition("/")[0]
    base.execute("DELETE FROM shard WHERE path = ?", (path,))
    base.execute("DELETE FROM problem WHERE shard = ?", (path,))
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
