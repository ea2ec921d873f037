"""Which articles the commits between two revisions touched, oldest first."""

import re
from dataclasses import dataclass

from workbench.model.identity import Id
from workbench.storage.slug import check_slug
from workbench.storage.workspace import Workspace

#: Begins the header of a commit; no path of the listing can begin with it.
_START = "\x02"
_FORMAT = f"--format={_START}%s{_START}%(trailers:only,unfold)"
_ARTICLE = re.compile(r"/articles/([0-9A-Z]{8})\.toml$")


@dataclass(frozen=True, slots=True)
class Touch:
    """One save. ``articles``: the units whose own words it wrote, made or took away."""

    subject: str
    trailers: str
    articles: tuple[Id, ...]


def touches(workspace: Workspace, slug: str, older: str, newer: str) -> tuple[Touch, ...]:
    """The saves of a draft that lead from one revision to another; commits in both are none of them."""
    path = f"{workspace.prefix}drafts/{check_slug(slug)}"
    span = f"{workspace.commit(older)}..{workspace.commit(newer)}"
    out = workspace.repository.git(
        "log", "-z", "--reverse", "--no-merges", "--no-color", "--no-renames", "--name-only", _FORMAT, span, "--", path
    )
    return tuple(_touch(record) for record in out.decode("utf-8", "replace").split(f"\0{_START}") if record.strip())


def _touch(record: str) -> Touch:
    header, *paths = record.removeprefix(_START).split("\0")
    subject, _, rest = header.partition(_START)
    found = (_ARTICLE.search(path) for path in [*rest.splitlines(), *paths])
    return Touch(subject, rest, tuple(Id(match[1]) for match in found if match))
