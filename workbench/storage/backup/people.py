"""The private store in a file of its own and back: rows only, so that a stranger's file brings nothing else along."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workbench.model.problems import refuse
from workbench.storage.git.repository import Repository
from workbench.storage.opinions.private import COLUMNS, NAME, SCHEMA
from workbench.storage.steps import disk_errors, settle_file

_ROWS = f"SELECT draft, {', '.join(COLUMNS)} FROM person"
_KEEP = f"INSERT OR REPLACE INTO person VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"


def write_out(repository: Repository, path: Path) -> int | None:
    """Write the store to ``path`` for the owner alone (mode 0600), replacing it; how many people, None for no store."""
    return _copy(repository.own / NAME, path)


def take_in(path: Path, repository: Repository) -> int | None:
    """Make the store anew from a file that :func:`write_out` wrote; how many people, None for no file."""
    return _copy(path, repository.own / NAME)


def _copy(source: Path, target: Path) -> int | None:
    if source.is_symlink() or not source.is_file():
        return None
    scratch = target.with_name(f".{target.name}.workbench-new")
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
        os.close(os.open(scratch, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            count = _copy_rows(source, scratch)
            settle_file(scratch, target)
        finally:
            with suppress(OSError):
                scratch.unlink(missing_ok=True)
    return count


def _copy_rows(source: Path, target: Path) -> int:
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as old:
            # Views and triggers of a file that came from elsewhere may call nothing.
            old.execute("PRAGMA trusted_schema = OFF")
            with closing(sqlite3.connect(target)) as new, new:
                new.execute(SCHEMA)
                return new.executemany(_KEEP, old.execute(_ROWS)).rowcount
    except sqlite3.Error as error:
        hint = "换一份完整的；其余内容不受影响。"
        raise refuse("private-store", f"个人信息的文件读写不成（{error}）。", where=str(source), hint=hint) from error
