"""Saving: one commit, and after 已保存 nothing is lost whatever happens (docs/file-formats.md, "Saving")."""

from collections.abc import Mapping
from typing import Literal

from workbench.storage.git.author import Author
from workbench.storage.locks import locked
from workbench.storage.log.operations import OperationLog
from workbench.storage.saving.beforehand import beforehand
from workbench.storage.saving.places import check_path
from workbench.storage.saving.preparing import carried_out, message_of, prepared, write_journal
from workbench.storage.saving.recovery import recover_locked
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace


def save(
    workspace: Workspace,
    changes: Mapping[str, bytes | None],
    message: str,
    *,
    trailers: Mapping[str, str] | None = None,
    expected: str | None = None,
    log: tuple[OperationLog, int] | None = None,
    foreign: Literal["refuse", "park"] = "refuse",
    author: Author | None = None,
) -> str:
    """One commit with ``changes`` (paths relative to the workspace, None to delete); returns its id.

    ``expected``: the commit the changes were made on; ``branch-moved`` when the branch is elsewhere. ``log``: the
    operation log and the ``seq`` up to which the changes contain it; the save moves it on. ``foreign``: what to do
    about files in the way that neither the branch nor the workbench wrote: refuse with ``foreign-changes``, or park
    them on a rescue ref. All other files of the work tree and the index stay as they are. ``author``: as
    :func:`author_of` says, to who has asked already.
    """
    repository = workspace.repository
    files = {workspace.prefix + check_path(path): content for path, content in changes.items()}
    with locked(repository.own / "save.lock"), beforehand(repository) as ready:
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            said = message_of(message, trailers or {})
            journal, known = prepared(repository, files, said, expected, log, foreign == "park", ready, author=author)
            write_journal(repository, journal)
        return carried_out(repository, journal, known)
