"""What a commit and the index say about paths of the repository: their blobs."""

from collections.abc import Collection

from workbench.storage.git.repository import Repository
from workbench.storage.saving.places import check_tracked

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
