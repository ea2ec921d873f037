"""The branch moved while work was in hand: carry the work over to the new version, or say where it conflicts."""

from dataclasses import replace

from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError, refuse
from workbench.operations.apply import apply
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.serial import from_data, to_data
from workbench.operations.values import Operation
from workbench.session.hand.fingerprint import digest
from workbench.session.hand.state import PATIENCE, Hand, take
from workbench.storage.locks import locked
from workbench.storage.log.lines import Entry
from workbench.storage.saving.recovery import recover_locked
from workbench.storage.workspace import Workspace

#: What the work in hand and a version saved elsewhere both changed; somebody has to decide.
SAVED_ELSEWHERE = "saved-elsewhere"


def brought_up_to_date(hand: Hand, workspace: Workspace) -> Hand:
    """The work in hand on the tip of the branch; WorkbenchError with the place of the first conflict.

    What other processes did to the log since ``hand`` was read is in the answer, never undone by it.
    """
    for _ in range(PATIENCE):
        if _stands_on(hand, workspace.commit()):
            return hand
        hand = _moved_on(workspace, hand.slug)
    raise refuse("branch-moved", "别的程序不断地保存新的版本。", hint="稍后再试。")


def on_top(operation: Operation, base: Instrument, now: Instrument) -> Operation:
    """``operation``, made on ``base``, for the draft as it is now; WorkbenchError ``both-edited`` where they meet."""
    carried = operation if base == now else carry_over(operation, base, now)
    if isinstance(carried, Refused):
        raise WorkbenchError(replace(carried.problem, code="both-edited"))
    return carried


def _stands_on(hand: Hand, tip: str) -> bool:
    return hand.base == tip and hand.state.base in ("", tip)


def _moved_on(workspace: Workspace, slug: str) -> Hand:
    # Under the lock of saving: a save moves the branch first and the log after it, and between the two
    # what is saved already would look as if it were still to be done.
    with locked(workspace.repository.own / "save.lock"):
        recover_locked(workspace.repository)
        hand, tip = take(workspace, slug), workspace.commit()
        if not _stands_on(hand, tip):
            _restart(hand, tip, workspace.read(slug, tip)[0])
    return take(workspace, slug)


def _restart(hand: Hand, tip: str, now: Instrument) -> None:
    entries = hand.state.done if now == hand.saved else _carried(hand, now)
    try:
        hand.log.restart(tip, [replace(entry, base=tip) for entry in entries], after=hand.state)
    except WorkbenchError as error:
        if error.problem.code != "log-moved":
            raise


def _carried(hand: Hand, now: Instrument) -> tuple[Entry, ...]:
    before, entries = hand.saved, list[Entry]()
    for entry in hand.state.done:
        operation = from_data(entry.operation)
        carried = carry_over(operation, before, now)
        done = carried if isinstance(carried, Refused) else apply(carried, now)
        old = apply(operation, before)
        if isinstance(done, Refused) or isinstance(old, Refused):
            raise _conflict(done if isinstance(done, Refused) else old)
        entries.append(Entry(to_data(done.operation), to_data(done.inverse), "", digest(done.instrument)))
        before, now = old.instrument, done.instrument
    return tuple(entries)


def _conflict(refused: object) -> WorkbenchError:
    assert isinstance(refused, Refused)
    problem = refused.problem
    hint = "别处已经改了同一处：用 undo 撤回手头的修改，看过新版本以后再改。"
    message = f"手头的修改与新版本冲突：{problem.message}"
    return WorkbenchError(replace(problem, code=SAVED_ELSEWHERE, message=message, hint=hint))
