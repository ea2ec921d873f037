"""The demo workspace: made in a folder of its own, made again only when it is recognisably ours."""

import shutil
from pathlib import Path

from workbench.model.problems import refuse
from workbench.session.desk import Desk
from workbench.session.saving import changes
from workbench.session.session import Session
from workbench.session.setup.founding import found
from workbench.session.setup.sample import SLUG, sample
from workbench.storage.git.repository import Repository
from workbench.storage.saving.save import save

_MARK = "demo"


def fresh_demo(folder: Path) -> tuple[Session, Path | None]:
    """The sample in a new workspace, and where a former demo that somebody had worked in was put."""
    aside = _make_room(folder)
    folder.mkdir(parents=True, exist_ok=True)
    # A repository of its own, even where the folder lies inside another one.
    repository = Repository.create(folder)
    desk = found(folder, None)
    instrument = sample()
    commit = save(desk.workspace, changes(SLUG, None, instrument), f"样例：{instrument.title}")
    (repository.own / _MARK).write_text(commit, encoding="ascii")
    return Session(desk, SLUG), aside


def _make_room(folder: Path) -> Path | None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise refuse("not-empty", f"「{folder}」不是文件夹。", hint="换一个文件夹。")
    if not folder.exists() or not any(folder.iterdir()):
        return None
    mark = folder / ".git" / "workbench" / _MARK
    if not mark.is_file():
        raise refuse("not-empty", f"「{folder}」里已经有东西，没有改动。", hint="换一个空的文件夹。")
    if _untouched(folder, mark.read_text(encoding="ascii").strip()):
        shutil.rmtree(folder)
        return None
    aside = next(place for n in range(1, 1000) if not (place := folder.with_name(f"{folder.name}-{n}")).exists())
    folder.rename(aside)
    return aside


def _untouched(folder: Path, made: str) -> bool:
    """Whether the demo is as it was made: nothing saved since, nothing in hand, no file changed."""
    from workbench.session.intake.foreign import foreign_files

    desk = Desk.find(folder)
    if desk.workspace.repository.commit("HEAD") != made or desk.slugs() != (SLUG,):
        return False
    session = Session(desk, SLUG)
    return not session.unsaved and not foreign_files(session)
