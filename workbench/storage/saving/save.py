"""Saving: one commit, and after 已保存 nothing is lost whatever happens (docs/file-formats.md, "Saving")."""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Literal

from workbench.model.problems import WorkbenchError, refuse
from workbench.storage.git.author import author_of
from workbench.storage.git.commit_build import Draft, build
from workbench.storage.git.repository import Repository
from workbench.storage.locks import locked
from workbench.storage.log.operations import OperationLog
from workbench.storage.saving import journal as journals
from workbench.storage.saving.journal import Journal
from workbench.storage.saving.recovery import finish, recover_locked
from workbench.storage.saving.work_files import Places, blob_like, check_path, check_tracked
from workbench.storage.saving.work_tree import Blobs, blobs_at, changed_between, foreign_among, foreign_staged
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def save(
    workspace: Workspace,
    changes: Mapping[str, bytes | None],
    message: str,
    *,
    trailers: Mapping[str, str] | None = None,
    expected: str | None = None,
    log: tuple[OperationLog, int] | None = None,
    foreign: Literal["refuse", "park"] = "refuse",
) -> str:
    """One commit with ``changes`` (paths relative to the workspace, None to delete); returns its id.

    ``expected``: the commit the changes were made on; ``branch-moved`` when the branch is elsewhere. ``log``: the
    operation log and the ``seq`` up to which the changes contain it; the save moves it on. ``foreign``: what to do
    about files in the way that neither the branch nor the workbench wrote: refuse with ``foreign-changes``, or park
    them on a rescue ref. All other files of the work tree and the index stay as they are.
    """
    repository = workspace.repository
    files = {workspace.prefix + check_path(path): content for path, content in changes.items()}
    with locked(repository.own / "save.lock"):
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            journal = _prepare(repository, files, _message(message, trailers or {}), expected, log, foreign == "park")
            _write_journal(repository, journal)
        return _carry_out(repository, journal)


def join(workspace: Workspace, changes: Mapping[str, bytes | None], message: str, *, expected: str, other: str) -> str:
    """One commit with two parents, ``expected`` and ``other``; returns its id.

    ``changes``: what it changes on ``expected``, by path in the repository. It is made as safely as any save.
    """
    repository = workspace.repository
    files = {check_tracked(path): content for path, content in changes.items()}
    with locked(repository.own / "save.lock"):
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            journal = _prepare(repository, files, _message(message, {}), expected, None, False, other)
            _write_journal(repository, journal)
        return _carry_out(repository, journal)


def advance(workspace: Workspace, changes: Mapping[str, bytes | None], *, expected: str, to: str) -> str:
    """Move the branch on to ``to``, a descendant of ``expected``; ``changes`` lie between the two."""
    repository = workspace.repository
    files = {check_tracked(path): content for path, content in changes.items()}
    with locked(repository.own / "save.lock"):
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            branch = _branch_at(repository, expected)
            paths = _changed_paths(repository, expected, files, park=False)
            pending = _pending(repository)
            repository.move(pending, to, repository.tip(pending), "advance")
            journal = Journal(branch, expected, to, pending, paths)
            _write_journal(repository, journal)
        return _carry_out(repository, journal)


def _prepare(
    repository: Repository,
    files: Mapping[str, bytes | None],
    message: str,
    expected: str | None,
    log: tuple[OperationLog, int] | None,
    park: bool,
    other: str | None = None,
) -> Journal:
    branch = _branch_at(repository, expected)
    old = repository.tip(branch)
    if log is not None and log[0].read()[0].base != old:
        raise _moved()
    paths = _changed_paths(repository, old, files, park)
    if not paths and other is None:
        raise refuse("nothing-to-save", "没有需要保存的修改。")
    pending = _pending(repository)
    made = {path: files[path] for path in paths}
    new = build(repository, pending, Draft(old, made, message, author_of(repository), other))
    name, seq = (log[0].folder.name, log[1]) if log else ("", -1)
    return Journal(branch, old, new, pending, paths, name, seq)


def _branch_at(repository: Repository, expected: str | None) -> str:
    """The branch to save on; refuses when it is not where it is expected to be."""
    branch = repository.refuse_unfit()
    if expected is not None and expected != repository.tip(branch):
        raise _moved()
    return branch


def _pending(repository: Repository) -> str:
    """The ref that holds a commit until the branch does; every linked work tree has its own."""
    return f"refs/workbench/pending/{hashlib.blake2b(str(repository.git_dir).encode(), digest_size=6).hexdigest()}"


def _changed_paths(
    repository: Repository, old: str | None, files: Mapping[str, bytes | None], park: bool
) -> dict[str, tuple[str | None, str | None]]:
    """The blob before and after of each file that really changes; refuses what could not or must not be written."""
    before = blobs_at(repository, old, files)
    places = Places(repository.top)
    for path in files:
        _ = places[path]  # refuses what could not be written, before anything is
    like = repository.no_blob(old)
    after = {path: None if content is None else blob_like(content, like) for path, content in files.items()}
    paths = {path: (before[path], after[path]) for path in files if before[path] != after[path]}
    if not park:
        _refuse_foreign(repository, {path: before[path] for path in paths}, {path: after[path] for path in paths})
    return paths


def _write_journal(repository: Repository, journal: Journal) -> None:
    """Write it or leave none: a save that is refused must not be finished later."""
    try:
        journals.write(repository, journal)
    except OSError:
        with suppress(OSError):
            journals.clear(repository)
        raise


def _carry_out(repository: Repository, journal: Journal) -> str:
    """Finish; when the disk fails after the branch has moved, the next program to come finishes instead."""
    try:
        with disk_errors(repository.top):
            finished = finish(repository, journal)
    except WorkbenchError:
        tip = repository.tip(journal.branch)
        if tip is None or not repository.is_within(journal.new, tip):
            journals.clear(repository)
            raise
        return journal.new
    if not finished.saved:
        raise _moved()
    return journal.new


def _moved() -> WorkbenchError:
    return refuse("branch-moved", "草案在别处有了新的版本，没有保存。", hint="先把手头的修改移到新版本上，再保存。")


def _refuse_foreign(repository: Repository, before: Blobs, after: Blobs) -> None:
    found = {**foreign_among(repository, before, after), **foreign_staged(repository, before, after)}
    if found:
        shown = "、".join(sorted(found)[:5]) + ("等" if len(found) > 5 else "")
        hint = "先查看这些文件，决定采用还是放到一边。"
        raise refuse(
            "foreign-changes",
            f"有 {len(found)} 个文件在工作台之外被改过、还没有提交，没有保存。",
            where=shown,
            hint=hint,
        )


def _message(message: str, trailers: Mapping[str, str]) -> str:
    subject = _CONTROL.sub("", message.replace("\r", "")).strip()
    if not subject:
        raise refuse("empty-message", "没有写保存说明。", hint="用 -m 写一句说明。")
    if bad := [key for key in trailers if not _KEY.fullmatch(key)]:
        raise ValueError(f"not a trailer key: {bad[0]!r}")
    lines = (f"{key}: {_CONTROL.sub('', ' '.join(value.split()))}" for key, value in trailers.items())
    return subject + "\n" + ("\n" + "\n".join(lines) + "\n" if trailers else "")


def switch(workspace: Workspace, branch: str) -> str:
    """Go over to another branch (its full name): HEAD, work tree and index; the commit it is at."""
    repository = workspace.repository
    with locked(repository.own / "save.lock"):
        with disk_errors(repository.git_dir):
            recover_locked(repository)
            old, new = repository.tip(repository.refuse_unfit()), repository.tip(branch)
            if new is None:
                raise refuse("no-such-branch", "没有这个分支。", hint="用 workbench branch list 查看有哪些分支。")
            paths = changed_between(repository, old, new)
            before, after = ({path: pair[side] for path, pair in paths.items()} for side in (0, 1))
            _refuse_foreign(repository, before, after)
            journal = Journal(branch, new, new, _pending(repository), paths, head=branch)
            _write_journal(repository, journal)
        return _carry_out(repository, journal)
