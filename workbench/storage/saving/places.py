"""Paths of a save and where they lead: nothing outside, nothing of git's own, nothing through a link."""

import errno
import os
import re
from collections.abc import Iterable
from pathlib import Path

from workbench.model.problems import refuse
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
        self._folders: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        """The file of a path; refuses when a link leads it elsewhere, or it may not be written.

        As a string: of a thousand files, path objects are half of the work.
        """
        folder, _, name = path.rpartition("/")
        return os.path.join(self._folder(folder), name)

    def check(self, paths: Iterable[str]) -> None:
        """Refuse as asking for each of these would."""
        for folder in {path.rpartition("/")[0] for path in paths}:
            self._folder(folder)

    def _folder(self, path: str) -> str:
        found = self._folders.get(path)
        if found is None:
            found = self._folders[path] = str(self._checked(path))
        return found

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders asked for so far."""
        return tuple(map(Path, self._folders.values()))

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
