"""The one place where saving touches the disk: every write, flush, rename, removal and git step goes through here.

``watching`` lets a test stand at any step: fail there as a full disk does, or kill the process. In the program nobody
watches. Failures of the disk become the one problem a reader understands.
"""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse

Watcher = Callable[[str], None]
Place = str | os.PathLike[str]
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_watchers: list[Watcher] = []
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
#: Up to so many files each is flushed by itself: the one call for all also waits for other programs' files.
_FEW = 16


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Call ``watcher`` with the name of every step, before it and between its halves."""
    _watchers.append(watcher)
    try:
        yield
    finally:
        _watchers.remove(watcher)


def step(name: str, place: Place = "") -> None:
    """Say that a step is about to happen; ``place``: the file it happens to, told by its name."""
    for watcher in _watchers:
        watcher(f"{name} {os.path.basename(place)}" if place else name)


def write_new(path: Place, content: bytes, *, flush: bool = True) -> None:
    """A new file with all of ``content``, flushed to the disk; without ``flush`` that is left to :func:`flush_all`."""
    step("create", path)
    handle = os.open(path, _NEW, 0o666)  # a file object around it takes as long again
    try:
        _write(handle, path, content)
        if flush:
            _flush(handle, path)
    finally:
        os.close(handle)


def flush_all(paths: Sequence[Place]) -> None:
    """Flush many files: by one call where the system has one for everything (not on Windows), else each by itself.

    A thousand files flushed one by one take seconds.
    """
    if len(paths) > _FEW and hasattr(os, "sync"):
        step(f"flush {len(paths)} files")
        os.sync()
        return
    for path in paths:
        with open(path, "rb+") as file:
            _flush(file.fileno(), path)


def append(path: Path, content: bytes) -> None:
    """Add to the end of a file and flush; after a failure the file is as long as before."""
    step("open", path)
    with path.open("ab") as file:
        before = os.fstat(file.fileno()).st_size
        try:
            _write(file.fileno(), path, content)
            _flush(file.fileno(), path)
        except OSError:
            with suppress(OSError):
                os.ftruncate(file.fileno(), before)
            raise


def _write(handle: int, path: Place, content: bytes) -> None:
    half = len(content) // 2
    for part in (content[:half], content[half:]):
        step("write", path)
        written = 0
        while written < len(part):
            written += os.write(handle, part[written:])


def _flush(handle: int, path: Place) -> None:
    step("fsync", path)
    os.fsync(handle)


def replace_file(path: Path, content: bytes, scratch: Path) -> None:
    """``path`` with new content, whole at every instant: written as ``scratch`` (same folder), then renamed."""
    write_new(scratch, content)
    rename(scratch, path)
    sync_folder(path.parent)


def rename(scratch: Place, path: Place) -> None:
    """Give a file its name, in the place of whatever has it."""
    step("rename", path)
    os.replace(scratch, path)


def settle_file(scratch: Path, path: Path) -> None:
    """Give ``path`` the content of ``scratch`` (same folder), written by another program: flushed, then renamed."""
    step("fsync", path)
    with scratch.open("rb+") as file:
        os.fsync(file.fileno())
    rename(scratch, path)
    sync_folder(path.parent)


def remove(path: Place, *, sync: bool = True) -> None:
    """Remove a file if it is there."""
    step("remove", path)
    with suppress(FileNotFoundError):
        os.unlink(path)
    if sync:
        sync_folder(Path(path).parent)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder, where the system can (Windows cannot open one, and does it by itself)."""
    flag = getattr(os, "O_DIRECTORY", None)
    with suppress(OSError):
        step(f"fsync {folder.name}/")
        if flag is None:
            return
        handle = os.open(folder, os.O_RDONLY | flag)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def disk_errors(where: object) -> Iterator[None]:
    """Turn a failure of the disk into a problem that says what to do."""
    try:
        yield
    except OSError as error:
        raise explain(error, str(where)) from error


def explain(error: OSError, where: str) -> WorkbenchError:
    """The problem behind a failure of the disk."""
    code = error.errno or 0
    if code in _FULL:
        return refuse("disk-full", "磁盘已满，没有写成；原有内容没有变化。", where=where, hint="腾出磁盘空间后再试。")
    if code in _FORBIDDEN:
        hint = "改到可以写入的文件夹，或者请管理员放开权限。"
        return refuse("read-only", "没有写入这个位置的权限。", where=where, hint=hint)
    return refuse("disk-error", f"读写磁盘出错（{error.strerror or error}）。", where=where, hint="检查磁盘后再试。")


def cut(path: Path, length: int) -> None:
    """Shorten a file to its good beginning."""
    step("cut", path)
    with path.open("rb+") as file:
        file.truncate(length)
        os.fsync(file.fileno())
