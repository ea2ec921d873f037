"""A session that stays open for hours: it does not replay what it has just carried out itself."""

from dataclasses import replace
from pathlib import Path

from workbench.operations.results import Applied
from workbench.operations.values import Operation
from workbench.session.hand import Hand, take
from workbench.session.rebasing import brought_up_to_date
from workbench.session.session import Edit, Session
from workbench.session.view import View


class LiveSession(Session):
    """As :class:`Session`. After its own edit it takes over the result, as long as nobody else wrote to the log."""

    def _went(self, operation: Operation, applied: Applied, dry_run: bool, undone: bool = False) -> Edit:
        after = None if dry_run else self._gone_on(applied)
        if after is None:
            return super()._went(operation, applied, dry_run, undone)
        before, self._hand = self.view, after
        self.view = View(applied.instrument)
        return Edit(operation, applied, before, self.view, undone)

    def _gone_on(self, applied: Applied) -> Hand | None:
        """The hand after one more line in the log; None when there is more to it than that."""
        state, damage = self._hand.log.read()
        # The first line of a new log is its heading, number 0.
        expected = max(self._hand.state.seq, 0) + 1
        if damage or state.base != self._hand.base or state.seq != expected:
            return None
        return replace(self._hand, state=state, instrument=applied.instrument)

    def mark(self) -> tuple[object, ...]:
        """Changes whenever a process edits or saves this draft; costs two looks at the disk."""
        return (_stamp(self._hand.log.folder / "log.jsonl"), self.desk.workspace.commit())

    def reread(self) -> None:
        """Take over what other processes wrote to the log."""
        self._take(take(self.desk.workspace, self.slug))

    def catch_up(self) -> None:
        """Carry the work in hand over to the newest saved version; WorkbenchError where they collide."""
        self._take(brought_up_to_date(self._hand, self.desk.workspace))

    @property
    def log_folder(self) -> Path:
        """Where the unsaved work is kept, for messages."""
        return self._hand.log.folder


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
