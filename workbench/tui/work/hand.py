"""The draft in hand as the screen holds it: one writer at a time, off the thread that answers keys."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from workbench.model.identity import Id, IdSource
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.operations.results import Refused
from workbench.operations.values import Operation
from workbench.session.amending.unproposed import Unproposed
from workbench.session.hand.rebasing import SAVED_ELSEWHERE
from workbench.session.live import LiveSession
from workbench.session.saving import Saved
from workbench.session.session import Edit
from workbench.session.staging import standing
from workbench.session.syncing.disputes import Dispute, as_problems, disputes
from workbench.session.telling.consequences import Told, tell
from workbench.session.view import View
from workbench.tui.editor.model.body import Body
from workbench.tui.work.grouping import Step, typed_on
from workbench.tui.work.suggesting import written
from workbench.tui.work.turns import Turns
from workbench.tui.work.typing import is_invisible, on_top

T = TypeVar("T")
#: What is done about a conflict of a merge, and where.
_SETTLE = "Alt+X 逐处裁定。"


@dataclass(frozen=True, slots=True)
class Account:
    """What the last edit did, for the line at the bottom and the list behind it."""

    edit: Edit
    told: Told


class Hand:
    """All changes go through here.

    ``problems``: what the checks found last; ``unwritten``: why what is typed could not be written; ``collided``: why
    a version that was saved elsewhere could not be taken over; ``disputes``: what merges left to be answered.
    """

    def __init__(self, session: LiveSession) -> None:
        self.session = session
        self.saved = session.saved
        self.last: Account | None = None
        self.problems: tuple[Problem, ...] = ()
        self.unwritten: Problem | None = None
        self.collided: Problem | None = None
        self.elsewhere: tuple[str, ...] = ()
        self.disputes: tuple[Dispute, ...] = ()
        self.branch = session.branch
        #: What is typed becomes proposals, and nothing here changes the draft.
        self.suggesting = False
        self.unproposed = Unproposed(session)
        #: The numbers of unsaved steps that began after a pause, or were not typed.
        self._breaks: set[int] = set()
        self._turns = Turns(session)
        self._ids = IdSource(set(session.view.labels))

    @property
    def view(self) -> View:
        """The draft as it is now."""
        return self.session.view

    def draw(self) -> Id:
        """A new id that no provision of this draft ever had."""
        while (id := self._ids.draw()) in self.view.labels:
            continue
        return id

    @property
    def blocking(self) -> int:
        """How many conflicts of merges keep the draft from stages and exports."""
        return sum(one.blocks for one in self.disputes)

    def findings(self) -> tuple[Problem, ...]:
        """What merges left, the defects of the files, what the rules find; takes its time."""
        damaged = self.ask()
        return (*as_problems(self.disputes, self.view, _SETTLE), *damaged, *standing(self.session))

    def ask(self) -> tuple[Problem, ...]:
        """Look again what merges left; what of it cannot be read."""
        self.disputes, damaged = disputes(self.session.desk, self.session.slug, self.view)
        return damaged

    async def alone(self, work: Callable[[], T]) -> T:
        """Run ``work`` off the main thread, after whatever runs already; what it wrote is not news to the next look."""
        return await self._turns.take(work)

    async def prepare(self) -> None:
        """Before anybody edits, so that the first edit is as quick as the others."""
        await self._turns.prepare()

    async def keep_unproposed(self, base: View, unit: Id, body: Body) -> None:
        """Keep lines of a unit, typed on ``base``, that are to be proposed; the draft does not change."""
        await asyncio.to_thread(lambda: self.unproposed.keep(base.node(unit), written(base, unit, body, self.draw)))

    async def _edited(self, work: Callable[[], Edit]) -> Edit:
        return await self._turns.edit(lambda: self._tell(work()))

    async def apply(self, operation: Operation, base: View | None = None, *, goes_on: bool = False) -> Edit:
        """Carry out an operation made on ``base``; when another process wrote meanwhile, on top of what it did.

        ``goes_on``: it was typed without a pause after the step before, and may be undone together with it.
        """
        if self.suggesting:
            raise refuse("suggesting", "建议模式里不直接改草案。", hint="按 Shift+F2 退出建议模式。")
        edit = await self._edited(lambda: self._apply(operation, base or self.view))
        (self._breaks.discard if goes_on else self._breaks.add)(self.session.unsaved)
        return edit

    def _apply(self, operation: Operation, base: View) -> Edit:
        try:
            return self.session.apply(self._carried(operation, base))
        except WorkbenchError as error:
            if error.problem.code not in ("log-moved", "branch-moved"):
                raise
        self.session.reread()
        return self.session.apply(self._carried(operation, base))

    def _carried(self, operation: Operation, base: View) -> Operation:
        carried = on_top(operation, base.instrument, self.view.instrument)
        if isinstance(carried, Refused):
            raise WorkbenchError(replace(carried.problem, code="both-edited"))
        return carried

    async def undo(self) -> Edit:
        """Take back the last step that can be seen, with what was typed on to it in one go."""
        return await self._edited(self._undo)

    def _undo(self) -> Edit:
        step, number = self.session.last_step(), self.session.unsaved
        first = edit = self.session.undo()
        while before := self.session.last_step():
            together = step and number not in self._breaks and typed_on(Step(*before), Step(*step))
            if not together and not is_invisible(edit.operation, edit.before, edit.after):
                break
            step, number = before, self.session.unsaved
            edit = self.session.undo()
        return replace(edit, before=first.before)

    async def redo(self) -> Edit:
        """Do it again."""
        return await self._edited(self._redo)

    def _redo(self) -> Edit:
        step = self.session.next_step()
        first = edit = self.session.redo()
        while following := self.session.next_step():
            together = step and self.session.unsaved + 1 not in self._breaks and typed_on(Step(*step), Step(*following))
            if not together and not is_invisible(edit.operation, edit.before, edit.after):
                break
            step = following
            edit = self.session.redo()
        return replace(edit, before=first.before)

    def _tell(self, edit: Edit) -> Edit:
        if edit.applied.renumbered or edit.applied.rewordings or edit.applied.problems or self.last is None:
            self.last = Account(edit, tell(edit.applied, edit.before, edit.after))
        return edit

    async def save(self, message: str, park: bool = False) -> Saved:
        """A version of all that is in hand."""
        return await self.saved_by(lambda: self.session.save(message, park=park))

    async def saved_by(self, work: Callable[[], Saved]) -> Saved:
        """The same for other work that ends with a version of all that is in hand."""
        done = await self.alone(work)
        self.saved = self.session.saved
        self._breaks.clear()
        return done

    async def changed_elsewhere(self, *, anew: bool = False) -> bool:
        """Whether another process wrote to this draft since we did; takes over what it wrote. ``anew``: in any case.

        WorkbenchError when the work in hand collides with a version saved elsewhere.
        """
        if not await self._turns.is_news(anew):
            return False
        await self.alone(self.session.reread)
        self.branch = await asyncio.to_thread(lambda: self.session.branch)
        self.collided = None
        try:
            await self.alone(self.session.catch_up)
        except WorkbenchError as error:
            self.collided = error.problem if error.problem.code == SAVED_ELSEWHERE else None
            raise
        finally:
            self.saved = self.session.saved
        return True
