"""A session that stays open for hours, while other processes work on the same draft."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from workbench.model.problems import WorkbenchError
from workbench.operations.serial import from_data
from workbench.operations.values import Operation
from workbench.session.hand.collisions import Meeting
from workbench.session.hand.rebasing import brought_up_to_date
from workbench.session.hand.settling import meeting_at_the_tip, settled
from workbench.session.session import Session


class Mark(NamedTuple):
    """``log``: time and size of the log, (0, 0) without one; ``tip``: the newest version on the branch."""

    log: tuple[int, int] = (0, 0)
    tip: str = ""


class LiveSession(Session):
    """As :class:`Session`, with a cheap way to see that somebody else wrote, and to take it over."""

    def mark(self) -> Mark:
        """Changes whenever a process edits or saves this draft; asks git."""
        return Mark(self.log_mark(), self.tip)

    def log_mark(self) -> tuple[int, int]:
        """The part of the mark that an edit changes; costs one look at the disk."""
        return _stamp(self.log_folder / "log.jsonl")

    @property
    def log_folder(self) -> Path:
        """Where the operation log of this draft and branch is."""
        return self._hand.log.folder

    def prepare(self) -> None:
        """Work out ahead of time what the first edit would wait for: the digests of all files. Writes nothing."""
        with suppress(WorkbenchError):  # of a draft that no files can hold; whoever edits it is told
            self._fingerprint.of(self.view.instrument)

    def catch_up(self) -> None:
        """Carry the work in hand over to the newest saved version; WorkbenchError where they collide."""
        self._take(brought_up_to_date(self._hand, self.desk.workspace))

    def last_step(self) -> tuple[Operation, Operation] | None:
        """What undo would take back, and what takes it back."""
        done = self._hand.state.done
        return (from_data(done[-1].operation), from_data(done[-1].inverse)) if done else None

    def next_step(self) -> tuple[Operation, Operation] | None:
        """What redo would do again, and what takes it back."""
        undone = self._hand.undone
        return (from_data(undone[0].operation), from_data(undone[0].inverse)) if undone else None

    def meeting(self) -> tuple[Meeting, str]:
        """The work in hand beside the newest saved version, and which commit that is."""
        self.reread()
        return meeting_at_the_tip(self._hand, self.desk.workspace)

    def settle(self, tip: str, operations: Iterable[Operation]) -> None:
        """Put ``operations``, made on ``tip``, in the place of the work in hand; the old log is kept.

        WorkbenchError ``log-moved`` or ``branch-moved`` when somebody wrote since; then nothing is done.
        """
        self._take(settled(self._hand, self.desk.workspace, tip, operations))

    @property
    def tip(self) -> str:
        """The newest version on the branch."""
        return self.desk.workspace.commit()

    @property
    def branch(self) -> str:
        """The branch that saving adds to."""
        return self.desk.workspace.repository.branch().removeprefix("refs/heads/")


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
