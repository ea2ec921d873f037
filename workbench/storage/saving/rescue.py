"""Rescue refs: words that neither the branch nor the workbench wrote, kept before their place is used."""

import time
from collections.abc import Mapping

from workbench.storage.git.author import author_of
from workbench.storage.git.commit_build import Draft, build
from workbench.storage.git.repository import Repository

RESCUE = "refs/workbench/rescue/"


def new_rescue() -> str:
    """A new ref name, by time (UTC)."""
    return f"{RESCUE}{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{time.time_ns() % 10**9:09}"


def park(repository: Repository, files: Mapping[str, bytes | None], parent: str | None, message: str) -> str:
    """A rescue ref on a commit that holds ``files`` (paths in the repository) on top of ``parent``."""
    ref = new_rescue()
    build(repository, ref, Draft(parent, files, message, author_of(repository)))
    return ref


def rescues(repository: Repository) -> dict[str, str]:
    """Commit ids by rescue ref, oldest first."""
    return dict(sorted(repository.refs(RESCUE).items()))
