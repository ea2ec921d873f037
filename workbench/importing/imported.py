"""What an import hands over."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem
from workbench.model.provision import Number


@dataclass(frozen=True, slots=True)
class LineRole:
    """What a source line was taken for. ``line`` counts from 1 (in a .docx, paragraphs and tables are counted).

    ``label`` is the mark as printed (第十五条, （一）), "" where there is none.
    """

    line: int
    role: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made to the source: ``before`` is the fragment of the line, ``after`` what it became."""

    line: int
    kind: str
    before: str
    after: str
    message: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A 批注 of a .docx: who wrote it, about which words, at which line."""

    line: int
    author: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """An instrument and the account of how every line of the source was used.

    ``source_numbers``: the number each provision bore in the source; ``printed``: its mark as written there.
    ``derived``: the roles of lines that were left out because the program makes them itself (目录, a repeated title).
    """

    instrument: Instrument
    source_numbers: Mapping[Id, Number]
    printed: Mapping[Id, str]
    roles: tuple[LineRole, ...]
    repairs: tuple[Repair, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def derived(self) -> tuple[LineRole, ...]:
        """Lines that are left out because they are computed."""
        return tuple(role for role in self.roles if role.role in DERIVED)


CONTENTS = "目录"
REPEATED = "重复题名"
DERIVED = (CONTENTS, REPEATED)
NOISE = "杂项"
