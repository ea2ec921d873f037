"""Bringing the work tree and the index to what the branch says, without overwriting anything foreign."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model.problems import WorkbenchError
from workbench.storage.git.objects import read_blobs
from workbench.storage.git.repository import Repository
from workbench.storage.log.operations import OperationLog
from workbench.storage.saving.entries import Blobs, blobs_at
from workbench.storage.saving.journal import Journal
from workbench.storage.saving.places import Places
from workbench.storage.saving.rescue import park
from workbench.storage.saving.sight import Sight, foreign_staged, index_stamp, look
from workbench.storage.saving.work_files import content_of, discard, is_one_of, make_folders, prepare, settle
from workbench.storage.steps import disk_errors, sync_folder

#: Seconds to wait for another git command that holds the index.
_PATIENCE = 1.5


@dataclass(frozen=True, slots=True)
class InHand:
    """What a save that goes on knows already and only recovery has to ask for.

    ``contents``: of the files to be written, by path in the repository; ``sight``: what stood in their places;
    ``log``: the operation log that is moved on; ``made``: where contents were written beforehand, by path.
    """

    contents: Mapping[str, bytes | None]
    sight: Sight | None
    log: OperationLog | None = None
    made: Mapping[str, str] = field(default_factory=dict)


def refresh(repository: Repository, journal: Journal, tip: str, known: InHand | None) -> str:
    """Write the files of a save and their index entries, as they are at ``tip``, the new commit or one after it.

    Answers the rescue ref of what stood in the way, or "".
    """
    before = {path: old for path, (old, _) in journal.paths.items()}
    after = {path: new for path, (_, new) in journal.paths.items()}
    if tip == journal.new:
        return bring(repository, before, after, tip, known)
    return bring(repository, before, blobs_at(repository, tip, after), tip)


def bring(repository: Repository, before: Blobs, after: Blobs, tip: str | None, known: InHand | None = None) -> str:
    """Make work tree and index hold ``after``; what is neither that nor ``before`` is parked, never overwritten."""
    sight = known.sight if known and known.sight else look(repository, before, after)
    staged = sight.staged if index_stamp(repository) == sight.index else foreign_staged(repository, before, after)
    rescue = _park_staged(repository, staged, tip)
    if sight.files:
        rescue = _parked(repository, sight.files, rescue, tip, "保全：工作目录里未提交的内容")
    contents = known.contents if known else _contents(repository, after)
    with disk_errors(repository.top):
        places = Places(repository.top)
        for path in sight.settled:
            discard(places[path])  # what a crash left beside it
        changed = [(path, places[path], contents[path]) for path in after if path not in sight.settled]
        made = known.made if known else {}
        make_folders(place for path, place, _ in changed if path in made)
        prepare((place, new) for path, place, new in changed if path not in made)
        for path, place, new in changed:
            now = None if sight.still_holds(path, place) else content_of(place)
            if now not in (None, sight.files.get(path)) and not is_one_of(now, before[path], after[path]):
                rescue = _parked(repository, {path: now}, rescue, tip, "保全：保存时刻被改动的内容")
            settle(place, new, made.get(path))
        for folder in places.folders:
            sync_folder(folder)
    _index(repository, after, repository.no_blob(tip))
    return rescue


def _parked(repository: Repository, files: Mapping[str, bytes | None], rescue: str, tip: str | None, why: str) -> str:
    """A rescue ref that holds these files too, besides those of the one before."""
    return park(repository, files, repository.tip(rescue) if rescue else tip, why)


def _park_staged(repository: Repository, found: Mapping[str, str], tip: str | None) -> str:
    if not found:
        return ""
    contents = read_blobs(repository, sorted(set(found.values())))
    kept = {path: contents[blob] for path, blob in found.items()}
    return park(repository, kept, tip, "保全：已暂存、未提交的内容")


def _contents(repository: Repository, blobs: Blobs) -> dict[str, bytes | None]:
    found = read_blobs(repository, sorted({blob for blob in blobs.values() if blob is not None}))
    return {path: None if blob is None else found[blob] for path, blob in blobs.items()}


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
