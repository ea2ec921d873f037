"""Moving a branch as safely as a save: a merge commit, a step forward, another branch."""

from collections.abc import Mapping

from workbench.model.problems import refuse
from workbench.storage.locks import locked
from workbench.storage.saving.beforehand import beforehand
from workbench.storage.saving.entries import changed_between
from workbench.storage.saving.journal import Journal
from workbench.storage.saving.places import check_tracked
from workbench.storage.saving.preparing import (
    branch_at,
    carried_out,
    changed_paths,
    message_of,
    pending_ref,
    prepared,
    unhindered,
    write_journal,
)
from workbench.storage.saving.recovery import recover_locked
from workbench.storage.saving.work_tree import InHand
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace


def join(workspace: Workspace, changes: Mapping[str, bytes | None], message: str, *, expected: str, other: str) -> str:
    """One commit with two parents, ``expected`` and ``other``; returns its id.

    ``changes``: what it changes on ``expected``, by path in the repository. It is made as safely as any save.
    """
    repository = workspace.repository
    files = {check_tracked(path): content for path, content in changes.items()}
    with locked(repository.own / "save.lock"), beforehand(repository) as ready:
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            said = message_of(message, {})
            journal, known = prepared(repository, files, said, expected, None, False, ready, other)
            write_journal(repository, journal)
        return carried_out(repository, journal, known)


def advance(workspace: Workspace, changes: Mapping[str, bytes | None], *, expected: str, to: str) -> str:
    """Move the branch on to ``to``, a descendant of ``expected``; ``changes`` lie between the two."""
    repository = workspace.repository
    files = {check_tracked(path): content for path, content in changes.items()}
    with locked(repository.own / "save.lock"):
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            branch, _ = branch_at(repository, expected)
            paths, sight = changed_paths(repository, expected, files, park=False)
            pending = pending_ref(repository)
            repository.move(pending, to, repository.tip(pending), "advance")
            journal = Journal(branch, expected, to, pending, paths)
            write_journal(repository, journal)
        return carried_out(repository, journal, InHand(files, sight))


def switch(workspace: Workspace, branch: str) -> str:
    """Go over to another branch (its full name): HEAD, work tree and index; the commit it is at."""
    repository = workspace.repository
    with locked(repository.own / "save.lock"):
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            (_, old), new = repository.fit_head(), repository.tip(branch)
            if new is None:
                raise refuse("no-such-branch", "没有这个分支。", hint="用 workbench branch list 查看有哪些分支。")
            paths = changed_between(repository, old, new)
            before, after = ({path: pair[side] for path, pair in paths.items()} for side in (0, 1))
            unhindered(repository, before, after)
            journal = Journal(branch, new, new, "", paths, head=branch)
            write_journal(repository, journal)
        return carried_out(repository, journal)
