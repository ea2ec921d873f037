"""Paths of a save and the files of the work tree behind them: nothing outside, nothing foreign overwritten."""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from workbench.model.problems import refuse
from workbench.storage import steps
from workbench.storage.steps import explain

_TOPS = ("drafts", "amendments", "exports")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|]")


def check_path(path: str) -> str:
    """A path relative to a workspace that may be written; refuses everything that could lead elsewhere."""
    parts = path.split("/")
    inside = path == ".gitattributes" or (parts[0] in _TOPS and len(parts) > 1)
    odd = any(not part or part in (".", "..") or _git_name(part) for part in parts[1:])
    if not inside or odd or _HIDDEN.search(path):
        raise refuse("bad-path", f"「{_HIDDEN.sub('?', path)}」不是工作区里可以写的文件。")
    return path


def check_tracked(path: str) -> str:
    """A path in the repository, as somebody else's commit names it; refuses what could lead outside or into .git."""
    parts = path.split("/")
    odd = any(not part or part in (".", "..") or _is_gits_own(part) for part in parts)
    if odd or _HIDDEN.search(path) or "\ufffd" in path:
        hint = "这个提交不是正常的工具做的，请先查明来源。"
        raise refuse("bad-path", f"对方的提交里有不能写的路径「{_HIDDEN.sub('?', path)}」。", hint=hint)
    return path


def _is_gits_own(part: str) -> bool:
    """.git as any file system may spell it: HFS+ drops hidden characters, NTFS trailing dots, blanks and streams."""
    plain = "".join(char for char in part if char.isprintable()).casefold().rstrip(". ")
    return plain == ".git" or plain.startswith("git~")


def _git_name(part: str) -> bool:
    return part.lower().startswith(".git") and part != ".gitkeep"


class Places:
    """The files behind paths of a repository, for one pass over them: each folder is checked once."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self._folders: dict[str, Path] = {}

    def __getitem__(self, path: str) -> Path:
        """The file of a path; refuses when a link leads it elsewhere, or it may not be written."""
        folder, _, name = path.rpartition("/")
        return self._folder(folder) / name

    def check(self, paths: Iterable[str]) -> None:
        """Refuse as asking for each of these would."""
        for folder in {path.rpartition("/")[0] for path in paths}:
            self._folder(folder)

    def _folder(self, path: str) -> Path:
        found = self._folders.get(path)
        if found is None:
            found = self._folders[path] = self._checked(path)
        return found

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders asked for so far."""
        return tuple(self._folders.values())

    def _checked(self, path: str) -> Path:
        folder = near = self._top / path
        while not near.exists() and near != self._top:
            near = near.parent
        if not near.is_dir():
            hint = "把这个文件移走。"
            raise refuse("blocked-folder", "这里应当是文件夹，却是一个文件，没有写入。", where=path, hint=hint)
        if near.resolve() != near:
            hint = "把这个链接换成普通文件夹。"
            raise refuse("linked-folder", "工作区里的文件夹是符号链接，没有写入。", where=path, hint=hint)
        if not os.access(near, os.W_OK):
            raise explain(PermissionError(errno.EACCES, ""), str(near))
        return folder


class Stamp(NamedTuple):
    """Tells one state of a file from another without reading it; times in nanoseconds.

    ``changed``: the later of ``written``, which anybody may set back, and the time that only the system sets (POSIX).
    """

    number: int
    size: int
    written: int
    changed: int


def stamp_of(place: Path) -> Stamp | None:
    """The stamp of a file as it is now; None when there is none."""
    try:
        facts = os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Stamp(facts.st_ino, facts.st_size, facts.st_mtime_ns, max(facts.st_mtime_ns, facts.st_ctime_ns))


def content_of(place: Path) -> bytes | None:
    """What a work tree file holds; None when there is none. A symbolic link counts as its target's name."""
    try:
        facts = place.lstat()
        if stat.S_ISLNK(facts.st_mode):
            return b"link " + str(place.readlink()).encode("utf-8", "surrogateescape")
        return place.read_bytes() if stat.S_ISREG(facts.st_mode) else b"not a file"
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_blob(content: bytes | None, blob: str | None) -> bool:
    """Whether a file is what ``blob`` says (None: absent). Windows line ends do not make it another."""
    if content is None or blob is None:
        return content is None and blob is None
    return blob_like(content, blob) == blob or blob_like(content.replace(b"\r\n", b"\n"), blob) == blob


def blob_like(content: bytes, blob: str) -> str:
    """The blob id of ``content`` in the hash that ``blob`` is written in."""
    made = hashlib.sha256() if len(blob) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content) + content)
    return made.hexdigest()


def put(place: Path, content: bytes | None) -> None:
    """Make a work tree file hold ``content``, or be absent; it is whole at every instant. The folder is not flushed."""
    prepare([(place, content)])
    settle(place, content)


def prepare(contents: Iterable[tuple[Path, bytes | None]]) -> None:
    """Write files beside their places, and flush them all; :func:`settle` then gives them their names."""
    made = [(_scratch(place), content) for place, content in contents if content is not None]
    for folder in {os.path.dirname(scratch) for scratch, _ in made}:
        os.makedirs(folder, exist_ok=True)
    for scratch, content in made:
        steps.write_new(scratch, content, flush=False)
    steps.flush_all([scratch for scratch, _ in made])


def settle(place: Path, content: bytes | None) -> None:
    """Put what was prepared in its place, or remove the file."""
    if content is None:
        steps.remove(place, sync=False)
    else:
        steps.rename(_scratch(place), place)


def discard(place: Path) -> None:
    """Remove what an interrupted program prepared for a place."""
    with suppress(OSError):
        _scratch(place).unlink(missing_ok=True)


def _scratch(place: Path) -> Path:
    return place.with_name(f".{place.name}.workbench-new")
