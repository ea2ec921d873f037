"""What the columns of a file of opinions hold: as guessed, with a first value of each, and as somebody says instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from workbench.importing.opinions.columns import Field, mapped
from workbench.importing.opinions.rows import RawRow
from workbench.session.opinions.sending import table_of

#: What a column can hold, by the names of the command line.
MEANINGS = tuple(field.value for field in Field)
#: Rows in which a first value is looked for, and characters of it.
_TOP, _LONGEST = 50, 200


@dataclass(frozen=True, slots=True)
class Column:
    """``head``: the words over it; ``meaning``: one of MEANINGS, "" where it is not taken; ``example``: a value."""

    head: str
    meaning: str
    example: str


def columns_of(path: Path, said: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns from the left; () for a .docx. ``said`` as in ``Wishes``; WorkbenchError when nothing can be read."""
    table = table_of(path)
    if table is None:
        return ()
    meanings = {at: field.value for field, at in mapped(table.heads, said).items()}
    top = list(islice(table.rows, _TOP))
    return tuple(Column(head, meanings.get(at, ""), _example(top, at)) for at, head in enumerate(table.heads))


def _example(top: Sequence[RawRow], at: int) -> str:
    values = (row.cells[at].strip() for row in top if at < len(row.cells))
    return next((value for value in values if value), "")[:_LONGEST]


def meant(columns: Sequence[Column], at: int, meaning: str) -> dict[str, str]:
    """What is to be said so that column ``at`` holds ``meaning`` ("" for nothing), and the others what they do now."""
    now = {name: number for number, column in enumerate(columns) if (name := column.meaning) and number != at}
    if meaning:
        now[meaning] = at
    heads = [column.head for column in columns]
    return {name: _called(heads, now[name]) if name in now else "-" for name in MEANINGS}


def _called(heads: Sequence[str], at: int) -> str:
    """A column by its head, or by its number where that is none or belongs to another."""
    head = heads[at]
    return head if head not in ("", "-") and heads.index(head) == at else str(at + 1)
