"""Founding a workspace: the repository if there is none, three folders, and how git shows Chinese words."""

from pathlib import Path

from workbench.model.problems import refuse
from workbench.storage.git.author import read_author
from workbench.storage.git.repository import Repository
from workbench.storage.saving.save import save
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace

#: One Chinese character, or a run of letters and digits, is a word.
WORD_PATTERN = "[A-Za-z0-9]+|[^[:space:]]"
_FOLDERS = ("drafts", "amendments", "exports")
_ATTRIBUTES = f"""\
# Files are UTF-8 with LF on every system. `git diff --word-diff` shows changed Chinese characters after
#   git config diff.chinese.wordRegex '{WORD_PATTERN}'
# which `workbench init` sets for this repository; a clone has to set it once.
/drafts/**/*.toml text eol=lf diff=chinese
/drafts/**/*.txt text eol=lf diff=chinese
/amendments/**/*.toml text eol=lf diff=chinese
/amendments/**/*.jsonl text eol=lf diff=chinese
/exports/** -text
# Those who have run `workbench init --merge-driver` merge these by structure; others as text.
/drafts/**/outline.txt merge=workbench
/drafts/**/articles/*.toml merge=workbench
"""


def init(folder: Path, author: str | None = None) -> Workspace:
    """A workspace in ``folder`` (made if missing), as one commit. Inside a repository it is a folder of that one.

    ``author``: 「姓名 <邮箱>」, set for this repository.
    """
    person = read_author(author) if author else None
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    root = folder.resolve()
    repository = Repository.around(root) or Repository.create(root)
    workspace = Workspace.at(repository, root)
    if (root / "drafts").exists():
        raise refuse(
            "workspace-exists",
            "这里已经有 drafts 文件夹，没有改动。",
            where=str(folder),
            hint="直接使用，或者换一个文件夹。",
        )
    if person is not None:
        repository.set_config("user.name", person.name)
        repository.set_config("user.email", person.email)
    repository.set_config("diff.chinese.wordRegex", WORD_PATTERN)
    files: dict[str, bytes | None] = {f"{name}/.gitkeep": b"" for name in _FOLDERS}
    save(workspace, files | {".gitattributes": _attributes(root / ".gitattributes")}, "建立工作区")
    return workspace


def register_driver(repository: Repository, command: str) -> None:
    """Let plain ``git merge`` of this repository call ``command`` for each outline and article."""
    repository.set_config("merge.workbench.name", "workbench: outlines and articles by structure")
    repository.set_config("merge.workbench.driver", f"{command} merge-driver %O %A %B %P")


def prepare_clone(repository: Repository) -> None:
    """What a clone does not bring along: how git shows Chinese words."""
    repository.set_config("diff.chinese.wordRegex", WORD_PATTERN)


def _attributes(place: Path) -> bytes:
    """Ours after those that are there already."""
    with disk_errors(place):
        there = place.read_bytes() if place.is_file() else b""
    return there + (b"\n" if there else b"") + _ATTRIBUTES.encode()
