"""What saving, merging and switching share: a commit prepared, the journal written, both carried out."""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress

from workbench.language.display import clean, one_line
from workbench.model.problems import WorkbenchError, refuse
from workbench.storage.git.author import Author, author_of
from workbench.storage.git.commit_build import Draft, building
from workbench.storage.git.repository import Repository
from workbench.storage.log.operations import OperationLog
from workbench.storage.saving import journal as journals
from workbench.storage.saving.beforehand import Beforehand
from workbench.storage.saving.entries import Blobs, blobs_at
from workbench.storage.saving.journal import Journal
from workbench.storage.saving.places import Places
from workbench.storage.saving.recovery import finish
from workbench.storage.saving.sight import Sight, look
from workbench.storage.saving.work_files import blob_like
from workbench.storage.saving.work_tree import InHand
from workbench.storage.steps import disk_errors

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def prepared(
    repository: Repository,
    files: Mapping[str, bytes | None],
    message: str,
    expected: str | None,
    log: tuple[OperationLog, int] | None,
    park: bool,
    ready: Beforehand,
    other: str | None = None,
    author: Author | None = None,
) -> tuple[Journal, InHand]:
    """The commit, held by a pending ref, and what finishing it takes; ``other``: a second parent.

    The files are written ``ready`` while git is at work.
    """
    branch, old = branch_at(repository, expected)
    if log is not None and log[0].read()[0].base != old:
        raise moved()
    paths, sight = changed_paths(repository, old, files, park)
    if not paths and other is None:
        raise refuse("nothing-to-save", "没有需要保存的修改。")
    pending = pending_ref(repository)
    made = {path: files[path] for path in paths}
    with building(repository, pending, Draft(old, made, message, author or author_of(repository), other)) as commit:
        ready.write(made)
        new = commit()
    name, seq = (log[0].folder.name, log[1]) if log else ("", -1)
    known = InHand(made, sight, log[0] if log else None, ready.files)
    return Journal(branch, old, new, pending, paths, name, seq), known


def branch_at(repository: Repository, expected: str | None) -> tuple[str, str | None]:
    """The branch to save on and the commit it is at; refuses when that is not the expected one."""
    branch, tip = repository.fit_head()
    if expected is not None and expected != tip:
        raise moved()
    return branch, tip


def pending_ref(repository: Repository) -> str:
    """The ref that holds a commit until the branch does; every linked work tree has its own."""
    return f"refs/workbench/pending/{hashlib.blake2b(str(repository.git_dir).encode(), digest_size=6).hexdigest()}"


def changed_paths(
    repository: Repository, old: str | None, files: Mapping[str, bytes | None], park: bool
) -> tuple[dict[str, tuple[str | None, str | None]], Sight | None]:
    """The blob before and after of each file that really changes; refuses what could not or must not be written.

    And what stands in their places, unless that is not to be refused but parked.
    """
    before = blobs_at(repository, old, files)
    Places(repository.top).check(files)  # refuses what could not be written, before anything is
    like = repository.no_blob(old)
    after = {path: None if content is None else blob_like(content, like) for path, content in files.items()}
    paths = {path: (before[path], after[path]) for path in files if before[path] != after[path]}
    if park:
        return paths, None
    return paths, unhindered(repository, {path: before[path] for path in paths}, {path: after[path] for path in paths})


def write_journal(repository: Repository, journal: Journal) -> None:
    """Write it or leave none: a save that is refused must not be finished later."""
    try:
        journals.write(repository, journal)
    except OSError:
        with suppress(OSError):
            journals.clear(repository)
        raise


def carried_out(repository: Repository, journal: Journal, known: InHand | None = None) -> str:
    """Finish; when the disk fails after the branch has moved, the next program to come finishes instead."""
    try:
        with disk_errors(repository.top):
            finished = finish(repository, journal, known)
    except WorkbenchError:
        tip = repository.tip(journal.branch)
        if tip is None or not repository.is_within(journal.new, tip):
            journals.clear(repository)
            raise
        return journal.new
    if not finished.saved:
        raise moved()
    return journal.new


def moved() -> WorkbenchError:
    """Somebody else was quicker."""
    return refuse("branch-moved", "草案在别处有了新的版本，没有保存。", hint="先把手头的修改移到新版本上，再保存。")


def unhindered(repository: Repository, before: Blobs, after: Blobs) -> Sight:
    """What stands in these places; refuses when somebody changed it without the workbench and did not commit it."""
    sight = look(repository, before, after)
    if found := sight.foreign:
        shown = "、".join(sorted(found)[:5]) + ("等" if len(found) > 5 else "")
        hint = "先查看这些文件，决定采用还是放到一边。"
        raise refuse(
            "foreign-changes",
            f"有 {len(found)} 个文件在工作台之外被改过、还没有提交，没有保存。",
            where=shown,
            hint=hint,
        )
    return sight


def message_of(message: str, trailers: Mapping[str, str]) -> str:
    """The message of a commit, without control characters; refuses one that says nothing."""
    subject = clean(message).replace("\t", " ").strip()
    if not subject:
        raise refuse("empty-message", "没有写保存说明。", hint="用 -m 写一句说明。")
    if bad := [key for key in trailers if not _KEY.fullmatch(key)]:
        raise ValueError(f"not a trailer key: {bad[0]!r}")
    lines = (f"{key}: {one_line(' '.join(value.split()))}" for key, value in trailers.items())
    return subject + "\n" + ("\n" + "\n".join(lines) + "\n" if trailers else "")
