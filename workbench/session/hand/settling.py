"""The log anew after a collision was settled: what went through and what was decided, on the newest version."""

from collections.abc import Iterable

from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError, refuse
from workbench.operations.apply import apply
from workbench.operations.results import Refused
from workbench.operations.serial import from_data, to_data
from workbench.operations.values import Operation
from workbench.session.hand.collisions import Meeting, meet
from workbench.session.hand.fingerprint import digest
from workbench.session.hand.state import Hand, take
from workbench.storage.locks import locked
from workbench.storage.log.lines import Entry
from workbench.storage.workspace import Workspace


def meeting_at_the_tip(hand: Hand, workspace: Workspace) -> tuple[Meeting, str]:
    """The work in hand beside the newest version, and which commit that is."""
    tip = workspace.commit()
    now, _ = workspace.read(hand.slug, tip)
    return meet(hand.saved, [from_data(entry.operation) for entry in hand.state.done], now), tip


def settled(hand: Hand, workspace: Workspace, tip: str, operations: Iterable[Operation]) -> Hand:
    """The work in hand as ``operations`` on ``tip``; the old log is kept beside the new one.

    WorkbenchError ``log-moved`` or ``branch-moved`` when somebody wrote since; then nothing is done.
    """
    entries = tuple(_entries(operations, workspace.read(hand.slug, tip)[0], tip))
    # Under the lock of saving, as every change of the ground the log stands on.
    with locked(workspace.repository.own / "save.lock"):
        if workspace.commit() != tip:
            raise refuse("branch-moved", "别处又存了新的版本。", hint="请再看一遍。")
        hand.log.restart(tip, entries, after=hand.state)
    return take(workspace, hand.slug)


def _entries(operations: Iterable[Operation], now: Instrument, tip: str) -> Iterable[Entry]:
    for operation in operations:
        done = apply(operation, now)
        if isinstance(done, Refused):
            raise WorkbenchError(done.problem)
        now = done.instrument
        yield Entry(to_data(done.operation), to_data(done.inverse), tip, digest(now))
