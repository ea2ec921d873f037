"""An import of opinions taken back: its lines leave the shards by a new commit, its people the private store."""

from dataclasses import dataclass

from workbench.model.problems import refuse
from workbench.session.opinions.book import Book, key
from workbench.session.opinions.moments import local
from workbench.session.reading.history import trailers
from workbench.storage.opinions import lines
from workbench.storage.opinions.files import saved
from workbench.storage.opinions.records import INTAKES, OPINIONS, Intake
from workbench.storage.opinions.shards import without

ACTION = "opinion-import-undo"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What went; ``commit`` "" for a trial."""

    intake: Intake
    opinions: tuple[str, ...]
    commit: str = ""

    @property
    def when(self) -> str:
        """When the import was made, as people here read it."""
        return local(self.intake.when)


def withdraw(book: Book, *, dry_run: bool = False) -> Withdrawn:
    """Take back the last import; WorkbenchError when somebody has worked on its opinions since."""
    if not book.intakes:
        raise refuse("nothing-to-undo", "还没有导入过意见。", hint="用 opinion import 导入。")
    intake = book.intakes[-1]
    ids = book.asking.from_intake(intake.id)
    used = book.asking.spoken_of(ids)
    if used:
        shown = "、".join(f"#{id}" for id in used[:5]) + ("等" if len(used) > 5 else "")
        message = f"最近一次导入的意见里，有 {len(used)} 条已经处理过（{shown}），不能撤销。"
        raise refuse("opinions-used", message, hint="这些意见请逐条处理；重复的可以归组。")
    if dry_run:
        return Withdrawn(intake, tuple(ids))
    changes = without(book.files, OPINIONS, book.asking.lines(ids).values())
    changes |= without(book.files, INTAKES, [lines.write(intake).rstrip(b"\n")])
    people = [key(book.opinion(id).opinion) for id in ids]
    message = f"撤销导入意见 {len(ids)} 条"
    commit = saved(book.workspace, book.slug, changes, message, trailers(ACTION), book.base)
    book.people.forget(people)
    return Withdrawn(intake, tuple(ids), commit)
