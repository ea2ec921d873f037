"""Commits that touched a draft, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.storage.slug import check_slug
from workbench.storage.workspace import Workspace

_FORMAT = "%H%x00%an%x00%ae%x00%at%x00%s%x00%(trailers:only,unfold)"


@dataclass(frozen=True, slots=True)
class Commit:
    """One save. ``time`` in seconds since 1970; ``trailers`` as (key, value) in order."""

    id: str
    author: str
    email: str
    time: int
    subject: str
    trailers: tuple[tuple[str, str], ...]


def commits(
    workspace: Workspace, slug: str | None = None, *, revision: str | None = None, limit: int | None = None
) -> tuple[Commit, ...]:
    """The commits that touched a draft (None: the workspace) up to a revision (None: the branch)."""
    path = workspace.prefix + (f"drafts/{check_slug(slug)}" if slug is not None else "")
    count = [f"--max-count={limit}"] if limit is not None else []
    where = ["--", path.rstrip("/")] if path else []
    form = f"--format={_FORMAT}"
    out = workspace.repository.git("log", "-z", form, "--no-color", *count, workspace.commit(revision), *where)
    fields = out.decode("utf-8", "replace").split("\0")[:-1]
    return tuple(_commit(*fields[start : start + 6]) for start in range(0, len(fields), 6))


def _commit(found: str, author: str, email: str, when: str, subject: str, trailers: str) -> Commit:
    return Commit(found, author, email, int(when), subject, tuple(read_trailers(trailers)))


def read_trailers(lines: str) -> Iterator[tuple[str, str]]:
    """The (key, value) of each line ``Key: value``, in order."""
    for line in lines.splitlines():
        key, colon, value = line.partition(": ")
        if colon:
            yield key, value
