"""One ``git log --raw`` over a stretch of history: every commit with the blobs it put in the place of others."""

from collections.abc import Iterator
from typing import NamedTuple

from workbench.storage.git.repository import Repository
from workbench.storage.git.stream import parts

#: Begins a commit; no path follows a NUL with it, and no subject can hold the NUL before it.
_START = "\x02"
_FORMAT = f"--format={_START}%H%x00%P%x00%at%x00%an%x00%s%x00%(trailers:only,unfold)%x00"


class Change(NamedTuple):
    """A path, and git's ids of its content before (as the first parent has it) and after; "" where there is none."""

    path: str
    old: str
    new: str


class Commit(NamedTuple):
    """One commit. ``when``: seconds since 1970; ``changes``: of a merge, what differs from all its parents."""

    id: str
    parents: tuple[str, ...]
    when: int
    author: str
    subject: str
    trailers: str
    changes: tuple[Change, ...]


def commits(repository: Repository, tip: str, since: str | None = None) -> Iterator[Commit]:
    """The commits that ``tip`` has and ``since`` has not, parents first."""
    span = [tip, f"^{since}"] if since else [tip]
    options = ("-z", "--raw", "-c", "--root", "--topo-order", "--reverse", "--no-abbrev", "--no-renames", "--no-color")
    for record in parts(repository, f"\0{_START}".encode(), "log", *options, _FORMAT, *span):
        if record:
            yield _commit(record.decode("utf-8", "replace").removeprefix(_START).removesuffix("\0"))


def _commit(record: str) -> Commit:
    id, parents, when, author, subject, trailers, *rest = record.split("\0")
    listed = [part.lstrip("\n") for part in rest if part.strip("\n")]
    return Commit(id, tuple(parents.split()), int(when), author, subject, trailers, tuple(_changes(listed)))


def _changes(listed: list[str]) -> Iterator[Change]:
    """Pairs of ``:modes blobs status`` and path; a merge has one mode and one blob for each parent."""
    for facts, path in zip(listed[::2], listed[1::2], strict=False):
        words = facts.lstrip(":").split(" ")
        count = len(words) // 2
        modes, blobs = words[:count], words[count : 2 * count]
        yield Change(path, _blob(modes[0], blobs[0]), _blob(modes[-1], blobs[-1]))


def _blob(mode: str, name: str) -> str:
    """The blob of a regular file; links and submodules count as absent."""
    return name if mode in ("100644", "100755") else ""
