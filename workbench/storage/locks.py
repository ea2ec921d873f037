"""One writer at a time, across processes; the system lets go of the lock when a process dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.model.problems import refuse
from workbench.storage.steps import disk_errors

#: Seconds to wait for another process; a save of a large draft takes less than two.
PATIENCE = 30.0


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at ``path``; refuses when somebody else keeps it longer than ``patience`` seconds."""
    from filelock import FileLock, Timeout  # 0.1 s to import, and reading needs no lock

    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            raise refuse("locked", "另一个程序正在写这个工作区。", hint="等它结束后再试。") from error
    try:
        yield
    finally:
        lock.release()
