"""What stands in the places of a save: the files of the work tree and the index entries, before they are changed."""

from dataclasses import dataclass

from workbench.storage.git.repository import Repository
from workbench.storage.saving.entries import Blobs, staged
from workbench.storage.saving.work_files import Places, blob_like, content_of, is_blob

#: Tells one state of the index from another: git never writes into it but puts a new file in its place.
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Sight:
    """``files``: contents that are neither what the branch said nor what it will say; ``staged``: such blobs.

    ``settled``: the paths whose file is as it is to be. ``stamp``: of the index that was looked at.
    """

    files: dict[str, bytes]
    staged: dict[str, str]
    settled: frozenset[str]
    stamp: Stamp

    @property
    def foreign(self) -> set[str]:
        """The paths that somebody changed without the workbench and did not commit."""
        return self.files.keys() | self.staged.keys()


def look(repository: Repository, before: Blobs, after: Blobs) -> Sight:
    """Look at all places of a save; ``before`` and ``after``: what the branch said and will say."""
    stamp, places = index_stamp(repository), Places(repository.top)
    files, settled = {}, set[str]()
    for path, new in after.items():
        content = content_of(places[path])
        if (blob_like(content, new) if content is not None and new is not None else content) == new:
            settled.add(path)
        elif content is not None and not is_blob(content, before[path]) and not is_blob(content, new):
            files[path] = content
    return Sight(files, foreign_staged(repository, before, after), frozenset(settled), stamp)


def foreign_staged(repository: Repository, before: Blobs, after: Blobs) -> dict[str, str]:
    """Blobs of those paths that somebody staged with other words than the branch's old or new ones."""
    index = staged(repository, before)
    return {path: blob for path, blob in index.items() if blob not in (None, before[path], after[path]) and blob}


def index_stamp(repository: Repository) -> Stamp:
    """The stamp of the index as it is now; None when there is none."""
    try:
        facts = (repository.git_dir / "index").stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_mtime_ns, facts.st_size
