"""The draft in hand: the only mutable object, and the one thing both interfaces talk to."""

from dataclasses import dataclass, replace
from pathlib import Path

from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity, WorkbenchError, refuse
from workbench.operations.apply import apply
from workbench.operations.results import Applied, Refused
from workbench.operations.serial import from_data, to_data
from workbench.operations.values import Operation
from workbench.session.desk import Desk
from workbench.session.hand.fingerprint import Fingerprint
from workbench.session.hand.rebasing import brought_up_to_date, on_top
from workbench.session.hand.replaying import states
from workbench.session.hand.state import PATIENCE, Hand, take
from workbench.session.saving import Beside, Saved, save_work
from workbench.session.view import View
from workbench.storage.log.lines import Data


@dataclass(frozen=True, slots=True)
class Edit:
    """One step: ``operation`` is what somebody asked for, ``applied`` what was carried out (for undo, its inverse).

    ``undone`` is set when the step took ``operation`` back.
    """

    operation: Operation
    applied: Applied
    before: View
    after: View
    undone: bool = False

    @property
    def data(self) -> Data:
        """The operation in its serial form."""
        return to_data(self.applied.operation)


class Session:
    """One draft of one workspace. Every change is on the disk before the method that makes it returns."""

    def __init__(self, desk: Desk, slug: str) -> None:
        self.desk = desk
        self.slug = slug
        self._hand = take(desk.workspace, slug)
        self._fingerprint = Fingerprint()
        self.view = View(self._hand.instrument)

    @classmethod
    def open(cls, folder: Path, slug: str | None = None) -> "Session":
        """The draft called ``slug``, or the only one, of the workspace that ``folder`` is in."""
        desk = Desk.find(folder)
        return cls(desk, desk.choose(slug))

    @property
    def saved(self) -> View:
        """The version the work in hand stands on."""
        return View(self._hand.saved)

    @property
    def base(self) -> str:
        """The commit the work in hand stands on."""
        return self._hand.base

    @property
    def steps(self) -> tuple[Operation, ...]:
        """The operations that are not saved yet, in order."""
        return tuple(from_data(entry.operation) for entry in self._hand.state.done)

    @property
    def moments(self) -> tuple[View, ...]:
        """The draft as saved, then after each of ``steps``."""
        return tuple(View(instrument) for instrument in states(self._hand.saved, self._hand.state.done))

    @property
    def unsaved(self) -> int:
        """How many steps are not saved yet."""
        return len(self._hand.state.done)

    @property
    def redoable(self) -> int:
        """How many steps redo would do again."""
        return len(self._hand.undone)

    @property
    def moved(self) -> bool:
        """Whether somebody saved this draft since the work in hand began."""
        return self._hand.base != self.desk.workspace.commit()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Defects of the files and of the log."""
        return self._hand.problems

    def locate(self, words: str) -> Id:
        """The place that ``words`` name today; LOCATOR@STAGE means the numbers of that stage."""
        place, at, stage = words.partition("@")
        if not at:
            return self.view.locate(place)
        then = self.desk.at(self.slug, self.desk.stage(self.slug, stage)).view
        id = then.locate(place)
        if id not in self.view.labels:
            raise refuse("no-such-place", f"{stage}的{then.name(id)}现在已经没有了。", where=words)
        return id

    def apply(self, operation: Operation, dry_run: bool = False) -> Edit:
        """Carry out, and write it to the log; WorkbenchError, and nothing changed, when it is refused.

        ``operation`` is meant for ``view``; where another version was saved meanwhile, it is carried over to that.
        """
        if not dry_run:
            self._refuse_defects()
            seen = self.view.instrument
            self._take(brought_up_to_date(self._hand, self.desk.workspace))
            operation = on_top(operation, seen, self.view.instrument)
        applied = self._applied(operation)
        if not dry_run:
            said, hand = self._fingerprint.of(applied.instrument), self._hand
            hand.log.append(to_data(operation), to_data(applied.inverse), hand.base, said, after=hand.state)
        return self._went(operation, applied, dry_run)

    def undo(self, dry_run: bool = False) -> Edit:
        """Take back the last step that is not saved; saved versions are never changed."""
        if not self._hand.state.done:
            raise refuse("nothing-to-undo", "没有可以撤销的修改。", hint="保存过的版本用 log 查看。")
        entry = self._hand.state.done[-1]
        applied = self._applied(from_data(entry.inverse))
        if not dry_run:
            self._hand.log.undo(after=self._hand.state)
        return self._went(from_data(entry.operation), applied, dry_run, undone=True)

    def redo(self, dry_run: bool = False) -> Edit:
        """Do the step again that was taken back last."""
        if not self._hand.undone:
            raise refuse("nothing-to-redo", "没有可以重做的修改。", hint="撤销以后又作了新的修改的，不能再重做。")
        operation = from_data(self._hand.undone[0].operation)
        applied = self._applied(operation)
        if not dry_run:
            self._hand.log.redo(after=self._hand.state)
        return self._went(operation, applied, dry_run)

    def save(self, message: str, *, park: bool = False, beside: Beside | None = None) -> Saved:
        """One commit of all that is in hand; ``park``: put files aside that somebody else changed meanwhile.

        ``beside``: what goes into the same commit; with it there may be nothing in hand.
        """
        self._refuse_defects()
        saved = self._save(message, park, beside)
        now = self._hand.instrument
        hand = replace(self._hand, base=saved.commit, saved=now, state=self._hand.log.read()[0])
        # Another process may have gone on in between: then everything is read again.
        self._take(take(self.desk.workspace, self.slug) if hand.state.done else hand)
        return saved

    def reread(self) -> None:
        """Take over what other processes wrote to the log."""
        self._take(take(self.desk.workspace, self.slug))

    def _save(self, message: str, park: bool, beside: Beside | None) -> Saved:
        """Save; again when somebody else saved in the moment between looking and saving."""
        for left in reversed(range(PATIENCE)):
            self._take(brought_up_to_date(self._hand, self.desk.workspace))
            if not self._hand.state.done:
                self.reread()
            if not self._hand.state.done and beside is None:
                raise refuse("nothing-to-save", "没有需要保存的修改。", hint="用 status 查看手头的工作。")
            try:
                return save_work(self.desk.workspace, self._hand, message, park=park, beside=beside)
            except WorkbenchError as error:
                if error.problem.code != "branch-moved" or not left:
                    raise
        raise AssertionError("unreachable")

    def _applied(self, operation: Operation) -> Applied:
        applied = apply(operation, self.view.instrument, self.view.wording)
        if isinstance(applied, Refused):
            raise WorkbenchError(applied.problem)
        return applied

    def _went(self, operation: Operation, applied: Applied, dry_run: bool, undone: bool = False) -> Edit:
        before, after = self.view, View(applied.instrument, applied.wording)
        if not dry_run:
            hand = replace(self._hand, instrument=applied.instrument, state=self._hand.log.read()[0])
            self.view = after
            mine = (hand.state.base, hand.state.seq) == (self._hand.base, max(self._hand.state.seq, 0) + 1)
            self._take(hand if mine else take(self.desk.workspace, self.slug))
        return Edit(operation, applied, before, after, undone)

    def _take(self, hand: Hand) -> None:
        self._hand = hand
        if hand.instrument is not self.view.instrument:
            self.view = View(hand.instrument)

    def _refuse_defects(self) -> None:
        """Nothing may be written over files that could not be read whole."""
        bad = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        if bad:
            raise WorkbenchError(bad[0])
