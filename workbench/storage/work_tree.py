"""Bringing the work tree and the index to what the branch says, without overwriting anything foreign."""

import time
from collections.abc import Collection, Mapping

from workbench.model.problems import WorkbenchError
from workbench.storage.git_tree import read_blobs
from workbench.storage.journal import Journal
from workbench.storage.repository import Repository
from workbench.storage.rescue import park
from workbench.storage.steps import disk_errors, sync_folder
from workbench.storage.work_files import blob_like, content_of, is_blob, place_of, put

#: Seconds to wait for another git command that holds the index.
_PATIENCE = 3.0

Blobs = dict[str, str | None]


def blobs_at(repository: Repository, commit: str | None, paths: Collection[str]) -> Blobs:
    """The blob of each path (in the repository) at a commit; None where there is no such file."""
    found: Blobs = dict.fromkeys(paths)
    if commit is not None and paths:
        out = repository.git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *_folders(paths))
        found |= {path: blob for path, blob in _entries(out, 2) if path in found}
    return found


def staged(repository: Repository, paths: Collection[str]) -> Blobs:
    """The blob of each path in the index."""
    found: Blobs = dict.fromkeys(paths)
    if paths:
        out = repository.git("ls-files", "-s", "-z", "--", *_folders(paths))
        found |= {path: blob for path, blob in _entries(out, 1) if path in found}
    return found


def _folders(paths: Collection[str]) -> list[str]:
    """A few folders that hold all paths: a command line is limited to 32,767 characters on Windows."""
    return sorted({path.rpartition("/")[0] or path for path in paths}) if len(paths) > 100 else sorted(paths)


def _entries(out: bytes, field: int) -> list[tuple[str, str]]:
    rows = (entry.split("\t", 1) for entry in out.decode("utf-8", "replace").split("\0") if entry)
    return [(path, facts.split(" ")[field]) for facts, path in rows]


def foreign_among(repository: Repository, before: Blobs, after: Blobs) -> dict[str, bytes]:
    """Contents of those work tree files that are neither what the branch said nor what it will say."""
    found = {}
    for path in before:
        content = content_of(place_of(repository, path))
        if content is not None and not is_blob(content, before[path]) and not is_blob(content, after[path]):
            found[path] = content
    return found


def foreign_staged(repository: Repository, before: Blobs, after: Blobs) -> dict[str, str]:
    """Blobs of those paths that somebody staged with other words than the branch's old or new ones."""
    index = staged(repository, before)
    return {path: blob for path, blob in index.items() if blob not in (None, before[path], after[path]) and blob}


def refresh(repository: Repository, journal: Journal) -> str:
    """Write the files of a save and their index entries. Answers the rescue ref of what stood in the way, or ""."""
    before = {path: old for path, (old, _) in journal.paths.items()}
    tip = repository.tip(journal.branch)
    after = {path: new for path, (_, new) in journal.paths.items()}
    after = after if tip == journal.new else blobs_at(repository, tip, after)
    rescue = keep_foreign(repository, before, after, tip)
    contents = read_blobs(repository, sorted({blob for blob in after.values() if blob is not None}))
    with disk_errors(repository.top):
        for path, blob in after.items():
            _write(repository, path, None if blob is None else contents[blob], blob)
        for folder in sorted({place_of(repository, path).parent for path in after}):
            sync_folder(folder)
    _index(repository, after)
    return rescue


def keep_foreign(repository: Repository, before: Blobs, after: Blobs, tip: str | None) -> str:
    """Park what is foreign among these paths: staged words first, those of the work tree on top of them."""
    files, index = foreign_among(repository, before, after), foreign_staged(repository, before, after)
    if not files and not index:
        return ""
    contents = read_blobs(repository, sorted(set(index.values())))
    rescue = ""
    if index:
        kept = {path: contents[blob] for path, blob in index.items()}
        rescue = park(repository, kept, tip, "保全：已暂存、未提交的内容")
    if files:
        rescue = park(repository, files, repository.tip(rescue) if rescue else tip, "保全：工作目录里未提交的内容")
    return rescue


def _write(repository: Repository, path: str, content: bytes | None, blob: str | None) -> None:
    now = content_of(place_of(repository, path))
    same = now is None if blob is None else now is not None and blob_like(now, blob) == blob
    if not same:
        put(repository, path, content)


def _index(repository: Repository, after: Mapping[str, str | None]) -> None:
    rows = (f"100644 {blob}\t{path}\0" if blob else f"0 {'0' * 40}\t{path}\0" for path, blob in after.items())
    lines = "".join(rows).encode()
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            repository.git("update-index", "-z", "--index-info", stdin=lines)
            return
        except WorkbenchError as error:
            if error.problem.code != "git-locked" or time.monotonic() > end:
                raise
            time.sleep(0.1)
