"""Opening a draft with much unsaved work: the log of two thousand typed operations is carried out again."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.drafts import SLUG, founded
from bench.figure import Figure
from bench.timing import best
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.text import join
from workbench.operations.perform import perform
from workbench.operations.serial import to_data
from workbench.operations.values import Batch, Replace
from workbench.operations.work import Work
from workbench.session.hand.fingerprint import digest
from workbench.session.session import Session
from workbench.storage.log.lines import Entry

_STEPS = 2_000


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """Beside opening the same draft without unsaved work."""
    founded(instrument, folder)
    session = Session.open(folder, SLUG)
    bare = best(lambda: Session.open(folder, SLUG))
    log = session.desk.workspace.operations(SLUG)
    log.folder.mkdir(parents=True, exist_ok=True)
    log.restart(session.base, _typed(session), after=log.read()[0])
    opened = best(lambda: Session.open(folder, SLUG))
    assert Session.open(folder, SLUG).unsaved == _STEPS
    return [Figure(f"open with {_STEPS:,} unsaved typed operations", opened, "without", bare, limit=1.0)]


def _typed(session: Session) -> list[Entry]:
    """Two characters added to a 款 here and there; the last entry has the digest of the result."""
    work = Work(session.view.instrument)
    entries = list(_steps(work, session.base))
    last = entries[-1]
    return [*entries[:-1], Entry(last.operation, last.inverse, last.base, digest(work.instrument))]


def _steps(work: Work, base: str) -> Iterator[Entry]:
    dice = Random(1)
    paragraphs = [node.id for node in work.tree.root.walk() if node.level is Level.PARAGRAPH and node.text]
    for _ in range(_STEPS):
        target = dice.choice(paragraphs)
        operation = Replace(target, join((*work.tree.node(target).text, "新字")))
        perform(operation, work)
        yield Entry(to_data(operation), to_data(Batch(work.way_back)), base, "")
        work.go_on()
