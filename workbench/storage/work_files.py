"""Paths of a save and the files of the work tree behind them: nothing outside, nothing foreign overwritten."""

import hashlib
import re
import stat
from pathlib import Path

from workbench.model.problems import refuse
from workbench.storage import steps
from workbench.storage.repository import Repository

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


def _git_name(part: str) -> bool:
    return part.lower().startswith(".git") and part != ".gitkeep"


def place_of(repository: Repository, path: str) -> Path:
    """The file of a path relative to the work tree; refuses when a symbolic link or junction leads it elsewhere."""
    place = repository.top / path
    parent = place.parent
    while not parent.exists() and parent != repository.top:
        parent = parent.parent
    if not parent.is_dir():
        raise refuse(
            "blocked-folder", "这里应当是文件夹，却是一个文件，没有写入。", where=path, hint="把这个文件移走。"
        )
    if parent.resolve() != parent:
        hint = "把这个链接换成普通文件夹。"
        raise refuse("linked-folder", "工作区里的文件夹是符号链接，没有写入。", where=path, hint=hint)
    return place


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
    return blob in (blob_like(content, blob), blob_like(content.replace(b"\r\n", b"\n"), blob))


def blob_like(content: bytes, blob: str) -> str:
    """The blob id of ``content`` in the hash that ``blob`` is written in."""
    made = hashlib.sha256() if len(blob) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content) + content)
    return made.hexdigest()


def put(repository: Repository, path: str, content: bytes | None) -> None:
    """Make a work tree file hold ``content``, or be absent; it is whole at every instant. The folder is not flushed."""
    place = place_of(repository, path)
    if content is None:
        steps.remove(place, sync=False)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    steps.replace_file(place, content, place.with_name(f".{place.name}.workbench-new"), sync=False)
