"""The branch moved while work was in hand: carry the work over to the new version, or say where it conflicts."""

from dataclasses import replace

from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.serial import from_data, to_data
from workbench.session.fingerprint import digest
from workbench.session.hand import Hand, take
from workbench.storage.log.lines import Entry
from workbench.storage.workspace import Workspace


def brought_up_to_date(hand: Hand, workspace: Workspace) -> Hand:
    """The same work on the tip of the branch; WorkbenchError with the place of the first conflict."""
    tip = workspace.commit()
    if hand.base == tip and hand.state.base in ("", tip):
        return hand
    now, _ = workspace.read(hand.slug, tip)
    entries = hand.state.done if now == hand.saved else _carried(hand, now)
    hand.log.restart(tip, [replace(entry, base=tip) for entry in entries])
    return take(workspace, hand.slug)


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
    return WorkbenchError(replace(problem, message=f"手头的修改与新版本冲突：{problem.message}", hint=hint))
