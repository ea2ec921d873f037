"""Which articles the commits between two revisions touched, oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.identity import Id
from workbench.storage.files.own_files import unit_of
from workbench.storage.history.raw import Commit, commits
from workbench.storage.slug import check_slug
from workbench.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Touch:
    """One save. ``articles``: the units whose own words it wrote, made or took away."""

    subject: str
    trailers: str
    articles: tuple[Id, ...]


def touches(workspace: Workspace, slug: str, older: str, newer: str) -> Iterator[Touch]:
    """The saves of a draft that lead from one revision to another; commits in both are none of them, nor merges."""
    folder = f"{workspace.prefix}drafts/{check_slug(slug)}/"
    for commit in commits(workspace.repository, workspace.commit(newer), workspace.commit(older)):
        inside = list(_inside(commit, folder))
        if inside and len(commit.parents) < 2:
            articles = tuple(Id(unit) for unit in map(unit_of, inside) if unit)
            yield Touch(commit.subject, commit.trailers, articles)


def _inside(commit: Commit, folder: str) -> Iterator[str]:
    return (change.path.removeprefix(folder) for change in commit.changes if change.path.startswith(folder))
