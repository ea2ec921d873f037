"""Foreign changes: files of drafts that somebody changed in the work tree without the workbench and did not commit."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, refuse
from workbench.storage.files.codec import load
from workbench.storage.files.toml_reader import MAX_BYTES
from workbench.storage.locks import locked
from workbench.storage.saving.entries import blobs_at
from workbench.storage.saving.places import check_path
from workbench.storage.saving.recovery import recover_locked
from workbench.storage.saving.work_files import content_of, is_blob
from workbench.storage.saving.work_tree import bring
from workbench.storage.slug import check_slug
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Foreign:
    """One file, its path relative to the workspace."""

    path: str
    change: Literal["changed", "added", "deleted"]


def foreign(workspace: Workspace, slug: str) -> tuple[Foreign, ...]:
    """What differs between the work tree and the branch in the folder of a draft."""
    _, tip = workspace.repository.head()
    folder = f"drafts/{check_slug(slug)}"
    tree = workspace.files(slug, tip) if tip and slug in workspace.drafts(tip) else None
    there = dict(_walk(workspace.root, folder))
    found = []
    for path in sorted(there.keys() | ({f"{folder}/{name}" for name in tree} if tree is not None else set())):
        blob = tree.blob(path[len(folder) + 1 :]) if tree is not None and path[len(folder) + 1 :] in tree else None
        content = content_of(there[path]) if path in there else None
        if not is_blob(content, blob):
            found.append(Foreign(path, "added" if blob is None else "deleted" if content is None else "changed"))
    return tuple(found)


def read_work_tree(workspace: Workspace, slug: str) -> tuple[Instrument, tuple[Problem, ...]]:
    """A draft as its files in the work tree are now, and their defects: what a foreign change would make of it."""
    folder = f"drafts/{check_slug(slug)}"
    with disk_errors(workspace.root / folder):
        files = {path[len(folder) + 1 :]: _read(place) for path, place in _walk(workspace.root, folder)}
    return load(files)


def set_aside(workspace: Workspace, paths: Iterable[str]) -> str:
    """Put these files on a rescue ref and the branch's words back in their place; the ref, or ""."""
    repository = workspace.repository
    full = [workspace.prefix + check_path(path) for path in paths]
    with locked(repository.own / "save.lock"):
        recover_locked(repository)
        _, tip = repository.head()
        blobs = blobs_at(repository, tip, full)
        return bring(repository, blobs, blobs, tip)


def _walk(root: Path, folder: str) -> Iterator[tuple[str, Path]]:
    """The files below a folder of the workspace; links are not followed, and our own unfinished files passed over."""
    top = root / folder
    if top.is_symlink() or (root / "drafts").is_symlink():
        raise refuse("linked-folder", "草案的文件夹是符号链接，没有读取。", where=folder, hint="换成普通文件夹。")
    for place, folders, names in os.walk(top, followlinks=False):
        folders[:] = [name for name in folders if not (Path(place) / name).is_symlink()]
        for name in names:
            if not name.endswith(".workbench-new"):
                path = Path(place) / name
                yield path.relative_to(root).as_posix(), path


def _read(place: Path) -> bytes:
    """At most a little more than the reader takes, so a huge file is refused there without being read here."""
    if place.is_symlink() or not place.is_file():
        return content_of(place) or b""
    with place.open("rb") as file:
        return file.read(MAX_BYTES * 6)
