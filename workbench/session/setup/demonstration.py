"""The demo workspace: made in a folder of its own, made again only while nobody has worked in it."""

import json
import shutil
from hashlib import blake2b
from pathlib import Path

from workbench.model.problems import refuse
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.session.opinions.intaking import Wishes
from workbench.session.opinions.taking import take
from workbench.session.saving import changes
from workbench.session.session import Session
from workbench.session.setup.founding import found
from workbench.session.setup.sample import LETTERS, SLUG, sample, sample_amendments, sample_letters
from workbench.session.staging import stage
from workbench.storage.git.repository import Repository
from workbench.storage.saving.save import save

_MARK = "demo"
_OFFICE = "云川市司法局 <sifaju@yunchuan.invalid>"


def fresh_demo(folder: Path, *, amendments: bool = True) -> tuple[Session, Path | None]:
    """The sample in a new workspace, and where a former demo that somebody had worked in was put.

    The letters lie beside the draft as files to be imported; ``amendments``: those proposed for it are there too.
    """
    aside = _make_room(folder)
    folder.mkdir(parents=True, exist_ok=True)
    # A repository of its own, even where the folder lies inside another one.
    _note(Repository.create(folder), "{}")
    desk = found(folder, _OFFICE)
    instrument = sample()
    save(desk.workspace, changes(SLUG, None, instrument), f"样例：{instrument.title}")
    if amendments:
        save(desk.workspace, sample_amendments(), "各单位、各方面提出的修改建议")
    for name, content in sample_letters().items():
        (folder / name).write_bytes(content)
    leave(desk)
    return Session(desk, SLUG), aside


def whole_sample(folder: Path) -> tuple[Session, Path | None]:
    """The same, and further: published for comments, the letters imported, so that everything can be tried at once."""
    session, aside = fresh_demo(folder)
    stage(session, "征求意见稿")
    for name in LETTERS:
        with Book.opened(session.desk, SLUG) as book:
            take(book, folder / name, Wishes())
    leave(session.desk)
    return Session(session.desk, SLUG), aside


def leave(desk: Desk) -> None:
    """Note how the demo left the workspace: as long as it is like that, it may be made again."""
    noted = {"commit": desk.workspace.commit(), "files": _files(desk.workspace.root)}
    _note(desk.workspace.repository, json.dumps(noted))


def _note(repository: Repository, words: str) -> None:
    repository.own.mkdir(parents=True, exist_ok=True)
    (repository.own / _MARK).write_text(words, encoding="utf-8", newline="\n")


def _make_room(folder: Path) -> Path | None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise refuse("not-empty", f"「{folder}」不是文件夹。", hint="换一个文件夹。")
    if not folder.exists() or not any(folder.iterdir()):
        return None
    mark = folder / ".git" / "workbench" / _MARK
    if not mark.is_file():
        raise refuse("not-empty", f"「{folder}」里已经有东西，没有改动。", hint="换一个空的文件夹。")
    if _untouched(folder, mark.read_text(encoding="utf-8")):
        shutil.rmtree(folder)
        return None
    aside = next(place for n in range(1, 1000) if not (place := folder.with_name(f"{folder.name}-{n}")).exists())
    folder.rename(aside)
    return aside


def _untouched(folder: Path, noted: str) -> bool:
    """Whether the demo is as it was left: nothing saved since, nothing in hand, no file new, gone or changed."""
    try:
        known = json.loads(noted)
    except ValueError:
        return False
    if not isinstance(known, dict) or known.get("files") != _files(folder):
        return False
    desk = Desk.find(folder)
    return known.get("commit") == desk.workspace.commit() and not Session(desk, SLUG).unsaved


def _files(folder: Path) -> dict[str, str]:
    """Every file outside git with the digest of what is in it."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        name.as_posix(): blake2b(path.read_bytes(), digest_size=16).hexdigest()
        for name, path in found.items()
        if name.parts[0] != ".git"
    }
