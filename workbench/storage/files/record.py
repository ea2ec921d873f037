"""The compact form of one article between its file and the tree: what the cache keeps.

A record is ``[id, level, stored text, heading, bracket, mark, block, split_from, merged, children]``, JSON values
only; ``heading`` is None where there is none.
"""

import re
from typing import Any

from workbench.model.identity import ID_PATTERN, Id
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import EMPTY, Text
from workbench.model.tokens import decode

Record = list[Any]

_PLAIN = re.compile(rf"\{{({ID_PATTERN.pattern})\}}")
_LEVELS = {level.value: level for level in Level}


def provision(record: Record) -> Provision:
    """The provision of a record."""
    word, level, stored, heading, bracket, mark, block, split_from, merged, children = record
    return Provision(
        word,
        _LEVELS[level],
        text(stored),
        None if heading is None else Heading(heading, bracket),
        tuple(map(provision, children)),
        None,
        mark,
        block,
        split_from,
        tuple(map(Id, merged)),
    )


def text(stored: str) -> Text:
    """The text of a stored form; equal to ``decode``, with a short way for the plain tokens that most are (3 ×)."""
    if "{" not in stored:
        return (stored,) if stored else EMPTY
    pieces = _PLAIN.split(stored)
    if any("{" in words for words in pieces[::2]):
        return decode(stored)
    found: list[str | Reference] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            found.append(Reference(Pointer((Id(piece),))))
        elif piece:
            found.append(piece)
    return tuple(found)
