"""What stands in the places of a save: the files of the work tree and the index entries, before they are changed."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.storage.git.repository import Repository
from workbench.storage.saving.entries import Blobs, staged
from workbench.storage.saving.places import Places
from workbench.storage.saving.work_files import Stamp, blob_like, is_one_of, looked_at, stamp_of

#: Nanoseconds: two changes so near each other may leave one stamp (FAT counts time in steps of two seconds).
_YOUNG = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Sight:
    """``files``: contents that are neither what the branch said nor what it will say; ``staged``: such blobs.

    ``settled``: the paths whose file is as it is to be. ``index``: the stamp of the index that was looked at.
    ``stamps``: of the files that were looked at, those left out whose stamp would not tell of a change right after.
    """

    files: dict[str, bytes]
    staged: dict[str, str]
    settled: frozenset[str]
    index: Stamp | None
    stamps: Mapping[str, Stamp | None]

    @property
    def foreign(self) -> set[str]:
        """The paths that somebody changed without the workbench and did not commit."""
        return self.files.keys() | self.staged.keys()

    def still_holds(self, path: str, place: str) -> bool:
        """Whether the file of ``path`` is surely the one that was looked at."""
        return path in self.stamps and self.stamps[path] == stamp_of(place)


def look(repository: Repository, before: Blobs, after: Blobs) -> Sight:
    """Look at all places of a save; ``before`` and ``after``: what the branch said and will say."""
    index, places = index_stamp(repository), Places(repository.top)
    youngest = time.time_ns() - _YOUNG
    files, settled, stamps = {}, set[str](), dict[str, Stamp | None]()
    for path, new in after.items():
        stamp, content = looked_at(places[path])
        if stamp is None or stamp.changed < youngest:
            stamps[path] = stamp
        made = None if content is None else blob_like(content, new or before[path] or "")
        if made == new:
            settled.add(path)
        elif content is not None and made != before[path] and not is_one_of(content, before[path], new):
            files[path] = content
    return Sight(files, foreign_staged(repository, before, after), frozenset(settled), index, stamps)


def foreign_staged(repository: Repository, before: Blobs, after: Blobs) -> dict[str, str]:
    """Blobs of those paths that somebody staged with other words than the branch's old or new ones."""
    index = staged(repository, before)
    return {path: blob for path, blob in index.items() if blob not in (None, before[path], after[path]) and blob}


def index_stamp(repository: Repository) -> Stamp | None:
    """The stamp of the index as it is now: git never writes into it but puts a new file in its place."""
    return stamp_of((repository.git_dir / "index").resolve())
