"""Who sent the opinions: handed to another office, taken over from one, and forgotten on request.

个人信息保护法第四十七条: deleting the person leaves the record of what was said and answered as it is.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path

from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.person import Person
from workbench.importing.opinions.plain_files import read_csv
from workbench.model.problems import refuse
from workbench.session.exporting import write_new
from workbench.session.opinions.book import Book, key
from workbench.storage.opinions.records import read

HEADS = ("意见编号", "校验", "来件校验", "提出人", "电话", "证件", "地址", "邮箱", "来件原文")
#: A spreadsheet would take words that begin so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def export_people(book: Book, path: Path, *, force: bool) -> int:
    """Write what this machine knows into a .csv for another office; how many people."""
    people = book.people.everybody()
    if not people:
        raise refuse(
            "no-people", "这台机器上没有这份草案的提出人信息。", hint="向导入意见的同事要一份 people export 的文件。"
        )
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADS)
    writer.writerows([_guarded(cell) for cell in astuple(person)] for person in people)
    write_new(path, text.getvalue().encode("utf-8-sig"), force=force)
    path.chmod(0o600)
    return len(people)


def import_people(book: Book, path: Path) -> tuple[int, int]:
    """Take over such a file: how many people, and how many belong to no opinion here and were left out."""
    table = read_csv(path)
    if table.heads != HEADS:
        raise refuse(
            "not-people", "这不是 people export 写出的文件。", hint="请对方用 opinion people export 重新导出。"
        )
    people = [
        _today(book, Person(*(_bare(cell) for cell in row.cells)))
        for row in table.rows
        if len(row.cells) == len(fields(Person))
    ]
    here = {key(one) for line in book.asking.every_line() for _, one in read(line, Opinion, "", [])}
    ours = [person for person in people if (person.id, person.digest) in here]
    if ours:
        book.people.keep(ours)
    return len(ours), len(people) - len(ours)


def forget(book: Book, ids: Sequence[str]) -> int:
    """Delete who sent these opinions, and their words before masking; how many were known."""
    return book.people.forget([key(book.opinion(id).opinion) for id in ids])


def of(book: Book, opinion: Opinion) -> Person | None:
    """Who sent an opinion, if this machine knows."""
    return book.people.of(*key(opinion))


def _today(book: Book, person: Person) -> Person:
    """A file that was written before a merge names opinions by the numbers they had then."""
    id, digest = book.moved.get((person.id, person.digest), (person.id, person.digest))
    return replace(person, id=id, digest=digest)


def _guarded(cell: str) -> str:
    return _GUARD + cell if cell.startswith((*_FORMULA, _GUARD)) else cell


def _bare(cell: str) -> str:
    return cell.removeprefix(_GUARD)
