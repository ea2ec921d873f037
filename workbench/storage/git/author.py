"""Who a commit is by: git's own settings, else the user of the operating system with a local address."""

import getpass
import os
import re
from dataclasses import dataclass

from workbench.model.problems import Problem, Severity, refuse
from workbench.storage.git.repository import Repository

_LOOSE = re.compile(r"[<>\x00-\x1f\x7f]")
_WRITTEN = re.compile(r"\s*([^<>]*?)\s*(?:<([^<>\s]+)>)?\s*")


@dataclass(frozen=True, slots=True)
class Author:
    """Name and address; ``assumed`` when git knew no name."""

    name: str
    email: str
    assumed: bool = False

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"


def author_of(repository: Repository) -> Author:
    """The author of what is saved in this repository."""
    known = repository.config(r"^user\.(name|email)$")
    name, email = known.get("user.name", ""), known.get("user.email", "")
    user = _clean(_system_user()) or "workbench"
    return Author(_clean(name) or user, _clean(email) or f"{user}@localhost", assumed=not _clean(name))


def read_author(written: str) -> Author:
    """「姓名 <邮箱>」 or 「姓名」 as typed; refuses what git could not keep."""
    found = _WRITTEN.fullmatch(written)
    if found is None or not found[1] or found[1].startswith("-") or _LOOSE.search(found[1] + (found[2] or "")):
        raise refuse(
            "bad-author", f"「{_clean(written)}」不是「姓名 <邮箱>」的写法。", hint="如：张三 <zhangsan@example.cn>。"
        )
    return Author(found[1], found[2] or f"{_clean(_system_user()) or 'workbench'}@localhost")


def notice(repository: Repository, author: Author) -> Problem | None:
    """The hint that the name of ``author`` was assumed; given once for a repository."""
    said = repository.own / "author-said"
    if not author.assumed or said.exists():
        return None
    try:
        said.parent.mkdir(parents=True, exist_ok=True)
        said.touch()
    except OSError:
        pass  # said again next time, which is better than not at all
    hint = "要改用自己的姓名，运行：git config user.name 姓名。"
    return Problem("author-assumed", f"git 没有设置姓名，提交人记为「{author}」。", hint=hint, severity=Severity.HINT)


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or no password database as on Windows
        return os.environ.get("USERNAME", "")


def _clean(words: str) -> str:
    return _LOOSE.sub("", words).strip()
