"""The work in hand again: the last saved version with the operations of the log carried out on it."""

from collections.abc import Sequence

from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.operations.perform import perform
from workbench.operations.serial import from_data
from workbench.operations.work import Work
from workbench.session.hand.fingerprint import Fingerprint
from workbench.storage.log.lines import Entry


def replay(instrument: Instrument, entries: Sequence[Entry]) -> tuple[Instrument, int]:
    """The instrument after as many of ``entries`` as give what they gave when they were made, and how many.

    Only the digest of the last one is computed as a rule; all of them when it does not agree.
    """
    made, fingerprint = states(instrument, entries), Fingerprint()
    if len(made) == len(entries) + 1 and (not entries or fingerprint.of(made[-1]) == entries[-1].digest):
        return made[-1], len(entries)
    good = 0
    # What the log itself added when a saved step was undone meanwhile has no digest: nobody had computed the result.
    while good + 1 < len(made) and entries[good].digest in ("", fingerprint.of(made[good + 1])):
        good += 1
    return made[good], good


def states(instrument: Instrument, entries: Sequence[Entry]) -> list[Instrument]:
    """The instrument before and after each entry, as far as they can be carried out."""
    made, work = [instrument], Work(instrument)
    for entry in entries:
        try:
            perform(from_data(entry.operation), work)
        except (WorkbenchError, ValueError):
            break
        made.append(work.instrument)
        work.go_on()
    return made
