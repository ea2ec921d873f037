"""Addresses of other repositories: only the ways of reaching one that start no program of a stranger's choosing."""

import re
from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse

_HOST = r"[A-Za-z0-9\[][A-Za-z0-9.:\[\]-]*"
_USER = r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?"
#: https, ssh and git with a host that cannot be an option; user:password@ belongs into no address.
_WEB = re.compile(rf"(?:https?|ssh|git)://{_USER}{_HOST}(?::[0-9]{{1,5}})?/[^\s\x00-\x1f\x7f]+")
#: 用户@主机:路径, ssh's own way.
_SCP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9][A-Za-z0-9.-]*:(?!:)[^\s\x00-\x1f\x7f-][^\s\x00-\x1f\x7f]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def check_address(words: str, here: Path) -> str:
    """An address for git, never an option and never a transport helper; a path is made absolute from ``here``."""
    if not words.strip() or words.startswith("-") or _CONTROL.search(words):
        raise _bad(words)
    if _WEB.fullmatch(words) or _SCP.fullmatch(words):
        return words
    path = Path(words.removeprefix("file://")) if words.startswith("file://") else Path(words)
    if "::" in words or ("://" in words and not words.startswith("file://")):
        raise _bad(words)
    place = path if path.is_absolute() else here / path
    if not place.is_dir():
        raise refuse(
            "no-such-repository", "没有这个文件夹。", where=str(path), hint="写出远程仓库所在的文件夹或者网址。"
        )
    return str(place.resolve())


def _bad(words: str) -> WorkbenchError:
    shown = _CONTROL.sub("?", words)
    hint = "可以用 https、ssh、git 的网址，「用户@主机:路径」，或者文件夹。"
    return refuse("bad-address", f"「{shown}」不是可以使用的仓库地址。", hint=hint)
