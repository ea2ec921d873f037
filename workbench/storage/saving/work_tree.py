"""Bringing the work tree and the index to what the branch says, without overwriting anything foreign."""

import time
from collections.abc import Collection, Mapping

from workbench.model.problems import WorkbenchError
from workbench.storage.git.objects import read_blobs
from workbench.storage.git.repository import Repository
from workbench.storage.saving.journal import Journal
from workbench.storage.saving.rescue import park
from workbench.storage.saving.work_files import Places, check_tracked, content_of, discard, is_blob, prepare, settle
from workbench.storage.steps import disk_errors, sync_folder

#: Seconds to wait for another git command that holds the index.
_PATIENCE = 1.5

Blobs = dict[str, str | None]


def blobs_at(repository: Repository, commit: str | None, paths: Collection[str]) -> Blobs:
    """The blob of each path (in the repository) at a commit; None where there is no such file."""
    found: Blobs = dict.fromkeys(paths)
    if commit is not None and paths:
        out = repository.git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *_folders(paths))
        found |= {path: blob for path, blob in _entries(out, 2) if path in found}
    return found


def changed_between(repository: Repository, old: str | None, new: str) -> dict[str, tuple[str | None, str | None]]:
    """The plain files that differ between two commits: their blobs at both."""
    sides = [_plain_files(repository, commit) if commit else {} for commit in (old, new)]
    paths = sorted(sides[0].keys() | sides[1].keys())
    pairs = {path: (sides[0].get(path), sides[1].get(path)) for path in paths}
    return {check_tracked(path): pair for path, pair in pairs.items() if pair[0] != pair[1]}


def _plain_files(repository: Repository, commit: str) -> dict[str, str]:
    out = repository.git("ls-tree", "-r", "-z", "--full-tree", commit)
    rows = (entry.split("\t", 1) for entry in out.decode("utf-8", "replace").split("\0") if entry)
    return {path: facts.split(" ")[2] for facts, path in rows if facts.startswith("100644 ")}


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
    found, places = {}, Places(repository.top)
    for path in before:
        content = content_of(places[path])
        if content is not None and not is_blob(content, before[path]) and not is_blob(content, after[path]):
            found[path] = content
    return found


def foreign_staged(repository: Repository, before: Blobs, after: Blobs) -> dict[str, str]:
    """Blobs of those paths that somebody staged with other words than the branch's old or new ones."""
    index = staged(repository, before)
    return {path: blob for path, blob in index.items() if blob not in (None, before[path], after[path]) and blob}


def refresh(repository: Repository, journal: Journal, tip: str) -> str:
    """Write the files of a save and their index entries, as they are at ``tip``, the new commit or one after it.

    Answers the rescue ref of what stood in the way, or "".
    """
    before = {path: old for path, (old, _) in journal.paths.items()}
    after = {path: new for path, (_, new) in journal.paths.items()}
    return bring(repository, before, after if tip == journal.new else blobs_at(repository, tip, after), tip)


def bring(repository: Repository, before: Blobs, after: Blobs, tip: str | None) -> str:
    """Make work tree and index hold ``after``; what is neither that nor ``before`` is parked, never overwritten."""
    rescue = _park_staged(repository, before, after, tip)
    parked = foreign_among(repository, before, after)
    if parked:
        rescue = park(repository, parked, repository.tip(rescue) if rescue else tip, "保全：工作目录里未提交的内容")
    contents = read_blobs(repository, sorted({blob for blob in after.values() if blob is not None}))
    with disk_errors(repository.top):
        places = Places(repository.top)
        wanted = {path: None if blob is None else contents[blob] for path, blob in after.items()}
        changed = _prepared(places, wanted)
        for path, new in changed.items():
            now = content_of(places[path])
            if now is not None and now != parked.get(path) and not _known(now, before[path], after[path]):
                rescue = park(repository, {path: now}, tip, "保全：保存时刚被改动的内容")
            settle(places[path], new)
        for folder in places.folders:
            sync_folder(folder)
    _index(repository, after, repository.no_blob(tip))
    return rescue


def _prepared(places: Places, wanted: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The files that are not yet as wanted, written beside their places; what a crash left there is gone."""
    changed = {path: new for path, new in wanted.items() if content_of(places[path]) != new}
    for path in wanted:
        discard(places[path])
    prepare({places[path]: new for path, new in changed.items()})
    return changed


def _park_staged(repository: Repository, before: Blobs, after: Blobs, tip: str | None) -> str:
    found = foreign_staged(repository, before, after)
    if not found:
        return ""
    contents = read_blobs(repository, sorted(set(found.values())))
    kept = {path: contents[blob] for path, blob in found.items()}
    return park(repository, kept, tip, "保全：已暂存、未提交的内容")


def _known(content: bytes, *blobs: str | None) -> bool:
    return any(is_blob(content, blob) for blob in blobs)


def _index(repository: Repository, after: Mapping[str, str | None], nothing: str) -> None:
    rows = (f"100644 {blob}\t{path}\0" if blob else f"0 {nothing}\t{path}\0" for path, blob in after.items())
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
