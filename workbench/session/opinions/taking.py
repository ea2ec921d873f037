"""Taking opinions in: masked, numbered, linked and grouped, then one commit; nothing is kept of a failed one."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from workbench.amendments.opinions.citing import Citing
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.person import Person
from workbench.amendments.opinions.personal import Datum, masked, personal
from workbench.amendments.opinions.sent import Sent
from workbench.model.problems import Problem, WorkbenchError
from workbench.rendering.comparison.progress import SILENT, Progress
from workbench.session.opinions.book import Book
from workbench.session.opinions.intaking import Intaking, Wishes
from workbench.session.opinions.moments import now, whoever
from workbench.session.opinions.sending import read_batch
from workbench.session.reading.history import trailers
from workbench.storage.opinions import lines
from workbench.storage.opinions.files import saved
from workbench.storage.opinions.records import INTAKES, OPINIONS, Intake
from workbench.storage.opinions.shards import Changes, appended

T = TypeVar("T")
ACTION = "opinion-import"
#: Opinions after which it is told how many there are.
_STEP = 500


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did. ``added``: the new 意见编号; ``known``: rows that were here already.

    ``version``: which reading they are about, a stage or a commit; ``stage``: "" where it is a commit.
    ``linked``: how many are about a provision; ``grouped``: how many say what an earlier one says; ``people``: of
    how many the private store knows the sender now.
    """

    added: tuple[str, ...]
    linked: int
    grouped: int
    known: int
    people: int
    masked: Counter[Datum]
    columns: tuple[str, ...]
    unused: tuple[str, ...]
    version: str
    stage: str
    problems: tuple[Problem, ...]
    source: str = ""
    commit: str = ""


@dataclass(slots=True)
class _Gathered:
    """What a file gives, before anything is written; ``name``: of the file, as git may keep it."""

    taken: Taken
    opinions: list[Opinion]
    people: list[Person]
    commit: str
    name: str


def take(book: Book, path: Path, wishes: Wishes, *, dry_run: bool = False, progress: Progress = SILENT) -> Taken:
    """Import the file; WorkbenchError, and nothing changed, when that cannot be done.

    Cancelled, and nothing changed, when nobody wants it any more before the writing begins.
    """
    found = _gathered(book, path, wishes, progress)
    taken = found.taken
    progress.check()
    if dry_run or not found.opinions:
        return taken
    progress.tell("正在写入，这一步不能停止")
    by, count = whoever(book.workspace), len(found.opinions)
    about = Intake(taken.source, found.name, now(), by, count, taken.version, found.commit, taken.columns)
    return replace(taken, commit=_saved(book, found, about))


def _gathered(book: Book, path: Path, wishes: Wishes, progress: Progress) -> _Gathered:
    """Read, mask, number, link and group."""
    stage, commit = _version(book, wishes.version)
    version = stage or commit
    citing = Citing(book.desk.at(book.slug, commit).view.instrument)
    batch = read_batch(path, wishes.columns, citing)
    intake = Intaking(book, wishes, version, citing)
    opinions = intake.all(_counted(batch.sent, progress))
    taken = Taken(
        tuple(opinion.id for opinion in opinions),
        sum(bool(opinion.links) for opinion in opinions),
        sum(bool(opinion.group) for opinion in opinions),
        intake.known, len(intake.people), intake.masked, batch.columns, batch.unused, version, stage,
        (*batch.problems, *intake.problems), intake.source,
    )  # fmt: skip
    name = masked(path.name, personal(path.name, intake.names.found_in(path.name)))
    return _Gathered(taken, opinions, intake.people, commit, name)


def _counted(sent: Iterator[Sent], progress: Progress) -> Iterator[Sent]:
    """The same, telling how many there are, and last that like ones are looked for, which begins after them."""
    for number, one in enumerate(sent):
        if number % _STEP == 0:
            progress.check()
            progress.tell(f"正在读，已有 {number} 条" if number else "正在读")
        yield one
    progress.check()
    progress.tell("正在找出相同的意见")


def _version(book: Book, said: str) -> tuple[str, str]:
    """The stage ("" for none) and the commit that somebody means; the last stage when nobody says."""
    stages = book.desk.stages(book.slug)
    name = said or (stages[-1] if stages else "")
    if name in stages:
        return name, book.desk.stage(book.slug, name)
    return "", book.workspace.commit(name or None)


def _saved(book: Book, found: _Gathered, about: Intake) -> str:
    """People first: if the commit fails they are taken out again, so no opinion is ever without its sender.

    What was gathered is used up: a hundred thousand opinions are not held in memory while git gets them.
    """
    kept = [(person.id, person.digest) for person in found.people]
    if kept:
        book.people.keep(_used_up(found.people))
    changes: Changes = appended(book.files, OPINIONS, map(lines.write, _used_up(found.opinions)))
    changes |= appended(book.files, INTAKES, [lines.write(about)])
    message = f"导入意见 {about.count} 条"
    try:
        return saved(book.workspace, book.slug, changes, message, trailers(ACTION), book.base)
    except BaseException:
        with suppress(WorkbenchError):
            book.people.forget(kept)
        raise


def _used_up(records: list[T]) -> Iterator[T]:
    """The records in order, each let go of as it is taken."""
    records.reverse()
    while records:
        yield records.pop()
