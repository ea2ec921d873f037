"""A bare repository and two offices that exchange drafts through it."""

import subprocess
from pathlib import Path

from tests.tui_screens.desk import by_command, founded
from workbench.cli.main import main
from workbench.session.session import Session


def git(folder: Path, *words: str) -> str:
    """What git says in a folder."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def two_clones(top: Path) -> tuple[Path, Path]:
    """Two workspaces of one bare repository, each with an author of its own."""
    first = founded(top / "起草")
    git(top, "clone", "--quiet", "--bare", str(first), str(top / "hub.git"))
    found = []
    for name in ("张三", "李四"):
        folder = top / name
        assert main(["clone", str(top / "hub.git"), str(folder)]) == 0
        git(folder, "config", "user.name", name)
        git(folder, "config", "user.email", "office@example.cn")
        found.append(folder)
    return found[0], found[1]


def edited(folder: Path, place: str, old: str, new: str) -> None:
    """A version by another process."""
    by_command(folder, "replace", place, "--old", old, "--new", new, "-m", "按部门意见修改")


def saved_words(folder: Path, place: str) -> str:
    """How a place reads in the version that was saved last."""
    saved = Session.open(folder).saved
    return saved.wording.text(saved.locate(place))
