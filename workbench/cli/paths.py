"""Where a command works: -C DIR comes first, and every relative path starts there."""

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def folder(args: Namespace) -> "Path":
    """The folder of -C; WorkbenchError when there is none."""
    from pathlib import Path

    from workbench.model.problems import refuse

    _check(args.directory)
    here = Path(args.directory)
    if not here.is_dir():
        raise refuse("no-such-folder", "没有这个文件夹。", where=str(here), hint="请检查 -C 后面的路径。")
    return here


def path(args: Namespace, words: str) -> "Path":
    """A path as said on the command line; WorkbenchError for one no system could have."""
    _check(words)
    return folder(args) / words


def _check(words: str) -> None:
    from os import fsencode

    from workbench.model.problems import refuse

    try:
        fits = bool(words) and b"\0" not in fsencode(words)
    except UnicodeEncodeError:
        fits = False
    if not fits:
        raise refuse("bad-path", "文件名是空的，或者含有不能用的字符。", hint="请写出文件的路径。")
