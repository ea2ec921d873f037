"""The durable state of the work in hand: which commit it stands on, what the log says, what that makes."""

from dataclasses import dataclass

from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, Severity, WorkbenchError
from workbench.session.hand.replaying import replay
from workbench.storage.log.lines import Entry, LogState
from workbench.storage.log.operations import OperationLog
from workbench.storage.workspace import Workspace

#: How often something is read anew when other processes keep writing in between.
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Hand:
    """``base``: the commit ``saved`` was read from; ``instrument``: with the operations of the log done."""

    slug: str
    log: OperationLog
    state: LogState
    base: str
    saved: Instrument
    instrument: Instrument
    problems: tuple[Problem, ...] = ()

    @property
    def undone(self) -> tuple[Entry, ...]:
        """What redo would do again; nothing once the draft has moved on without it."""
        return self.state.undone if self.base == self.state.base else ()


def take(workspace: Workspace, slug: str) -> Hand:
    """Read the log and carry it out on the version it was written for; what cannot be trusted is put aside."""
    for _ in range(PATIENCE):
        try:
            return _take(workspace, slug)
        except WorkbenchError as error:
            if error.problem.code != "log-moved":
                raise
    return _take(workspace, slug)


def _take(workspace: Workspace, slug: str) -> Hand:
    log = workspace.operations(slug)
    state, damage = log.read()
    tip = workspace.commit()
    base = state.base if state.done or (state.undone and _same(workspace, slug, state.base, tip)) else tip
    saved, problems = workspace.read(slug, base)
    instrument, good = replay(saved, state.done)
    problems += damage
    if good < len(state.done):
        problems += (_put_aside(log, state, base, good),)
        state, _ = log.read()
    return Hand(slug, log, state, base, saved, instrument, problems)


def _same(workspace: Workspace, slug: str, old: str, new: str) -> bool:
    """Whether a draft has the same files at two commits."""
    path = f"{workspace.prefix}drafts/{slug}"
    trees = {workspace.repository.ask("rev-parse", "--quiet", "--verify", f"{at}:{path}") for at in (old, new)}
    return len(trees) == 1


def _put_aside(log: OperationLog, state: LogState, base: str, good: int) -> Problem:
    """Keep the steps that give what they gave; the whole log stays beside it."""
    log.restart(base, state.done[:good], after=state)
    count = len(state.done) - good
    hint = f"原来的记录另存在 {log.folder}。"
    return Problem(
        "log-differs", f"修改记录的最后 {count} 步重做不出原来的结果，没有计入。", "", hint, Severity.WARNING
    )
