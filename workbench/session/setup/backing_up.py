"""A backup of a repository in one file, and a workspace made from it again."""

from dataclasses import dataclass
from pathlib import Path

from workbench.model.problems import refuse
from workbench.session.desk import Desk
from workbench.session.exporting import refuse_place
from workbench.storage.backup import bundle as bundles
from workbench.storage.backup import people, restoring
from workbench.storage.backup.restoring import Restored
from workbench.storage.locks import locked
from workbench.storage.log.operations import OperationLog

_PEOPLE = ".personal.sqlite"
_NO_PEOPLE = "备份时加 --with-personal-data 才有这个文件；不要它，就去掉 --with-personal-data。"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds, and what it does not.

    ``refs``: branches, stages and rescued work; ``unsaved``: steps in hand on any branch, which are not in it;
    ``people``: how many are in the file beside it, None when there is no such file.
    """

    path: Path
    refs: int
    unsaved: int
    people: int | None = None


def personal_file(path: Path) -> Path:
    """Where the private store lies that belongs to a backup."""
    return path.with_name(path.name + _PEOPLE)


def back_up(desk: Desk, path: Path, *, with_people: bool = False, force: bool = False) -> BackedUp:
    """Write the backup, and beside it who sent the opinions if asked; nothing is replaced without ``force``."""
    path = path.absolute()  # git works in the folder of the repository
    for place in (path, personal_file(path)) if with_people else (path,):
        refuse_place(place, force=force)
    repository = desk.workspace.repository
    if repository.commit("HEAD") is None:
        raise refuse("nothing-to-back-up", "还没有保存过版本，没有可以备份的内容。", hint="先用 save 保存。")
    with locked(repository.own / "save.lock"):
        made = bundles.create(repository, path)
    count = people.write_out(repository, personal_file(path)) if with_people else None
    return BackedUp(path, len(made.refs) - ("HEAD" in made.refs), _unsaved(repository.own / "logs"), count)


def _unsaved(logs: Path) -> int:
    """Steps in hand in all drafts and on all branches."""
    return sum(len(OperationLog(file.parent).read()[0].done) for file in logs.glob("*/log.jsonl"))


def restore(path: Path, folder: Path, *, with_people: bool = False) -> Restored:
    """A workspace in ``folder``, which must be new or empty, whole or not at all."""
    path, folder = path.absolute(), folder.absolute()
    _refuse_target(folder)
    bundle, beside = bundles.read(path), personal_file(path)
    if with_people and not beside.is_file():
        raise refuse("no-personal-data", "备份旁边没有个人信息的文件。", where=str(beside), hint=_NO_PEOPLE)
    return restoring.restore(bundle, folder, beside if with_people else None)


def _refuse_target(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise refuse("not-empty", "这不是文件夹，没有改动。", where=str(folder), hint="换一个新的文件夹。")
    if folder.is_dir() and any(folder.iterdir()):
        raise refuse("not-empty", "这个文件夹里已经有东西，没有改动。", where=str(folder), hint="换一个新的文件夹。")
    if not folder.parent.is_dir():
        raise refuse("no-such-folder", "没有上一级文件夹。", where=str(folder), hint="请先建立文件夹。")
