"""One immutable node for every level, from 编 to 目."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.text import EMPTY, Text


class Number(NamedTuple):
    """第n条之k; ``k`` is 0 for a plain number. Sorts as (n, k)."""

    n: int
    k: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """条旨 or the name of a division, with the bracket the source wrote it in: "", "【】", "〖〗" or "（）"."""

    words: str
    bracket: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision 条款 or division 编章节, with all that stands inside it.

    ``text`` belongs to 款 and below (a block keeps its raw lines in it); units hold their words in children.
    ``number`` is set only where numbers are facts: articles in suffixed (之一) mode.
    ``mark`` is the written form of the first mark of its list where it differs from the level's own
    ("(1)", "1、", "①"), or "-" for a unit without a number (附则 of a code); ``block`` says what a block is
    (表, 图, 式). ``split_from`` and ``merged`` record ancestry: the id this one was split from, the ids taken in.
    """

    id: Id
    level: Level
    text: Text = EMPTY
    heading: Heading | None = None
    children: tuple["Provision", ...] = ()
    number: Number | None = None
    mark: str = ""
    block: str = ""
    split_from: Id | None = None
    merged: tuple[Id, ...] = ()

    def walk(self) -> Iterator["Provision"]:
        """This provision and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


UNNUMBERED = "-"
