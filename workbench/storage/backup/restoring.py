"""A repository from a bundle: objects and refs by git, the work tree by our own writer, in a new folder.

Nothing of the bundle is run: it holds no settings and no hooks, the repository is made without templates, and files
are written here, so that no filter and no attribute has a say. What would lie outside the folder is refused.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse
from workbench.storage.backup import people
from workbench.storage.backup.bundle import Bundle, damaged, verify
from workbench.storage.founding import prepare_clone
from workbench.storage.git import program
from workbench.storage.git.objects import read_blobs
from workbench.storage.git.repository import Repository
from workbench.storage.git.tree import GitTree
from workbench.storage.saving.places import Places, check_tracked
from workbench.storage.saving.work_files import put
from workbench.storage.steps import disk_errors, step, sync_folder

#: What is taken over; refs/replace, say, would make git show other words than were saved.
_TAKEN = re.compile(r"refs/(?:heads|tags|remotes|notes|workbench/rescue)/.+|refs/stash")
_HEADS = "refs/heads/"
_USUAL = (f"{_HEADS}main", f"{_HEADS}master")
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Restored:
    """``left_out``: paths that are in the history and were not written as files; ``people``: None when not asked."""

    refs: int
    left_out: tuple[str, ...]
    people: int | None = None


def restore(bundle: Bundle, folder: Path, personal: Path | None) -> Restored:
    """The repository in ``folder``, new or empty, whole or not at all; with the private store in ``personal``."""
    scratch = folder.with_name(f".{folder.name}.workbench-new")
    with disk_errors(folder):
        _clear(scratch)
        try:
            scratch.mkdir(parents=True)
            restored = _fill(bundle, scratch, personal)
            step(f"rename {folder.name}")
            if folder.is_dir():
                folder.rmdir()
            scratch.rename(folder)
        except BaseException:
            _clear(scratch)
            raise
        sync_folder(folder.parent)
    return restored


def _clear(scratch: Path) -> None:
    if scratch.exists():
        shutil.rmtree(scratch, ignore_errors=True)


def _fill(bundle: Bundle, folder: Path, personal: Path | None) -> Restored:
    form = [] if bundle.object_format == "sha1" else [f"--object-format={bundle.object_format}"]
    program.run(folder, ["init", "--quiet", "--template=", *form])
    repository = Repository(folder.resolve(), folder.resolve() / ".git", folder.resolve() / ".git")
    verify(repository, bundle)
    refs = {name: at for name, at in bundle.refs.items() if _TAKEN.fullmatch(name)}
    _unpack(repository, bundle, refs)
    head = _head(bundle, refs)
    repository.git("symbolic-ref", "HEAD", head)
    left_out = _write_files(repository, refs[head])
    prepare_clone(repository)
    return Restored(len(refs), left_out, None if personal is None else people.take_in(personal, repository))


def _unpack(repository: Repository, bundle: Bundle, refs: dict[str, str]) -> None:
    """Objects, refs (git refuses names that lead elsewhere), and a look at whether anything is missing."""
    created = "".join(f"create {name} {at}\n" for name, at in refs.items())
    try:
        repository.git("bundle", "unbundle", str(bundle.path))
        repository.git("update-ref", "--stdin", stdin=created.encode())
        repository.git("fsck", "--no-dangling", "--no-progress")
    except WorkbenchError as error:
        if error.problem.code != "git-failed":
            raise
        raise damaged(bundle.path) from error


def _head(bundle: Bundle, refs: dict[str, str]) -> str:
    """The branch to be on: a bundle says only which commit that was."""
    heads = sorted((name for name in refs if name.startswith(_HEADS)), key=lambda name: (name not in _USUAL, name))
    found = next((name for name in heads if refs[name] == bundle.refs.get("HEAD")), heads[0] if heads else "")
    if not found:
        raise refuse("no-branch", "备份里没有分支，不能恢复成工作区。", where=str(bundle.path))
    return found


def _write_files(repository: Repository, commit: str) -> tuple[str, ...]:
    """Every plain file of ``commit``; the paths of links and submodules, and of names this disk cannot tell apart."""
    listing = repository.git("ls-tree", "-r", "-z", "--full-tree", commit)
    tree, places = GitTree(repository, listing), Places(repository.top)
    paths, left_out = [check_tracked(path) for path in tree], [problem.where for problem in tree.problems]
    for start in range(0, len(paths), _BATCH):
        batch = paths[start : start + _BATCH]
        contents = read_blobs(repository, sorted({tree.blob(path) for path in batch}))
        for path in batch:
            if os.path.exists(places[path]):
                left_out.append(path)
            else:
                put(places[path], contents[tree.blob(path)])
    repository.git("update-index", "-z", "--index-info", stdin=listing)
    for folder in places.folders:
        sync_folder(folder)
    return tuple(left_out)
