"""Finishing a save: the same steps whether it is going on or was cut off by a crash. Each can be done twice."""

from dataclasses import dataclass

from workbench.storage.git.repository import Repository
from workbench.storage.locks import locked
from workbench.storage.log.operations import OperationLog
from workbench.storage.saving import journal as journals
from workbench.storage.saving.journal import Journal
from workbench.storage.saving.rescue import new_rescue
from workbench.storage.saving.work_tree import InHand, refresh


@dataclass(frozen=True, slots=True)
class Finished:
    """``saved``: whether the commit is on the branch. ``rescue``: the ref that holds what would have been lost."""

    commit: str
    saved: bool
    rescue: str = ""


def recover(repository: Repository) -> Finished | None:
    """Finish the save a crash cut off; None when there is none."""
    if not journals.path_of(repository).exists():
        return None
    with locked(repository.own / "save.lock"):
        return recover_locked(repository)


def recover_locked(repository: Repository) -> Finished | None:
    """The same for one who holds the lock."""
    journal = journals.read(repository)
    return None if journal is None else finish(repository, journal)


def finish(repository: Repository, journal: Journal, known: InHand | None = None) -> Finished:
    """Branch, operation log, work tree, index, in this order; then the journal is removed.

    When the branch went elsewhere the commit is kept on a rescue ref. ``known``: to a save that is not recovered.
    """
    tip = _bring_branch(repository, journal)
    if tip is None:
        rescue = new_rescue()
        repository.move(rescue, journal.new, None, "rescue")
        _let_go(repository, journal)
        journals.clear(repository)
        return Finished(journal.new, saved=False, rescue=rescue)
    if journal.log:
        log = (known and known.log) or OperationLog(repository.own / "logs" / journal.log)
        log.advance(journal.old or "", journal.new, journal.log_seq)
    if journal.head:
        repository.git("symbolic-ref", "-m", "workbench: switch", "HEAD", journal.head)
    rescue = refresh(repository, journal, tip, known)
    journals.clear(repository)
    return Finished(journal.new, saved=True, rescue=rescue)


def _bring_branch(repository: Repository, journal: Journal) -> str | None:
    """Where the branch is, once the commit is on it and the pending ref gone; None when the branch went elsewhere."""
    if repository.hand_over(journal.branch, journal.new, journal.old, journal.pending, "save"):
        return journal.new
    tip = repository.tip(journal.branch)
    if tip == journal.old and repository.move(journal.branch, journal.new, journal.old, "save"):
        tip = journal.new
    if tip is None or not repository.is_within(journal.new, tip):
        return None
    _let_go(repository, journal)
    return tip


def _let_go(repository: Repository, journal: Journal) -> None:
    if journal.pending:
        repository.try_git("update-ref", "-d", journal.pending, journal.new)
